import type { TicketContext } from '@throughline/shared/contract'

/**
 * Whose orders are looked for. While it stays the same, an older panel may stand until the new one is there; when it
 * changes, the older panel shows another person's orders and must go at once.
 */
export const subjectOf = ({ ticketId, brandId, requester }: TicketContext): string =>
  JSON.stringify([
    ticketId,
    brandId,
    requester.emails.toSorted(),
    requester.phones.toSorted(),
    requester.name,
  ])

let last = 0
const versions = new WeakMap<object, number>()

/** A short name for this very object. A ticket can be 300 kB, too much to be a query key that is hashed on each render. */
export const versionOf = (value: object): number => {
  const known = versions.get(value)
  if (known !== undefined) return known
  last += 1
  versions.set(value, last)
  return last
}
