import { concernKindText, promiseStateText, type Wording } from '@throughline/shared/vocabulary'
import { vocabularies } from '@throughline/sidebar/language/words.ts'
import { expect, test } from 'vitest'

const tables: [string, Record<string, Wording>][] = Object.entries({
  ...vocabularies,
  concern_kind: concernKindText,
  promise_state: promiseStateText,
})

test.each(tables)(
  '%s: a label is a few words for a line, a sentence can be said to a colleague',
  (_, table) => {
    for (const [word, { label, sentence }] of Object.entries(table)) {
      expect(label.split(' ').length, word).toBeLessThanOrEqual(6)
      expect(label, word).toMatch(/[^.]$/)
      expect(sentence, word).toMatch(/^[A-Z].*\.$/)
    }
  },
)

test.each(tables)('%s: no two words are called the same', (_, table) => {
  const labels = Object.values(table).map(({ label }) => label)
  expect(new Set(labels).size).toBe(labels.length)
})
