import type { Instant } from './world/time.ts'

/** The world's clock as it stands: `now` at the machine's time `real`, and how many times faster than that it runs. */
export interface ClockState {
  now: Instant
  real: number
  speed: number
}

/** The merchant's clock. It only goes forward: nothing that happened is undone. */
export interface Clock {
  now(): Instant
  state(): ClockState
  /** Forward by so many milliseconds. */
  jump(ms: number): void
  jumpTo(at: Instant): void
  /** 1 is the usual speed; 60 makes a minute of every second. */
  setSpeed(speed: number): void
  /** Calls after every jump and change of speed; returns what ends it. */
  onChange(hear: () => void): () => void
}

/** Faster than that, signatures that live a minute end before they arrive. */
const fastest = 60
/** A slip of the pen; nothing of the demo's world is told that far ahead. */
const farthestMs = 400 * 24 * 3_600_000

/** @param real the machine's clock, epoch milliseconds */
export function createClock(real: () => number): Clock {
  let base = { now: real(), real: real(), speed: 1 }
  const listeners = new Set<() => void>()
  const now = () => Math.floor(base.now + (real() - base.real) * base.speed)
  const set = (at: Instant, speed: number) => {
    base = { now: at, real: real(), speed }
    for (const hear of listeners) hear()
  }
  const jump = (ms: number) => {
    if (!Number.isFinite(ms) || ms < 0 || ms > farthestMs) {
      throw new RangeError(
        `The clock cannot jump by ${ms} ms: give 0 to ${farthestMs}, it only goes forward.`,
      )
    }
    set(now() + ms, base.speed)
  }
  return {
    now,
    state: () => ({ ...base }),
    jump,
    jumpTo: (at) => jump(at - now()),
    setSpeed(speed) {
      if (!(speed > 0 && speed <= fastest)) {
        throw new RangeError(
          `The clock cannot run at ${speed} times its speed: more than 0, at most ${fastest}.`,
        )
      }
      set(now(), speed)
    },
    onChange(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}
