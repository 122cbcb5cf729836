import type { Fact, ReplyPromise } from '@throughline/shared/contract'

/** One sentence of a reply, and what it rests on. */
export interface Sentence {
  text: string
  facts: readonly Fact[]
  promises?: readonly ReplyPromise[]
}
