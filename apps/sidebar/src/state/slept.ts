const tickMs = 5_000
/** Timers of a busy page are late by less. */
const sleptMs = 20_000
/** A clock that runs fast, as a simulated one may, looks like sleep at every tick: one minute of ticks between two alarms. */
const ticksBetween = 12

/** Tells when the computer has slept: timers stood still, the clock did not. Returns what ends it. */
export const watchSleep = (now: () => number, woke: () => void): (() => void) => {
  let last = now()
  let ticks = ticksBetween
  const timer = setInterval(() => {
    const gap = now() - last
    last = now()
    ticks += 1
    if (gap < tickMs + sleptMs || ticks < ticksBetween) return
    ticks = 0
    woke()
  }, tickMs)
  return () => clearInterval(timer)
}
