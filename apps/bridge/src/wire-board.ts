import type { Money } from '@throughline/shared/model'
import type { Config } from './config.ts'
import { countContacts } from './entrances/jobs/count-contacts.ts'
import { judgeOrders } from './entrances/jobs/judge-orders.ts'
import { sendDigest } from './entrances/jobs/send-digest.ts'
import { type Board, createBoard } from './flow/board.ts'
import { type CauseOf, type CorrectCause, createCauseOf, createCorrectCause } from './flow/correct-cause.ts'
import { createSendDigest } from './flow/digest.ts'
import { createJudgeOrders, type JudgeOrders } from './flow/judge-orders.ts'
import { createOutcomes, type Outcomes } from './flow/outcomes.ts'
import type { PanelFlow } from './flow/panel.ts'
import { errorFacts, type Log } from './platform/log.ts'
import type { AnyJob } from './platform/queue.ts'
import type { Store } from './platform/store/store.ts'
import { sendMailOf } from './wire-bots.ts'
import type { WiredContacts } from './wire-contacts.ts'
import { joinedConnections } from './wire-live.ts'

export interface BoardTools {
  store: Store
  flow: Pick<PanelFlow, 'recall'>
  people: Pick<WiredContacts, 'contacts' | 'freeze'>
  log: Log
  /** Epoch milliseconds. */
  now: () => number
}

/** What leads read, and what keeps it true. */
export interface WiredBoard {
  board: Board
  correctCause: CorrectCause
  causeOf: CauseOf
  outcomes: Outcomes
  judgeOrders: JudgeOrders
  /** What was frozen of these tickets has changed. */
  recount(account: string, ticketIds: readonly string[]): void
  jobs: AnyJob[]
  close(): Promise<void>
}

/** The company's zone: where days and weeks begin. */
export const boardZone = ({ board, policy }: Pick<Config, 'board' | 'policy'>): string =>
  board.timeZone ?? policy.timeZone ?? 'UTC'

/** What leads read. */
export const boardOf = (config: Config, { store, now }: Pick<BoardTools, 'store' | 'now'>): Board =>
  createBoard({
    store,
    timeZone: boardZone(config),
    costOfContact: costOf(config),
    peakWeeks: config.board.peakWeeks,
    reading: () => readingOf(config, store),
    now,
  })

/** Starts counting. Close it before the store. */
export function wireBoard(config: Config, { store, flow, people, log, now }: BoardTools): WiredBoard {
  const timeZone = boardZone(config)
  const joined = joinedConnections(config)
  const every = Object.keys(config.connections)
  const judging = createJudgeOrders({
    store,
    recall: flow.recall,
    joinedWith: (connection) => every.filter((other) => other === connection || joined(connection, other)),
    timeZone,
    now,
  })
  const outcomes = createOutcomes({
    store,
    eventsOf: people.contacts.eventsOf,
    snapshotsOf: people.freeze.of,
    timeZone,
    onOrders: judging.contactsChanged,
  })
  const turns = createTurns((error) =>
    log.warn('contacts were not counted yet', { error: errorFacts(error) }),
  )
  let isOver = false
  const stop = people.contacts.onTickets((account) =>
    turns.take(`settle ${account}`, async () => {
      while (!isOver && (await outcomes.settle(account)) > 0);
    }),
  )
  const board = boardOf(config, { store, now })
  return {
    board,
    correctCause: createCorrectCause({ contacts: people.contacts, outcomes, now }),
    causeOf: createCauseOf({ outcomes }),
    outcomes,
    judgeOrders: judging,
    recount: (account, ticketIds) =>
      turns.take(`recount ${account} ${ticketIds.join(' ')}`, () =>
        outcomes.recount(account, ticketIds).then(() => {}),
      ),
    jobs: [
      judgeOrders({ judge: judging, log }),
      countContacts({ outcomes, accounts: store.contacts.accounts, log }),
      ...digestJobs(config, { board, store, log, now }),
    ],
    async close() {
      // What is left is counted by the next start: it is kept as uncounted.
      isOver = true
      stop()
      await turns.idle()
    },
  }
}

/** The mail to leads, where there is somebody to write to; the configuration promises that there is a way to. */
function digestJobs(
  config: Config,
  { board, store, log, now }: Pick<BoardTools, 'store' | 'log' | 'now'> & { board: Board },
): AnyJob[] {
  const { digest } = config.board
  const { mail } = config.bots
  if (!digest || !mail) return []
  const send = createSendDigest({
    ...digest,
    board,
    company: config.company,
    timeZone: boardZone(config),
    send: sendMailOf(mail),
    store,
    now,
  })
  return [sendDigest({ send, log })]
}

/** One piece of work after the other; what waits already is not taken on again. */
function createTurns(onError: (error: unknown) => void) {
  const waiting = new Set<string>()
  let last = Promise.resolve()
  return {
    take(name: string, work: () => Promise<void>): void {
      if (waiting.has(name)) return
      waiting.add(name)
      last = last
        .then(() => {
          waiting.delete(name)
          return work()
        })
        .catch(onError)
    },
    idle: () => last,
  }
}

/** What a contact costs: the minutes of its channel at the price of an hour. */
function costOf({ board: { handlingMinutes, costPerHour } }: Pick<Config, 'board'>) {
  return (channel = 'default'): Money | undefined => {
    const minutes = handlingMinutes[channel] ?? handlingMinutes.default
    return costPerHour && { ...costPerHour, minor: Math.round((costPerHour.minor * minutes) / 60) }
  }
}

/** Where events may be missing in any of the accounts, and the reading that is not done yet. */
export async function readingOf(
  { zendesk }: Pick<Config, 'zendesk'>,
  { backfills }: Pick<Store, 'backfills'>,
) {
  const accounts = [...new Set(zendesk.map(({ subdomain }) => subdomain))]
  const gaps = (await Promise.all(accounts.map((account) => backfills.gaps(account)))).flat()
  const known = (await Promise.all(accounts.map((account) => backfills.read(account)))).flatMap(
    (one) => one ?? [],
  )
  const reading = known.find(({ state }) => state !== 'done') ?? known[0]
  return {
    gaps: gaps.map(({ from, to }) => ({ from, to })),
    ...(reading && {
      backfill: {
        state: reading.state,
        from: reading.since,
        ...(reading.readTo && { readTo: reading.readTo }),
        tickets: reading.tickets,
        ...(reading.eta !== undefined && { eta: reading.eta }),
        ...(reading.detail && { detail: reading.detail }),
      },
    }),
  }
}
