import { normaliseOrderNumber } from '../identity/normalise.ts'
import type { NumberStyle } from '../identity/same-order-number.ts'

/** A normalised number without what any shop writes around its own: `EU-1042` and `1042` are one for those who count tries. */
export function bareNumber(number: string, styles: readonly NumberStyle[]): string {
  for (const { prefix = '', suffix = '' } of styles) {
    const [before, behind] = [normaliseOrderNumber(prefix), suffix.trim().toUpperCase()]
    const start = before !== '' && number.startsWith(before) ? before.length : 0
    const end = behind !== '' && number.endsWith(behind) ? number.length - behind.length : number.length
    if (end - start < number.length && end > start) return number.slice(start, end)
  }
  return number
}
