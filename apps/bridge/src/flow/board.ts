import type {
  Audit,
  AuditOrders,
  AuditOrdersRequest,
  AuditRequest,
  BoardCauses,
  BoardFilter,
  BoardOverview,
  BoardTicket,
  BoardTickets,
  BoardTicketsRequest,
  BoardToday,
} from '@throughline/shared/contract'
import type { Money } from '@throughline/shared/model'
import {
  type ContactExclusion,
  concernFamilyOf,
  concernKinds,
  type FirstContactLimit,
} from '@throughline/shared/vocabulary'
import { addMoney } from '../domain/audit/audit-counts.ts'
import { auditOf, auditWeeks } from '../domain/audit/audit-of.ts'
import { weekOf } from '../domain/audit/audit-order.ts'
import { untold } from '../domain/audit/cells.ts'
import { type AuditSums, errorCountsOf, orderCountsOf } from '../domain/audit/counts-of.ts'
import { measuresOf } from '../domain/audit/measures-of.ts'
import type { OpenPromise } from '../domain/audit/open-promises.ts'
import { peaksOf } from '../domain/audit/peaks.ts'
import { add, isEligible, numbersOf } from '../domain/board/numbers.ts'
import { type CauseLoss, sentenceOf } from '../domain/board/sentence.ts'
import { dayAt } from '../domain/calendar/day-of.ts'
import type { IssueOutcome } from '../domain/fcr/issue-outcome.ts'
import { ownerOfCause } from '../domain/fcr/owner-of-cause.ts'
import { isFirstContact, lastMatureDay } from '../domain/fcr/three-numbers.ts'
import { wilson } from '../domain/fcr/wilson.ts'
import type { BoardSum, BoardTicketsThat, BoardWhere } from '../platform/store/board-store.ts'
import type { Store } from '../platform/store/store.ts'

const dayMs = 86_400_000
const pageSize = 100
/** A list of today is worked off by people. */
const mostToday = 500
/** Promises that are due until tomorrow can still be kept by whoever acts today. */
const promiseDays = 1

export interface BoardOptions {
  store: Pick<Store, 'board' | 'auditBoard'>
  /** The company's, as in the IANA list. */
  timeZone: string
  /** What a contact costs, by channel. */
  costOfContact?: ((channel?: string) => Money | undefined) | undefined
  /** Days of weeks that the company calls peaks. */
  peakWeeks?: readonly string[] | undefined
  /** Where events may be missing, and how far the export has been read. */
  reading?: () => Promise<Pick<BoardOverview, 'gaps' | 'backfill'>>
  /** Epoch milliseconds. */
  now: () => number
}

export type Board = ReturnType<typeof createBoard>

/** Who looks: an agent sees what she answered first. */
export interface Onlooker {
  agentId?: string | undefined
}

/** What leads and agents read: from the sums, and from single tickets where they ask for those. */
export function createBoard(options: BoardOptions) {
  const { store, timeZone, costOfContact = () => undefined, peakWeeks, now } = options
  const { reading = async () => ({ gaps: [] }) } = options
  const today = () => dayAt(now(), timeZone)
  const matureUntil = ({ window }: Pick<BoardFilter, 'window'>) =>
    lastMatureDay({ now: now(), timeZone, window })
  const sumsOf = (filter: BoardFilter, { agentId }: Onlooker, by: 'nothing' | 'week' | 'cause') =>
    store.board.sums(whereOf(filter, agentId), {
      by,
      window: filter.window,
      matureUntil: matureUntil(filter),
    })

  const lossesOf = async (filter: BoardFilter, onlooker: Onlooker) => {
    const [sums, before] = (
      await Promise.all([sumsOf(filter, onlooker, 'cause'), sumsOf(periodBefore(filter), onlooker, 'cause')])
    ).map((all) => Map.groupBy(all, ({ name }) => name))
    if (!sums || !before) return []
    return [...sums].map(([name, own]) => {
      const cause = name as CauseLoss['cause']
      return {
        cause,
        owner: ownerOfCause(cause),
        sums: own,
        lost: lostIn(own),
        lostBefore: lostIn(before.get(name) ?? []),
      }
    })
  }

  const auditSums = async (weeks: readonly string[]): Promise<AuditSums> => {
    const [from = '', to = from] = [weeks[0], weeks.at(-1)]
    const [weekly, refunds] = [
      await store.auditBoard.weekly(from, to),
      await store.auditBoard.refunds(from, to),
    ]
    return { weekly, refunds }
  }

  return {
    async overview(filter: BoardFilter, onlooker: Onlooker): Promise<BoardOverview> {
      const [sums, sumsBefore, byWeek, losses, choices, newest, read] = await Promise.all([
        sumsOf(filter, onlooker, 'nothing'),
        sumsOf(periodBefore(filter), onlooker, 'nothing'),
        sumsOf(filter, onlooker, 'week'),
        lossesOf(filter, onlooker),
        store.board.choices(filter),
        store.board.newest(),
        reading(),
      ])
      const before = numbersOf(sumsBefore)
      const weeks = Map.groupBy(byWeek, ({ name }) => name)
      const numbers = numbersOf(sums)
      const eligible = sums.filter(isEligible)
      const bots = add(eligible, 'botContained')
      return {
        asOf: newest ?? new Date(now()).toISOString(),
        numbers,
        before,
        immature: add(
          sums.filter(({ excluded, mature }) => excluded === '' && !mature),
          'tickets',
        ),
        excluded: tallyOf<ContactExclusion>(sums, 'excluded'),
        limits: tallyOf<FirstContactLimit>(eligible, 'limited'),
        trend: [...weeks]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([week, own]) => ({
            week,
            mature: addDays(week, 6) <= matureUntil(filter),
            numbers: numbersOf(own),
          })),
        sentence: sentenceOf({ now: numbers.fcr, before: before.fcr }, losses),
        containment: {
          bots: wilson(bots, bots + add(eligible, 'botHandedOver')),
          agents: wilson(
            add(eligible, 'tickets') - bots - add(eligible, 'handedOn'),
            add(eligible, 'tickets') - bots,
          ),
        },
        choices: {
          brands: choices.brands ?? [],
          channels: choices.channels ?? [],
          groups: choices.groups ?? [],
          warehouses: choices.warehouses ?? [],
          carriers: choices.carriers ?? [],
          categories: choices.categories ?? [],
        },
        ...read,
      }
    },

    async causes(filter: BoardFilter, onlooker: Onlooker): Promise<BoardCauses> {
      const losses = await lossesOf(filter, onlooker)
      const cost = costOfContact()
      return {
        asOf: (await store.board.newest()) ?? new Date(now()).toISOString(),
        lost: add(losses, 'lost'),
        rows: losses
          .map(({ cause, owner, sums, lost, lostBefore }) => {
            const eligible = sums.filter(isEligible)
            const contacts = add(eligible, 'contacts')
            return {
              cause,
              ...(owner && { owner }),
              contacts,
              lost,
              lostBefore,
              fcr: wilson(add(eligible, 'stood'), add(eligible, 'tickets')),
              cost: cost ? addMoney([{ ...cost, minor: Math.round(cost.minor * contacts) }]) : [],
            }
          })
          .filter(({ fcr, lostBefore }) => fcr.of + lostBefore > 0)
          .sort((a, b) => b.lost - a.lost || b.contacts - a.contacts),
      }
    },

    async tickets(request: BoardTicketsRequest, { agentId }: Onlooker): Promise<BoardTickets> {
      const { filter, cursor } = request
      const page = await store.board.tickets(whereOf(filter, agentId), {
        that: thatOf(request, matureUntil(filter)),
        after: cursor,
        most: pageSize,
      })
      const last = page.rows.at(-1)
      return {
        total: page.total,
        rows: page.rows.map(({ account, data }) =>
          ticketOf(account, JSON.parse(data) as IssueOutcome, filter),
        ),
        ...(last && page.rows.length === pageSize && { cursor: last.at }),
      }
    },

    async audit(request: AuditRequest, { withCost }: { withCost: boolean }): Promise<Audit> {
      const weeks = auditWeeks(request)
      const sums = await auditSums(weeks)
      const [from = '', to = from] = [weeks[0], weeks.at(-1)]
      const length = weeks.length * 7
      const audit = auditOf({
        request,
        orders: orderCountsOf(sums),
        errors: errorCountsOf(sums, costOfContact()),
        measures: {
          now: measuresOf(await store.auditBoard.measures(from, to)),
          before: measuresOf(await store.auditBoard.measures(addDays(from, -length), addDays(to, -length))),
        },
        namedPeaks: peakWeeks?.map(weekOf),
        now: now(),
      })
      if (withCost) return audit
      const free = <One extends { cost: Money[] }>(all: readonly One[]) =>
        all.map((one) => ({ ...one, cost: [] }))
      return { ...audit, cells: free(audit.cells), findings: free(audit.findings) }
    },

    async auditOrders(
      { until, weeks: count, error, where, peak, cursor }: AuditOrdersRequest,
      { withCost }: { withCost: boolean },
    ): Promise<AuditOrders> {
      const weeks = auditWeeks({ until, weeks: count })
      const [from = '', to = from] = [weeks[0], weeks.at(-1)]
      const { stage: _, ...place } = where
      const page = await store.auditBoard.orders(
        {
          from,
          to,
          kind: error,
          place: untoldIn(place),
          weeks: peak === undefined ? undefined : await weeksOf(peak, weeks),
        },
        { after: cursor, most: pageSize },
      )
      const last = page.rows.at(-1)
      return {
        total: page.total,
        rows: page.rows.map(({ number, placedOn, since, resolvedOn, tickets, refunds }) => ({
          order: number,
          placedOn,
          since,
          ...(resolvedOn !== null && { resolvedOn }),
          tickets,
          cost: withCost ? addMoney(JSON.parse(refunds) as Money[]) : [],
        })),
        ...(last && page.rows.length === pageSize && { cursor: last.at }),
      }
    },

    /** An agent sees what stands behind a ticket that she answered first. */
    async today({ agentId }: Onlooker = {}): Promise<BoardToday> {
      const day = today()
      const returns = concernKinds.filter((kind) => concernFamilyOf[kind] === 'returns')
      const pastDue = await store.auditBoard.pastDue(returns, { until: day, most: mostToday })
      const promised = await store.auditBoard.promised({
        from: day,
        until: addDays(day, promiseDays),
        most: mostToday,
      })
      const tickets = [...pastDue, ...promised].flatMap((one) => one.tickets)
      const hers = agentId === undefined ? undefined : await store.board.answeredBy(agentId, tickets)
      const isHers = (one: { tickets: readonly string[] }) => !hers || one.tickets.some((id) => hers.has(id))
      const rows = pastDue
        .filter(isHers)
        .map(({ kind, owner, about, due, amount, number, tickets: own }) => ({
          owner: owner as BoardToday['returnsPastDue'][number]['owner'],
          row: {
            concern: kind as (typeof concernKinds)[number],
            order: number,
            ...(about !== '' && { returnNumber: about }),
            due,
            daysLate: Math.round((Date.parse(day) - Date.parse(due)) / dayMs),
            ...(amount !== null && { amount: JSON.parse(amount) as Money }),
            tickets: own,
          },
        }))
      return {
        asOf: new Date(now()).toISOString(),
        returnsPastDue: [...Map.groupBy(rows, ({ owner }) => owner)].map(([owner, own]) => ({
          owner,
          rows: own.map(({ row }) => row),
        })),
        promises: promised
          .filter(isHers)
          .flatMap(({ number, promises, tickets: own }) =>
            (JSON.parse(promises) as OpenPromise[])
              .filter(({ latest }) => latest >= day && latest <= addDays(day, promiseDays))
              .map((promise) => ({ order: number, ...promise, tickets: own })),
          ),
        truncated: pastDue.length === mostToday || promised.length === mostToday,
      }
    },
  }

  async function weeksOf(peak: boolean, weeks: readonly string[]): Promise<string[]> {
    const counts = new Map(weeks.map((week) => [week, 0]))
    for (const { kind, week, orders } of (await auditSums(weeks)).weekly)
      if (kind === '') counts.set(week, (counts.get(week) ?? 0) + orders)
    const peaks = new Set(peaksOf(counts, peakWeeks?.map(weekOf)))
    return weeks.filter((week) => peaks.has(week) === peak)
  }
}

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** As many days before. */
function periodBefore(filter: BoardFilter): BoardFilter {
  const days = Math.round((Date.parse(filter.to) - Date.parse(filter.from)) / dayMs) + 1
  return { ...filter, from: addDays(filter.from, -days), to: addDays(filter.to, -days) }
}

const whereOf = ({ window: _, ...filter }: BoardFilter, agentId: string | undefined): BoardWhere => ({
  ...filter,
  agentId,
})

const lostIn = (sums: readonly BoardSum[]): number => {
  const eligible = sums.filter(isEligible)
  return add(eligible, 'tickets') - add(eligible, 'stood')
}

function tallyOf<Word extends string>(sums: readonly BoardSum[], name: 'excluded' | 'limited') {
  return [...Map.groupBy(sums, (one) => one[name])]
    .filter(([reason]) => reason !== '')
    .map(([reason, own]) => ({ reason: reason as Word, count: add(own, 'tickets') }))
    .sort((a, b) => b.count - a.count)
}

function thatOf({ of, exclusion, limit, filter }: BoardTicketsRequest, until: string): BoardTicketsThat {
  if (of === 'excluded') return { of, exclusion }
  if (of === 'limited') return { of, limit, matureUntil: until }
  if (of === 'first_contact' || of === 'lost') return { of, window: filter.window, matureUntil: until }
  return { of, matureUntil: until }
}

/** What nobody told is kept as an empty text. */
const untoldIn = (place: Partial<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(place).flatMap(([name, word]) =>
      word === undefined ? [] : [[name, word === untold ? '' : word]],
    ),
  )

function ticketOf(account: string, one: IssueOutcome, { window }: BoardFilter): BoardTicket {
  const isStanding = isFirstContact(one, window)
  return {
    account,
    ticketId: one.ticketId,
    ...(one.solvedAt && { solvedAt: new Date(one.solvedAt).toISOString() }),
    channel: one.channel,
    ...(one.group && { group: one.group }),
    ...(one.agentId && { agentId: one.agentId }),
    ...(one.order && { order: one.order.number }),
    cause: one.cause,
    ...(one.causeBefore && { causeBefore: one.causeBefore }),
    oneTouch: one.oneTouch,
    fcr: !one.excluded && isStanding,
    zendeskOneTouch: one.inZendesk && one.zendeskOneTouch,
    ...(one.excluded && { excluded: one.excluded }),
    ...(one.limit && { limit: one.limit }),
    ...(!isStanding && one.loss && { loss: one.loss }),
    ...(!isStanding &&
      one.backIn &&
      one.backAfterDays !== undefined && { backIn: { ticketId: one.backIn, days: one.backAfterDays } }),
    ...(one.difference && { difference: one.difference }),
  }
}
