import type { TicketHistory } from './ticket-history.ts'

/**
 * What may join this ticket to an issue with others. Two tickets without a common key are never one issue; those with one may be: close
 * a set of histories over these keys and give it to `groupIssues`. `shared` are customers that stand for many people.
 */
export function issueKeysOf(history: TicketHistory, shared: ReadonlySet<string>): string[] {
  const { ticketId, followUpOf, mergedInto, order, conversations, customers } = history
  return [
    `ticket:${ticketId}`,
    ...(followUpOf === undefined ? [] : [`ticket:${followUpOf}`]),
    // Empty where only a tag tells of the merge: what it went into nobody knows.
    ...(mergedInto?.ticketId ? [`ticket:${mergedInto.ticketId}`] : []),
    ...(order ? [`order:${orderKey(order)}`] : []),
    ...conversations.map((id) => `conversation:${id}`),
    ...customers.filter((customer) => !shared.has(customer)),
  ]
}

type HistoryOrder = NonNullable<TicketHistory['order']>

export const orderKey = ({ connection, key }: HistoryOrder): string => `${connection}/${key}`

/** What the trouble is about: the return, where one is known. */
export const subjectKey = (order: HistoryOrder): string => `${orderKey(order)}#${order.returnNumber ?? ''}`
