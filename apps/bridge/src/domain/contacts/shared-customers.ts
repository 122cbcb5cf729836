import { day } from './durations.ts'
import { orderKey } from './issue-keys.ts'
import type { TicketHistory } from './ticket-history.ts'

/** A customer who asks about more orders than this within `sharedWithinDays` days is a shared mailbox or a marketplace's relay. */
export const sharedAbove = 20
export const sharedWithinDays = 30

/** Of each ticket of a customer. Without an order it stands for itself. */
type Use = Pick<TicketHistory, 'ticketId' | 'openedAt' | 'order'>

/** Whether one customer is shared, by all her tickets. */
function isSharedCustomer(uses: readonly Use[]): boolean {
  const byTime = uses
    .map(({ ticketId, openedAt, order }) => ({
      at: Date.parse(openedAt),
      about: order ? orderKey(order) : ticketId,
    }))
    .toSorted((a, b) => a.at - b.at)
  const counts = new Map<string, number>()
  let oldest = 0
  for (const use of byTime) {
    counts.set(use.about, (counts.get(use.about) ?? 0) + 1)
    for (
      let left = byTime[oldest];
      left && use.at - left.at > sharedWithinDays * day;
      left = byTime[oldest]
    ) {
      const count = (counts.get(left.about) ?? 0) - 1
      if (count > 0) counts.set(left.about, count)
      else counts.delete(left.about)
      oldest += 1
    }
    if (counts.size > sharedAbove) return true
  }
  return false
}

/** The customers in these histories who are shared. Once shared, always shared: it does not depend on the order of arrival. */
export function sharedCustomers(histories: readonly TicketHistory[]): ReadonlySet<string> {
  const uses = new Map<string, Use[]>()
  for (const history of histories)
    for (const customer of history.customers) {
      const hers = uses.get(customer)
      if (hers) hers.push(history)
      else uses.set(customer, [history])
    }
  return new Set([...uses].filter(([, hers]) => isSharedCustomer(hers)).map(([customer]) => customer))
}
