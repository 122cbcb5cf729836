import { normaliseOrderNumber } from './normalise.ts'

/** What a shop writes around the number that customers quote: `EU-` before 1042, `-X` behind it. */
export interface NumberStyle {
  prefix?: string | undefined
  suffix?: string | undefined
}

/** Every way a customer may quote this number in a shop of this style, the given way first. Normalised. */
export function orderNumberSpellings(
  value: string,
  { prefix = '', suffix = '' }: NumberStyle = {},
): string[] {
  const plain = normaliseOrderNumber(value)
  if (plain === '') return []
  const before = normaliseOrderNumber(prefix)
  const behind = suffix.trim().toUpperCase()
  return [...new Set([plain, before + plain + behind, before + plain, plain + behind])]
}

/**
 * Whether two people mean one order of a shop: equal as given, or when the shop's own prefix and suffix are put around one of them.
 * `EU-1042` is not `US-1042`, and 1042 is not 10421.
 */
export function sameOrderNumber(a: string, b: string, style: NumberStyle = {}): boolean {
  const [one, other] = [normaliseOrderNumber(a), normaliseOrderNumber(b)]
  return orderNumberSpellings(one, style).includes(other) || orderNumberSpellings(other, style).includes(one)
}
