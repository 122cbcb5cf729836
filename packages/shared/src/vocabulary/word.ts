/** What an agent reads for one word of a vocabulary: a label for a line, and a sentence that can be said to a colleague. */
export interface Wording {
  /** Two or three words, sentence case, no full stop. */
  label: string
  /** One full sentence. */
  sentence: string
}

/** A table that must have an entry for every word of a closed list: a missing word does not compile. */
export type Words<Word extends string> = Record<Word, Wording>
