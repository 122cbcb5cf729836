import type { KeyKind } from '@throughline/shared/model'
import type { Reading } from './tracking-number.ts'

/** One place in a text where a key stands. */
export interface Sighting {
  kind: KeyKind
  /** Normalised. */
  value: string
  /** As it stands in the text. */
  shown: string
  /** Where in the text. */
  start: number
  /** For a number that a connection's own pattern found. */
  connections?: readonly string[] | undefined
  /** For tracking numbers: every way to read it that its surroundings allow. */
  readings?: readonly Reading[] | undefined
}
