import type { ContactEvent, ContactEventKind } from './contact-event.ts'
import { between, oneMoment } from './durations.ts'
import { inOrder } from './event-order.ts'
import { solvesOf } from './solves-of.ts'
import type { HistoryMessage, TicketHistory } from './ticket-history.ts'

type EventOf<Kind extends ContactEventKind> = Extract<ContactEvent, { kind: Kind }>

/** The history of one ticket from its events, in any order of arrival and with any number of duplicates. Throws on none, or on two tickets. */
export function foldTicket(events: readonly ContactEvent[]): TicketHistory {
  const told = inOrder(events)
  const first = told[0]
  if (!first) throw new Error('No events: a history needs at least one')
  const { ticketId } = first
  const stranger = told.find((event) => event.ticketId !== ticketId)
  if (stranger)
    throw new Error(`Events of two tickets, ${ticketId} and ${stranger.ticketId}: fold each alone`)

  const all = <Kind extends ContactEventKind>(kind: Kind): EventOf<Kind>[] =>
    told.filter((event): event is EventOf<Kind> => event.kind === kind)
  const opened = all('opened')[0]
  const openedAt = opened?.at ?? first.at
  const said = all('message')
  const messages = said.map(messageOf)
  const solves = solvesOf(all('status'), messages, all('bot_handed_over'))
  const merge = all('merged_into').at(-1)
  const removal = told.findLast(({ kind }) => kind === 'removed' || kind === 'restored')
  const handedOver = all('bot_handed_over')
  const handedOverAt = handedOver.find(({ endedAlone }) => !endedAlone)?.at
  const brand = all('brand_changed').at(-1)?.brand ?? opened?.brand
  const order = orderOf(all('linked'))
  const corrected = all('cause_corrected').at(-1)?.cause
  return {
    ticketId,
    openedAt,
    lastAt: latest([
      openedAt,
      ...messages.filter(isSpoken).map(({ at }) => at),
      ...solves.map(({ at }) => at),
    ]),
    channel:
      (opened?.followUpOf === undefined ? opened?.channel : undefined) ?? said[0]?.channel ?? 'unknown',
    customers: [...new Set(all('requester_changed').at(-1)?.customer ?? opened?.customer)].toSorted(),
    isSideConversation: opened?.isSideConversation ?? false,
    isTest: all('tagged_test').some(({ at }) => !isInherited(opened, at)),
    status: all('status').at(-1)?.to ?? 'new',
    messages,
    solves,
    assignments: all('assigned').map(({ at, group, assignee }) => ({
      at,
      ...(group !== undefined && { group }),
      ...(assignee !== undefined && { assignee }),
    })),
    conversations: [...new Set(handedOver.map(({ conversation }) => conversation))].toSorted(),
    ...(brand !== undefined && { brand }),
    ...(opened?.followUpOf !== undefined && { followUpOf: opened.followUpOf }),
    ...(merge && { mergedInto: { ticketId: merge.ticketId2, at: merge.at } }),
    ...(removal?.kind === 'removed' && { removed: removal.how }),
    ...(order && { order }),
    ...(handedOverAt !== undefined && { handedOverAt }),
    ...(corrected && { corrected }),
  }
}

const messageOf = ({ at, role, isPublic, author, thanks }: EventOf<'message'>): HistoryMessage => ({
  at,
  role,
  isPublic,
  thanks: thanks ?? false,
  ...(author !== undefined && { author }),
})

const isSpoken = ({ isPublic, role }: HistoryMessage): boolean => isPublic && role !== 'system'

/** A follow-up gets all tags of the closed ticket when it is made; what is put on it later is its own. */
const isInherited = (opened: EventOf<'opened'> | undefined, at: string): boolean =>
  opened?.followUpOf !== undefined && between(opened.at, at) <= oneMoment

/** The newest link. Whoever looks at the order again without its return says nothing against the return. */
function orderOf(links: EventOf<'linked'>[]): TicketHistory['order'] {
  const newest = links.at(-1)
  if (!newest) return undefined
  const { connection, key, number } = newest
  const returnNumber = links.findLast(
    (link) => link.connection === connection && link.key === key && link.returnNumber !== undefined,
  )?.returnNumber
  return { connection, key, number, ...(returnNumber !== undefined && { returnNumber }) }
}

const latest = (times: string[]): string =>
  times.reduce((one, other) => (between(one, other) > 0 ? other : one))
