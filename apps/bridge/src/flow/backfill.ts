import type { ContactFact } from '../domain/contacts/contact-fact.ts'
import type { KeptBackfill } from '../platform/store/backfills-store.ts'
import type { Store } from '../platform/store/store.ts'
import type { ZendeskApi } from '../platform/zendesk/api.ts'
import type { ZendeskExport } from '../platform/zendesk/export.ts'
import { ZendeskFailure } from '../platform/zendesk/zendesk-failure.ts'
import { backfillProgress, type Progress } from './backfill-progress.ts'
import { type ExportOptions, ticketFacts, updateFacts } from './contact-facts/export-facts.ts'
import { personTerm } from './contact-facts/people.ts'
import type { Contacts } from './contacts.ts'

export interface BackfillOptions {
  store: Pick<Store, 'backfills'>
  contacts: Pick<Contacts, 'append' | 'eventsOf'>
  api: Pick<ZendeskApi, 'staff'>
  exported: ZendeskExport
  facts: ExportOptions
  /** Epoch milliseconds. */
  now: () => number
  /** Hears where it stands, after each page. */
  onPage?: (told: BackfillTold) => void
}

export interface BackfillTold {
  stream: 'tickets' | 'updates'
  /** Pages, tickets, updates and new facts of this run. */
  pages: number
  tickets: number
  updates: number
  fresh: number
  /** Between 0 and 1. */
  share: number
  /** Seconds. */
  eta: number | undefined
  /** ISO 8601: everything before is read. */
  readTo: string
}

export interface BackfillRun extends Omit<BackfillTold, 'stream'> {
  outcome: 'done' | 'stopped' | 'failed' | 'busy'
  /** What failed, for an administrator. */
  detail?: string
  /** New facts that happened longer ago than webhooks need: they were lost. From when to when. */
  missed?: { from: string; to: string; count: number }
}

/** Reads one account's exports. */
export type Backfill = ReturnType<typeof createBackfill>

/** A reader that dies holds its account this long; one that lives says so three times in it. */
const claimMs = 45_000
/** Clocks differ, and an update may be written after the time that it carries. */
const overlapMs = 5 * 60_000
/** What the export does not tell yet. */
const newestMs = 60_000
/** Webhooks come within seconds, and within minutes when Zendesk tries again. */
const webhookPatienceMs = 15 * 60_000
/** More than this many refusals in a row are no limit any more. */
const mostRefusals = 5
/** Colleagues who are remembered after they left. */
const mostStaff = 5_000

/**
 * Reads an account's exports from where they were read to. Tickets first, because they know the customers; then what happened to them.
 * Each page is kept before its place is remembered: a reader that dies reads a page twice, which changes nothing, and leaves none out.
 */
export function createBackfill(options: BackfillOptions) {
  const { store, contacts, api, exported, facts, now, onPage = () => {} } = options
  const { account } = facts
  const iso = (millis: number): string => new Date(millis).toISOString()

  const run = async (kept: KeptBackfill, signal: AbortSignal): Promise<BackfillRun> => {
    const progress = backfillProgress(kept, now())
    const counted = { pages: 0, tickets: 0, updates: 0, fresh: 0 }
    const missed: string[] = []
    const pace = startPace(progress, now())

    const keep = async (state: KeptBackfill['state'], stream: BackfillTold['stream'], detail?: string) => {
      const { share, eta } = pace.at(progress, now())
      const readTo = iso(progress.through)
      await store.backfills.write(
        account,
        {
          ...kept,
          state,
          readTo,
          tickets: kept.tickets + counted.tickets,
          progress: JSON.stringify(progress),
          eta,
          detail,
        },
        state === 'running' ? claimMs : 0,
      )
      const told = { ...counted, share, eta, readTo }
      if (state === 'running') onPage({ stream, ...told })
      return told
    }
    const note = async (found: readonly ContactFact[]) => {
      const fresh = await contacts.append(account, found)
      counted.fresh += fresh.length
      // `opened` is told again because the export knows more of it, not because it was lost.
      missed.push(...fresh.filter(({ kind }) => kind === 'message' || kind === 'status').map(({ at }) => at))
      counted.pages += 1
    }

    const readTickets = async () => {
      if (progress.stream !== 'tickets') return
      progress.staff = await staffSince(progress.staff, () => patiently(() => api.staff(signal), signal))
      while (progress.stream === 'tickets') {
        const from =
          progress.cursor === undefined ? { since: iso(progress.from) } : { cursor: progress.cursor }
        const page = await patiently(() => exported.tickets(from, signal), signal)
        const users = new Map(page.users.map((user) => [user.id, user]))
        await note(
          page.tickets.flatMap((ticket) => ticketFacts(ticket, users.get(ticket.requester_id ?? ''), facts)),
        )
        counted.tickets += page.tickets.length
        const colleagues = page.tickets.flatMap(({ assignee_id: assignee }) => assignee ?? [])
        progress.staff = [...new Set([...progress.staff, ...colleagues])].slice(-mostStaff)
        const last = page.tickets.at(-1)
        if (last) progress.ticketsTo = Math.max(progress.ticketsTo, Date.parse(last.updated_at))
        const isStuck = !page.after_cursor || page.after_cursor === progress.cursor
        if (page.end_of_stream || isStuck) Object.assign(progress, { stream: 'updates', cursor: undefined })
        else progress.cursor = page.after_cursor ?? undefined
        await keep('running', 'tickets')
      }
    }

    const readUpdates = async () => {
      while (progress.stream === 'updates') {
        const start = progress.second
        const page = await patiently(() => exported.updates(start, signal), signal)
        await note(await factsOfUpdates(page.ticket_events))
        counted.updates += page.ticket_events.length
        const end = page.end_time ?? start
        // A second that fills a page alone would be read for ever.
        progress.second = end > start || page.end_of_stream ? Math.max(end, start) : start + 1
        progress.through = Math.min(progress.second * 1_000, progress.startedAt)
        if (page.end_of_stream)
          Object.assign(progress, { stream: 'done', through: progress.startedAt - newestMs })
        await keep('running', 'updates')
      }
    }

    const factsOfUpdates = async (updates: Parameters<typeof updateFacts>[0][]): Promise<ContactFact[]> => {
      const ticketIds = [...new Set(updates.map(({ ticket_id: id }) => id))]
      const customers = Map.groupBy(
        (await contacts.eventsOf(account, ticketIds, ['opened', 'requester_changed'])).flatMap((event) =>
          event.kind === 'opened' || event.kind === 'requester_changed'
            ? event.customer.map((term) => ({ ticketId: event.ticketId, term }))
            : [],
        ),
        ({ ticketId }) => ticketId,
      )
      const staff = new Set(progress.staff)
      return updates.flatMap((update) => {
        const requesters = update.child_events.flatMap(({ requester_id: id }) =>
          typeof id === 'number' || typeof id === 'string' ? personTerm(facts, String(id)) : [],
        )
        const known = (customers.get(update.ticket_id) ?? []).map(({ term }) => term)
        return updateFacts(update, { customers: new Set([...known, ...requesters]), staff }, facts)
      })
    }

    const patiently = async <Value>(ask: () => Promise<Value>, ending: AbortSignal): Promise<Value> => {
      for (let refusals = 0; ; refusals += 1) {
        try {
          return await ask()
        } catch (error) {
          const isLimit = error instanceof ZendeskFailure && error.kind === 'rate_limited'
          if (!isLimit || refusals >= mostRefusals || ending.aborted) throw error
          await exported.pause((error.retryAfter ?? 60) * 1_000, ending)
        }
      }
    }

    let stream: BackfillTold['stream'] = progress.stream === 'tickets' ? 'tickets' : 'updates'
    try {
      await keep('running', stream)
      await readTickets()
      stream = 'updates'
      await readUpdates()
      const told = await keep('done', stream)
      await store.backfills.repairGaps(account, { from: iso(progress.from), to: iso(progress.through) })
      return { outcome: 'done', ...told, ...missedOf(missed, { before: now() - webhookPatienceMs }) }
    } catch (error) {
      if (signal.aborted) return { outcome: 'stopped', ...(await keep('stopped', stream)) }
      if (!(error instanceof ZendeskFailure)) {
        await keep('failed', stream, 'an error of ours; the log has it')
        throw error
      }
      return { outcome: 'failed', detail: error.message, ...(await keep('failed', stream, error.message)) }
    }
  }

  return {
    /**
     * Reads on. `since` begins anew when it lies before everything that was read; without one, and without an earlier reading, there is
     * nothing to go on from and it begins now. `busy` when another process reads this account.
     */
    async read({ since, signal }: { since?: string | undefined; signal: AbortSignal }): Promise<BackfillRun> {
      const nothing = { pages: 0, tickets: 0, updates: 0, fresh: 0, share: 0, eta: undefined }
      if (!(await store.backfills.claim(account, claimMs))) {
        return { outcome: 'busy', ...nothing, readTo: iso(now()) }
      }
      const holding = setInterval(() => {
        // When the store is away, the next page fails loudly.
        store.backfills.hold(account, claimMs).catch(() => {})
      }, claimMs / 3)
      try {
        const before = await store.backfills.read(account)
        const [gap] = await store.backfills.gaps(account)
        return await run(nextReading(before, { since, gap: gap?.from, now: now() }), signal)
      } finally {
        clearInterval(holding)
        await store.backfills.release(account)
      }
    },
  }
}

/** What to read next: on with a reading that was interrupted, from its end once it was done, or from the beginning that was asked for. */
function nextReading(
  before: KeptBackfill | undefined,
  { since, gap, now }: { since: string | undefined; gap: string | undefined; now: number },
): KeptBackfill {
  const known = before && before.progress !== '' ? before : undefined
  const wanted = since === undefined ? undefined : Date.parse(since)
  const isNewBeginning = wanted !== undefined && (!known || wanted < Date.parse(known.since))
  if (known && !isNewBeginning) {
    const progress = backfillProgress(known, now)
    if (progress.stream !== 'done') return known
    return begin(known.since, {
      from: Math.min(progress.through, gap === undefined ? progress.through : Date.parse(gap)) - overlapMs,
      now,
      staff: progress.staff,
      tickets: known.tickets,
    })
  }
  const from = wanted ?? now
  return begin(new Date(from).toISOString(), { from, now, staff: [], tickets: 0 })
}

function begin(
  since: string,
  { from, now, staff, tickets }: { from: number; now: number; staff: string[]; tickets: number },
): KeptBackfill {
  const progress: Progress = {
    stream: 'tickets',
    from,
    through: from,
    ticketsTo: from,
    second: Math.floor(from / 1_000),
    startedAt: now,
    staff,
  }
  return {
    state: 'running',
    since,
    startedAt: new Date(now).toISOString(),
    tickets,
    progress: JSON.stringify(progress),
  }
}

async function staffSince(known: readonly string[], ask: () => Promise<string[]>): Promise<string[]> {
  return [...new Set([...known, ...(await ask())])].slice(-mostStaff)
}

function missedOf(times: readonly string[], { before }: { before: number }): Pick<BackfillRun, 'missed'> {
  const old = times.filter((time) => Date.parse(time) < before).sort()
  const [from, to] = [old[0], old.at(-1)]
  return from === undefined || to === undefined ? {} : { missed: { from, to, count: old.length } }
}

/** How far a run is and how long it will take: by the time that each stream has covered. */
function startPace(progress: Progress, startedAt: number) {
  const first = shareOf(progress)
  return {
    at(now: Progress, time: number): { share: number; eta: number | undefined } {
      const share = shareOf(now)
      const done = share - first
      const spent = (time - startedAt) / 1_000
      if (share >= 1) return { share: 1, eta: 0 }
      return { share, eta: done > 0.001 ? Math.round((spent / done) * (1 - share)) : undefined }
    },
  }
}

/** Updates are several times as many as tickets; how many nobody knows before. 8 pages to 1 is usual. */
const ticketsShare = 1 / 9

function shareOf({ stream, from, startedAt, ticketsTo, second }: Progress): number {
  const covered = (to: number): number =>
    startedAt > from ? Math.min(1, Math.max(0, (to - from) / (startedAt - from))) : 1
  if (stream === 'done') return 1
  if (stream === 'tickets') return covered(ticketsTo) * ticketsShare
  return ticketsShare + covered(second * 1_000) * (1 - ticketsShare)
}
