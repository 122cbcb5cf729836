import type { SourceRecord } from '@throughline/shared/model'
import { identityOf } from '../identity/identity-of.ts'
import { normaliseEmail, normaliseOrderNumber } from '../identity/normalise.ts'

/** `gid://shopify/Order/450789469` and `450789469` are one id: systems downstream keep the short form. */
export const bareId = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

/**
 * Whether two records speak of one order. The shop's id decides where both carry it; else the number must be equal, and where both
 * name contacts they must share one, because two shops write the same numbers.
 */
export function isOfSameOrder(a: SourceRecord, b: SourceRecord): boolean {
  const [one, other] = [identityOf(a), identityOf(b)]
  if (one.shopOrderIds.length > 0 && other.shopOrderIds.length > 0) {
    return overlap(one.shopOrderIds.map(bareId), other.shopOrderIds.map(bareId))
  }
  if (!overlap(one.orderNumbers.map(normaliseOrderNumber), other.orderNumbers.map(normaliseOrderNumber)))
    return false
  if (one.emails.length === 0 || other.emails.length === 0) return true
  return overlap(one.emails.map(normaliseEmail), other.emails.map(normaliseEmail))
}

const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((value) => b.includes(value))
