import type { TicketHistory } from './ticket-history.ts'

/** A customer who stands for more than this many orders within `sharedWithinDays` days is a shared mailbox or a marketplace's relay. */
export const sharedAbove = 20
export const sharedWithinDays = 30

/** Whether one customer is shared. `uses`: each ticket of hers, with its order where it has one; a ticket without one stands for itself. */
export function isSharedCustomer(
  uses: readonly Pick<TicketHistory, 'ticketId' | 'openedAt' | 'order'>[],
): boolean {
  throw new Error(`isSharedCustomer: ${uses.length}`)
}

/** The customers in these histories who are shared. Once shared, always shared: it does not depend on the order of arrival. */
export function sharedCustomers(histories: readonly TicketHistory[]): ReadonlySet<string> {
  throw new Error(`sharedCustomers: ${histories.length}`)
}
