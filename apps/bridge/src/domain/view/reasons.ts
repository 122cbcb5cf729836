import type { Reason } from '@throughline/shared/contract'
import type { Key, SourceRecord } from '@throughline/shared/model'
import { answersTo } from '../identity/answers-to.ts'
import { identityOf } from '../identity/identity-of.ts'
import type { NumberStyle } from '../identity/same-order-number.ts'
import type { OrderGroup } from '../merge/order-group.ts'

/** The keys of the ticket that lead to these records, in the ticket's own ranking. */
export function matchingKeys(
  records: readonly SourceRecord[],
  { keys, styleOf }: { keys: readonly Key[]; styleOf: (connection: string) => NumberStyle },
): Key[] {
  const known = records.map((record) => ({
    identity: identityOf(record),
    numbers: styleOf(record.connection),
  }))
  return keys.filter(({ kind, value }) =>
    known.some(({ identity, numbers }) => answersTo(identity, { by: kind, value, numbers })),
  )
}

export const reasonsOf = (keys: readonly Key[]): Reason[] =>
  keys.map(({ kind, shown, places }) => ({ by: kind, shown, places }))

export const recordsOf = ({ order, warehouseOrders, returns }: OrderGroup): SourceRecord[] => [
  ...(order ? [order] : []),
  ...warehouseOrders,
  ...returns,
]

/** How sure we are that an order is the requester's. */
export type Confidence = 'hers' | 'other_contact' | 'only_a_number'

/**
 * - `hers`: the helpdesk's own contact of the requester is on the order, or an agent typed what leads to it.
 * - `other_contact`: a contact that stands in the ticket's text is on it. She may use two addresses; shown, and said.
 * - `only_a_number`: a number was named and nothing on the order confirms the person: it may be a stranger's.
 */
export function confidenceOf(matching: readonly Key[]): Confidence {
  if (matching.some(({ places }) => places.includes('search'))) return 'hers'
  const contacts = matching.filter(({ kind }) => kind === 'email' || kind === 'phone')
  if (contacts.some(({ places }) => places.includes('requester_identity'))) return 'hers'
  return contacts.length > 0 ? 'other_contact' : 'only_a_number'
}
