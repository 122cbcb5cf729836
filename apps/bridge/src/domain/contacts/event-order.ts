import type { ContactEvent, ContactEventKind, TicketStatus } from './contact-event.ts'

/** Within one second: who says something and then solves does it by one click, and a ticket is there before anything happens to it. */
const rank: Partial<Record<ContactEventKind, number>> = { opened: 0, requester_changed: 1, message: 2 }

/** The events once each, in the order in which they happened. Depends on the events alone, not on how they came in. */
export function inOrder(events: readonly ContactEvent[]): ContactEvent[] {
  const byId = new Map<string, ContactEvent>()
  for (const event of events) {
    const known = byId.get(event.id)
    if (!known || compareTellings(event, known) < 0) byId.set(event.id, event)
  }
  return [...byId.values()].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || rankOf(a) - rankOf(b) || compareIds(a.id, b.id),
  )
}

/** Two statuses of one second: a ticket is opened on its way to being solved, and nobody solves and reopens by one click. */
const progress: readonly TicketStatus[] = ['new', 'open', 'pending', 'hold', 'solved', 'closed']

const rankOf = (event: ContactEvent): number =>
  event.kind === 'status' ? 4 + progress.indexOf(event.to) : (rank[event.kind] ?? 3)

/** Two tellings of one event by two clocks: the earlier one. */
const compareTellings = (a: ContactEvent, b: ContactEvent): number =>
  Date.parse(a.at) - Date.parse(b.at) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

/** The helpdesk counts upwards: 9 is before 10. */
export function compareIds(a: string, b: string): number {
  const [isCountA, isCountB] = [a, b].map((id) => /^\d+$/.test(id))
  if (isCountA !== isCountB) return isCountA ? -1 : 1
  return (isCountA ? a.length - b.length : 0) || (a < b ? -1 : a > b ? 1 : 0)
}
