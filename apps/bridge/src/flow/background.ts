import type { Source } from './ask.ts'

/** Waits, or less when the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

/**
 * One run of background work for one connection. Long enough to be worth it, and shorter than the minute after which the next one
 * starts: so each connection gets its turn, however much another one has to do.
 */
export const runMs = 50_000

export interface Run {
  /** Epoch milliseconds. */
  until: number
  now: () => number
  wait: Wait
  signal: AbortSignal
}

/** Whether the run may ask the source now, after waiting as long as the source wants and the run has. */
export async function mayAsk(source: Source, { until, now, wait, signal }: Run): Promise<boolean> {
  while (!signal.aborted && now() < until) {
    const told = source.backgroundWait()
    if (!told) return true
    if (now() + told.ms >= until) return false
    await wait(told.ms, signal)
  }
  return false
}
