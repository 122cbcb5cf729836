import { isBotTalk } from './bot-turn.ts'
import { apartAfter, between, overAfter } from './durations.ts'
import type { Issue } from './issue.ts'
import type { TicketHistory } from './ticket-history.ts'
import { byOpening, isSetAside, type Unit, unitsOf } from './units.ts'

/**
 * Tickets as issues. Each history is in exactly one issue; the outcome depends on the histories alone, not on their order. For a part of
 * all tickets give a set that is closed over `issueKeysOf`, and the shared customers of all: then its issues are those of the whole.
 *
 * The oldest first, each ticket looks for the issue that it goes on with: the one of the ticket that it follows up, of its conversation, of
 * its order or return, and without an order the newest of its customer. So a ticket never joins two issues to one.
 */
export function groupIssues(histories: readonly TicketHistory[], shared: ReadonlySet<string>): Issue[] {
  const known = new KnownIssues(shared)
  for (const unit of unitsOf(histories)) known.add(unit, known.goesOnWith(unit) ?? [])
  const alone = histories.filter(isSetAside).map((history) => ({ id: history.ticketId, tickets: [history] }))
  return [...known.issues.map(issueOf), ...alone]
}

function issueOf(units: readonly Unit[]): Issue {
  const tickets = units.flatMap((unit) => unit.tickets)
  const head = speakerOf(units)
  if (!head) throw new Error('An issue without a ticket')
  return {
    id: head.ticketId,
    tickets: [head, ...tickets.filter((ticket) => ticket !== head).toSorted(byOpening)],
  }
}

/** The oldest; of a chatbot's conversation that was handed over the ticket on which a human went on with it: there it was settled. */
function speakerOf(units: readonly Unit[]): TicketHistory | undefined {
  const [first, ...later] = units
  if (!first || !isBotTalk(first.head.ticketId) || first.head.handedOverAt === undefined) return first?.head
  const goesOn = later.find(
    ({ head, conversations }) =>
      !isBotTalk(head.ticketId) && conversations.some((one) => first.conversations.includes(one)),
  )
  return (goesOn ?? first).head
}

/** The issues so far, found by what may join them. */
class KnownIssues {
  readonly issues: Unit[][] = []
  readonly #by = new Map<string, Set<Unit[]>>()
  readonly #shared: ReadonlySet<string>

  constructor(shared: ReadonlySet<string>) {
    this.#shared = shared
  }

  add(unit: Unit, issue: Unit[]): void {
    if (issue.length === 0) this.issues.push(issue)
    issue.push(unit)
    for (const key of [...keysOf(unit), ...this.#customersOf(unit)]) {
      const there = this.#by.get(key) ?? new Set()
      this.#by.set(key, there.add(issue))
    }
  }

  goesOnWith(unit: Unit): Unit[] | undefined {
    const { openedAt, order } = unit
    const find = (keys: readonly string[], isLikely: (issue: Unit[]) => boolean): Unit[] | undefined =>
      newest(
        keys
          .flatMap((key) => [...(this.#by.get(key) ?? [])])
          .filter((issue) => quietOf(issue, openedAt) <= apartAfter && isLikely(issue)),
        openedAt,
      )
    const isFresh = (issue: Unit[]): boolean => quietOf(issue, openedAt) <= overAfter
    const fits = (issue: Unit[]): boolean => !isAboutAnother(issue, order)
    return (
      find(unit.followUpOf.map(ticketKey), fits) ??
      find(unit.conversations.map(conversationKey), (issue) => isFresh(issue) && fits(issue)) ??
      find(order ? [`order:${order.subject}`] : [], (issue) => !isOver(issue, openedAt)) ??
      find(this.#customersOf(unit), (issue) => isFresh(issue) && (!order || issue.every((one) => !one.order)))
    )
  }

  /** Who stands for many people says nothing about the issue. */
  #customersOf({ customers }: Unit): string[] {
    return customers.filter((customer) => !this.#shared.has(customer)).map((id) => `customer:${id}`)
  }
}

const ticketKey = (id: string): string => `ticket:${id}`
const conversationKey = (id: string): string => `conversation:${id}`

const keysOf = ({ tickets, conversations, order }: Unit): string[] => [
  ...tickets.map(({ ticketId }) => ticketKey(ticketId)),
  ...conversations.map(conversationKey),
  ...(order ? [`order:${order.subject}`] : []),
]

/** She answered an old mail to write about another order. */
const isAboutAnother = (issue: readonly Unit[], order: Unit['order']): boolean =>
  order !== undefined &&
  issue.some((unit) => unit.order) &&
  !issue.some((unit) => unit.order?.key === order.key)

/** Solved, and then nothing for longer than any window. */
const isOver = (issue: readonly Unit[], at: string): boolean =>
  quietOf(issue, at) > overAfter && issue.every(({ head }) => isSolvedAt(head, at))

const isSolvedAt = ({ solves }: TicketHistory, at: string): boolean => {
  const last = solves.findLast((solve) => between(solve.at, at) >= 0)
  return last !== undefined && (last.undone === undefined || between(last.undone.at, at) < 0)
}

/** For how long nothing had been said or solved in it at this time, in milliseconds. */
function quietOf(issue: readonly Unit[], at: string): number {
  const tickets = issue.flatMap((unit) => unit.tickets)
  const times = tickets.flatMap(({ openedAt, messages, solves }) => [
    openedAt,
    ...messages.filter(({ isPublic, role }) => isPublic && role !== 'system').map((message) => message.at),
    ...solves.map((solve) => solve.at),
  ])
  return Math.min(...times.map((time) => between(time, at)).filter((quiet) => quiet >= 0))
}

/** Of several, where something happened last. */
const newest = (issues: readonly Unit[][], at: string): Unit[] | undefined =>
  issues.toSorted((a, b) => quietOf(a, at) - quietOf(b, at))[0]
