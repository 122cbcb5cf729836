import type { Fact } from '@throughline/shared/contract'

/** That somebody gave a day: a word, however it was given. */
export const promiseFact = (said: Pick<Fact, 'value' | 'source' | 'at' | 'about' | 'said'>): Fact => ({
  topic: 'promise',
  strength: 'assertion',
  ...said,
})
