import type { Allowance } from '../connectors/connector.ts'

/** What background work leaves to agents: it may take what is above this share of the vendor's bucket. */
const agentsShare = 0.5

/** An allowance without a rate says nothing of the next minute; windows of vendors that tell no rate are of a minute or less. */
const forgottenMs = 60_000

/**
 * Counts what a vendor still lets us ask, from what its replies say and nothing else.
 * Background work waits until it can pay for its dearest call so far and leave the agents their share.
 */
export function createAllowanceMeter(now: () => number) {
  let told: { remaining: number; max: number; perMs: number | undefined; at: number } | undefined
  let dearest = 0

  const known = () => (told && (told.perMs || now() - told.at < forgottenMs) ? told : undefined)
  const left = (): number | undefined => {
    const last = known()
    return last && Math.min(last.max, last.remaining + (now() - last.at) * (last.perMs ?? 0))
  }

  return {
    left,
    /** `before` is what was left when a background call began: the difference is taken for its price. */
    note({ remaining, max, restorePerSecond }: Allowance, before?: number): void {
      // Slowly forgotten, because agents who asked meanwhile were counted in.
      if (before !== undefined) dearest = Math.max(before - remaining, dearest * 0.9)
      told = {
        remaining,
        // Without a stated size the bucket is as large as the fullest that was seen.
        max: max ?? Math.max(remaining, told?.max ?? 0),
        perMs: restorePerSecond ? restorePerSecond / 1_000 : undefined,
        at: now(),
      }
    },
    /** How long background work should wait, in ms; 0 while nothing is known, because somebody has to ask first. */
    waitMs(): number {
      const [last, remaining] = [known(), left()]
      if (!last || remaining === undefined) return 0
      // A call that is dearer than our share runs when the bucket is nearly full, or it would never run.
      const enough = Math.min(last.max * agentsShare + dearest, last.max * 0.95)
      if (remaining >= enough) return 0
      return last.perMs
        ? Math.ceil((enough - remaining) / last.perMs)
        : Math.max(1, last.at + forgottenMs - now())
    },
  }
}
