import type { RecordContent } from '@throughline/shared/model'
import { keyedHash } from './open-store.ts'

/** What a document can be found by; the kinds are the look-up keys of a connector. */
export interface TermInput {
  emails: readonly string[]
  phones: readonly string[]
  orderNumbers: readonly string[]
  returnNumbers: readonly string[]
  trackingNumbers: readonly string[]
  shopOrderIds: readonly string[]
  skus: readonly string[]
}

/** Reads and normalises the identity of a record; given from outside, because the store knows no domain rule. */
export type IdentityReader = (record: RecordContent) => TermInput

/** What names a person: kept as keyed hashes only. A helpdesk user is `account/id`. */
const hashed: ReadonlySet<string> = new Set(['email', 'phone', 'helpdesk_user'])

/** Turns a value into the form in which it is kept. E-mails and phones are kept as keyed hashes only. */
export type Terms = ReturnType<typeof createTerms>

export function createTerms(hashSecret: string) {
  const termOf = (by: string, value: string): string =>
    hashed.has(by) ? `${by}:${keyedHash(hashSecret, value)}` : `${by}:${value}`
  return {
    termOf,
    termsOf: (input: TermInput): string[] => [
      ...new Set([
        ...input.emails.map((value) => termOf('email', value)),
        ...input.phones.map((value) => termOf('phone', value)),
        ...input.orderNumbers.map((value) => termOf('order_number', value)),
        ...input.returnNumbers.map((value) => termOf('return_number', value)),
        ...input.trackingNumbers.map((value) => termOf('tracking_number', value)),
        ...input.shopOrderIds.map((value) => termOf('shop_order_id', value)),
        ...input.skus.map((value) => termOf('sku', value)),
      ]),
    ],
  }
}
