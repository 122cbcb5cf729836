import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'

/** How long a breaker stays open before one call may test the source again. */
export const breakerRestMs = 10_000

export interface ResilienceOptions {
  /** For one question, retry and waiting for a free place included. */
  timeoutMs: number
  /** The same for work that nobody waits for. */
  patientMs: number
  concurrency: number
  /** Worth one more try at once: a dropped connection, a 5xx. */
  isTransient: (error: unknown) => boolean
  /** Says that the source itself is unwell, and counts towards opening the breaker. */
  isUnwell: (error: unknown) => boolean
}

/** Why a call did not run, or was given up, by a policy rather than by the source. */
export type PolicyVerdict = 'timed_out' | 'breaker_open' | 'too_busy'

export interface Resilience {
  /** `patient` work may take longer; it shares the breaker and the places with all other. */
  run<T>(call: (signal: AbortSignal) => Promise<T>, options?: { patient?: boolean }): Promise<T>
  /** What a policy decided, if `error` came from one. */
  verdictOf(error: unknown): PolicyVerdict | undefined
  isOpen(): boolean
  /** How long the source is left alone, in ms; 0 when it may be asked, be it as a test. */
  restMs(): number
}

/**
 * One layer for each connection, outside in: a time limit over everything; one retry for what is transient; a breaker that opens
 * after 5 failures in a row, so that a dead source costs nothing; a bulkhead, so that it cannot hold every socket.
 */
export function createResilience({
  timeoutMs,
  patientMs,
  concurrency,
  isTransient,
  isUnwell,
}: ResilienceOptions): Resilience {
  const breaker = circuitBreaker(
    handleWhen((error) => isUnwell(error) || error instanceof TaskCancelledError),
    { halfOpenAfter: breakerRestMs, breaker: new ConsecutiveBreaker(5) },
  )
  let openedAt = 0
  breaker.onBreak(() => {
    openedAt = Date.now()
  })
  const again = retry(handleWhen(isTransient), {
    maxAttempts: 1,
    backoff: new ExponentialBackoff({ initialDelay: 60, maxDelay: 200 }),
  })
  // Four waiting for each one running: more would only time out in the queue.
  const places = bulkhead(concurrency, concurrency * 4)
  const within = (ms: number) => wrap(breaker, timeout(ms, TimeoutStrategy.Aggressive), again, places)
  const [policy, patientPolicy] = [within(timeoutMs), within(patientMs)]
  return {
    run: (call, { patient = false } = {}) =>
      (patient ? patientPolicy : policy).execute(({ signal }) => call(signal)),
    verdictOf(error) {
      if (error instanceof TaskCancelledError) return 'timed_out'
      if (error instanceof BrokenCircuitError) return 'breaker_open'
      if (error instanceof BulkheadRejectedError) return 'too_busy'
      return undefined
    },
    isOpen: () => breaker.state === CircuitState.Open,
    restMs: () =>
      breaker.state === CircuitState.Open ? Math.max(0, openedAt + breakerRestMs - Date.now()) : 0,
  }
}
