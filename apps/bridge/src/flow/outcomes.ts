import type { ContactEvent } from '../domain/contacts/contact-event.ts'
import type { ContactSnapshot } from '../domain/contacts/contact-snapshot.ts'
import { foldTicket } from '../domain/contacts/fold-ticket.ts'
import { groupIssues } from '../domain/contacts/group-issues.ts'
import { sharedCustomers } from '../domain/contacts/shared-customers.ts'
import type { TicketHistory } from '../domain/contacts/ticket-history.ts'
import type { IssueOutcome } from '../domain/fcr/issue-outcome.ts'
import { judgeIssue } from '../domain/fcr/judge-issue.ts'
import type { UnsettledTicket } from '../platform/store/contacts-store.ts'
import type { OrderName, OutcomeRow } from '../platform/store/outcomes-store.ts'
import type { Store } from '../platform/store/store.ts'

/** Issues are over after thirty quiet days, and the longest window is thirty more: what lies further apart has nothing to do with it. */
const apartMs = 62 * 86_400_000
/** Tickets that are counted in one go: the embedded store answers nobody else meanwhile. */
const atOnce = 50
/** A ring of follow-ups, merges and orders is followed this far; shared customers end it long before. */
const mostRelated = 2_000

export interface OutcomesOptions {
  store: Pick<Store, 'contacts' | 'outcomes'>
  eventsOf(account: string, ticketIds: readonly string[]): Promise<ContactEvent[]>
  /** What panels showed, frozen. */
  snapshotsOf(account: string, ticketIds: readonly string[]): Promise<ContactSnapshot[]>
  /** The company's, as in the IANA list. */
  timeZone: string
  /** Hears whose contacts may have changed, after it is committed. */
  onOrders?: (orders: readonly OrderName[]) => Promise<void>
}

type Along = NonNullable<Parameters<Store['outcomes']['put']>[2]>

export type Outcomes = ReturnType<typeof createOutcomes>

/**
 * Keeps what became of tickets true. Something happened to a ticket: its issue is judged again from its facts, and the sums move by the
 * difference. The cost is that of the issue, however long the history is.
 */
export function createOutcomes({
  store,
  eventsOf,
  snapshotsOf,
  timeZone,
  onOrders = async () => {},
}: OutcomesOptions) {
  /** The histories of these tickets and of all that may be one issue with them. */
  const historiesAround = async (account: string, ticketIds: readonly string[]): Promise<TicketHistory[]> => {
    const known = new Map<string, TicketHistory>()
    let wanted = [...ticketIds]
    while (wanted.length > 0 && known.size < mostRelated) {
      const events = Map.groupBy(await eventsOf(account, wanted), ({ ticketId }) => ticketId)
      const fresh = [...events.values()].map(foldTicket)
      for (const history of fresh) known.set(history.ticketId, history)
      if (fresh.length === 0) break
      const related = await store.contacts.related(
        account,
        fresh.map(({ ticketId }) => ticketId),
        spanOf(fresh),
      )
      wanted = related.filter((id) => !known.has(id))
    }
    return [...known.values()]
  }

  const judge = async (account: string, ticketIds: readonly string[]): Promise<IssueOutcome[]> => {
    const histories = await historiesAround(account, ticketIds)
    const customers = histories.flatMap((one) => one.customers)
    const found = [...sharedCustomers(histories)]
    const known = await store.outcomes.shared(account, customers)
    await store.outcomes.setShared(
      account,
      found.filter((one) => !known.has(one)),
    )
    const issues = groupIssues(histories, new Set([...known, ...found]))
    const snapshots = await snapshotsOf(
      account,
      histories.map(({ ticketId }) => ticketId),
    )
    return issues.flatMap((issue) => judgeIssue(issue, { snapshots, timeZone }))
  }

  const put = async (account: string, ticketIds: readonly string[], along?: Along): Promise<number> => {
    const outcomes = await judge(account, ticketIds)
    const { changed, orders } = await store.outcomes.put(account, outcomes.map(rowOf), along)
    if (orders.length > 0) await onOrders(orders)
    return changed
  }

  return {
    /** What became of these tickets by their facts alone: nothing is kept. */
    judge,

    /** Counts these again, whether or not anything has happened to them. Answers how many came out otherwise than before. */
    recount: (account: string, ticketIds: readonly string[]) => put(account, ticketIds),

    /** Counts what has changed since it was counted last. Answers how many tickets that were; none when all is counted. */
    async settle(account: string, most = atOnce): Promise<number> {
      const tickets: UnsettledTicket[] = await store.contacts.unsettled(account, most)
      if (tickets.length === 0) return 0
      await put(
        account,
        tickets.map(({ ticketId }) => ticketId),
        (tx) => store.contacts.settle(account, tickets, tx),
      )
      return tickets.length
    },
  }
}

function spanOf(histories: readonly TicketHistory[]): { from: string; to: string } {
  const opened = histories.map(({ openedAt }) => Date.parse(openedAt))
  const last = histories.map(({ lastAt }) => Date.parse(lastAt))
  return {
    from: new Date(Math.min(...opened) - apartMs).toISOString(),
    to: new Date(Math.max(...last) + apartMs).toISOString(),
  }
}

/** An outcome as it is kept. */
const rowOf = (one: IssueOutcome): OutcomeRow => ({
  ticketId: one.ticketId,
  issueId: one.issueId,
  day: one.solvedOn ?? one.openedOn,
  solvedAt: one.solvedAt ? new Date(one.solvedAt).toISOString() : null,
  openedAt: new Date(one.openedAt).toISOString(),
  brand: one.brand ?? '',
  channel: one.channel,
  groupName: one.group ?? '',
  cause: one.cause,
  stage: one.stage ?? '',
  warehouse: one.warehouse ?? '',
  carrier: one.carrier ?? '',
  category: one.category ?? '',
  excluded: one.excluded ?? '',
  limited: one.limit ?? '',
  agentId: one.agentId ?? null,
  orderConnection: one.order?.connection ?? null,
  orderKey: one.order?.key ?? null,
  contacts: one.contacts,
  inZendesk: one.inZendesk,
  oneTouch: one.oneTouch,
  zendeskOneTouch: one.zendeskOneTouch,
  backAfterDays: one.backAfterDays ?? null,
  handedOn: one.handedOn,
  bot: one.bot ?? '',
  data: JSON.stringify(one),
})
