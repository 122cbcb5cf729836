import type { ZendeskApi } from './api.ts'
import { TicketEventsPage, TicketsPage } from './wire.ts'

/** Zendesk's own limit for exports: 10 calls a minute (30 with an add-on). */
const callsAMinute = 10
const minuteMs = 60_000
const perPage = 1_000
/** Nothing of the newest minute is given, and a start in it is refused; clocks differ by less than another one. */
const newestMs = 120_000

export interface ExportTools {
  /** Epoch milliseconds. */
  now: () => number
  /** Resolves after so many milliseconds, or when the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export type ZendeskExport = ReturnType<typeof createZendeskExport>

/**
 * Reads an account's incremental exports within their limit: one reader for each account, because the limit is the account's. All calls
 * throw `ZendeskFailure`, also when their signal is aborted while they wait.
 */
export function createZendeskExport(api: Pick<ZendeskApi, 'get'>, { now, wait }: ExportTools) {
  const calls: number[] = []

  /** Waits until another call is within the limit. */
  const turn = async (signal: AbortSignal): Promise<void> => {
    while (calls.length >= callsAMinute) {
      const waitMs = (calls[0] ?? 0) + minuteMs - now()
      if (waitMs > 0) await wait(waitMs, signal)
      if (signal.aborted) break
      if (waitMs <= 0) calls.shift()
    }
    signal.throwIfAborted()
    calls.push(now())
  }

  return {
    /** For a reader that was told to wait. */
    pause: (ms: number, signal: AbortSignal): Promise<void> => wait(ms, signal),

    /** Tickets that changed since, with their people; `cursor` goes on where a page ended. */
    async tickets(from: { since: string } | { cursor: string }, signal: AbortSignal): Promise<TicketsPage> {
      await turn(signal)
      const query = new URLSearchParams({ per_page: String(perPage), include: 'users' })
      if ('cursor' in from) query.set('cursor', from.cursor)
      else query.set('start_time', startTime(from.since, now()))
      return api.get(`/api/v2/incremental/tickets/cursor?${query}`, TicketsPage, signal)
    },

    /** Updates since a second of the Unix clock, with their comments. */
    async updates(startTimeSeconds: number, signal: AbortSignal): Promise<TicketEventsPage> {
      await turn(signal)
      const latest = Math.floor((now() - newestMs) / 1_000) - 1
      const query = new URLSearchParams({
        start_time: String(Math.min(startTimeSeconds, latest)),
        per_page: String(perPage),
        include: 'comment_events',
      })
      return api.get(`/api/v2/incremental/ticket_events?${query}`, TicketEventsPage, signal)
    },
  }
}

const startTime = (since: string, now: number): string =>
  String(Math.floor(Math.min(Date.parse(since), now - newestMs - 1_000) / 1_000))
