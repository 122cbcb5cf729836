import type { Instant } from './time.ts'
import type { Prompt } from './truth.ts'

/** When a system with a delay of its own hears of a fact. */
export const heardAfter = (delay: number, { at, toldAtOnce }: { at: Instant } & Prompt): Instant =>
  toldAtOnce ? at : at + delay
