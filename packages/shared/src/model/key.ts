import { z } from 'zod'

/** What a look-up can be asked by. A key belongs to a person, an order, a return or a parcel. */
const keyKinds = ['email', 'phone', 'order_number', 'return_number', 'tracking_number'] as const
export const KeyKind = z.enum(keyKinds)
export type KeyKind = z.infer<typeof KeyKind>

/**
 * Where a key was found, strongest evidence first. The order is the ranking: the helpdesk knows the requester's
 * identities, a custom field was filled on purpose, a signature may belong to anybody in the thread.
 */
export const keyPlaces = [
  'requester_identity',
  'custom_field',
  'search',
  'subject',
  'description',
  'comment',
  'signature',
] as const
export const KeyPlace = z.enum(keyPlaces)
export type KeyPlace = z.infer<typeof KeyPlace>

/** A carrier that could have issued a tracking number: `checksum` when the check digit fits, `pattern` when only the shape does. */
export const CarrierCandidate = z.object({
  carrier: z.string(),
  certainty: z.enum(['checksum', 'pattern']),
})
export type CarrierCandidate = z.infer<typeof CarrierCandidate>

/**
 * One key of the person or of the order, found in a ticket.
 *
 * - `value` is normalised for comparison: e-mail lower-case, phone E.164, tracking number without spaces in capitals,
 *   order and return numbers without prefix sign, in capitals.
 * - `shown` is what stood in the text, for the agent.
 * - `connections` limits order and return numbers to the connections whose pattern they match; absent means any.
 * - `carriers` ranks who could have issued a tracking number; never reduced to one guess.
 */
export const Key = z.object({
  kind: KeyKind,
  value: z.string().min(1).max(320),
  shown: z.string().max(320),
  places: z.array(KeyPlace).min(1),
  connections: z.array(z.string()).optional(),
  carriers: z.array(CarrierCandidate).optional(),
})
export type Key = z.infer<typeof Key>
