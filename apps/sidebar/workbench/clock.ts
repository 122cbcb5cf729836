/** A clock that was moved: `now` at the machine's time `real`, epoch milliseconds, running `speed` times as fast since. */
export type ClockState = { now: number; real: number; speed: number }

export const timeOf = ({ now, real, speed }: ClockState, machine = Date.now()): number =>
  now + (machine - real) * speed
