import type { Panel } from '@throughline/shared/contract'
import { type Failure, failureOf } from '../bridge/failure.ts'

/** A panel, and when it came in this browser's time. */
export type Arrival = { panel: Panel; at: number }
/** ... and whom it is for. */
export type Received = Arrival & { subject: string }

/** What a query says of itself; the part of TanStack's result that decides what is shown. */
export type Asked<T> = { data: T | undefined; error: unknown; isFetching: boolean }

export type Screen =
  | { kind: 'loading' }
  | { kind: 'failure'; failure: Failure; retrying: boolean }
  /** `failure`: the panel is older than it should be, because asking again failed. */
  | { kind: 'panel'; received: Received; refreshing: boolean; failure: Failure | undefined }

/**
 * Never blank, never a stranger's: an older panel stays as long as it is for the same person, else the failure or the
 * skeleton is shown.
 */
export const screenOf = (state: {
  subject: string | undefined
  ticket: Asked<unknown>
  panel: Asked<Arrival>
  lastGood: Received | undefined
}): Screen => {
  const { subject, ticket, panel, lastGood } = state
  const refreshing = ticket.isFetching || panel.isFetching
  const error = panel.error ?? ticket.error
  const failure = error ? failureOf(error) : undefined
  const received = receivedOf(subject, panel.data, lastGood)
  if (received) return { kind: 'panel', received, refreshing, failure }
  if (failure) return { kind: 'failure', failure, retrying: refreshing }
  return { kind: 'loading' }
}

const receivedOf = (
  subject: string | undefined,
  arrival: Arrival | undefined,
  lastGood: Received | undefined,
): Received | undefined => {
  if (subject === undefined) return undefined
  if (arrival) return { ...arrival, subject }
  return lastGood?.subject === subject ? lastGood : undefined
}
