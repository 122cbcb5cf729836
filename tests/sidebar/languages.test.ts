import { readdirSync, readFileSync } from 'node:fs'
import { compileMessages } from '@throughline/sidebar/lang/compiled-messages.ts'
import de from '@throughline/sidebar/lang/de.json' with { type: 'json' }
import en from '@throughline/sidebar/lang/en.json' with { type: 'json' }
import ja from '@throughline/sidebar/lang/ja.json' with { type: 'json' }
import { localeOf } from '@throughline/sidebar/language/locale.ts'
import { english, languageOf, loadMessages } from '@throughline/sidebar/language/messages.ts'
import { englishWords, vocabularies, wordId } from '@throughline/sidebar/language/words.ts'
import { expect, test } from 'vitest'

const languages = { de, ja }
const expected = [...Object.keys(en), ...Object.keys(englishWords())].toSorted()

type Node = { type: number; value: string; options?: Record<string, { value: Node[] }>; children?: Node[] }

const nodesOf = (message: string): Node[] => {
  const inside = (node: Node): Node[] => [
    node,
    ...Object.values(node.options ?? {}).flatMap(({ value }) => value.flatMap(inside)),
    ...(node.children ?? []).flatMap(inside),
  ]
  return (JSON.parse(compileMessages(JSON.stringify({ message }))) as { message: Node[] }).message.flatMap(
    inside,
  )
}

// 0 is literal text and 7 the `#` of a plural; everything else names a value.
const placeholders = (message: string): string[] =>
  [
    ...new Set(nodesOf(message).flatMap(({ type, value }) => (type === 0 || type === 7 ? [] : [value]))),
  ].toSorted()

const literals = (message: string): string =>
  nodesOf(message)
    .flatMap(({ type, value }) => (type === 0 ? [value] : []))
    .join(' ')

test.each(Object.entries(languages))('%s has every sentence and every word, and no others', (_, messages) => {
  expect(Object.keys(messages).toSorted()).toEqual(expected)
})

test.each(Object.entries({ en, ...languages }))(
  'no message of %s is empty: Garden throws on an empty label',
  (_, messages) => {
    expect(Object.entries(messages).filter(([, message]) => message.trim() === '')).toEqual([])
  },
)

test.each(Object.entries(languages))('%s keeps every placeholder of the English message', (_, messages) => {
  const lost = Object.entries(messages).filter(([id, message]) => {
    const original = (en as Record<string, string>)[id]
    return original !== undefined && placeholders(original).join() !== placeholders(message).join()
  })
  expect(lost).toEqual([])
})

test.each(Object.entries(languages))(
  '%s is translated: nothing longer than a name is left in English',
  (_, messages) => {
    const untranslated = Object.entries(messages).filter(([id, message]) => {
      return (en as Record<string, string>)[id] === message && /[a-z]{4}.*[a-z]{4}/i.test(literals(message))
    })
    expect(untranslated).toEqual([])
  },
)

test('every English sentence is said somewhere', () => {
  const root = new URL('../../apps/sidebar/src/', import.meta.url)
  const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(file, root), 'utf8'))
    .join('\n')
  // Ids that code puts together are typed; each family is named here once.
  const families = [
    'headline.',
    'conflict.title.',
    'failure.',
    'unread.',
    'concern.',
    'fact.',
    'strength.',
    'message.',
    'amount.',
    'replacement.',
  ]
  const unsaid = Object.keys(en).filter(
    (id) =>
      !code.includes(`'${id}'`) &&
      !families.some((family) => id.startsWith(family) && code.includes(`\`${family}`)),
  )
  expect(unsaid).toEqual([])
})

test('every word of every vocabulary reads in English as the vocabulary says', () => {
  const words: Record<string, string> = englishWords()
  for (const [topic, table] of Object.entries(vocabularies)) {
    for (const [word, { label, sentence }] of Object.entries(table)) {
      expect(words[`word.${topic}.${word}.label`]).toBe(label)
      expect([sentence, undefined]).toContain(words[`word.${topic}.${word}.sentence`])
    }
  }
  expect(words['word.next_step.open_trace.sentence']).toBe('Open a trace with the carrier.')
  expect(words['word.shipment_stage.unknown.sentence']).toBeDefined()
  expect(words['word.shipment_stage.delivered.sentence']).toBeUndefined()
})

test('a word of a newer bridge reads as not recognised, not as nothing', () => {
  expect(wordId('shipment_stage', 'teleported' as 'unknown')).toBe('word.shipment_stage.unknown.label')
  expect(wordId('shipment_stage', 'delivered')).toBe('word.shipment_stage.delivered.label')
})

test('a message that is no valid ICU fails the build and is named', () => {
  expect(() => compileMessages('{"broken.one": "{count, plural, one {#}"}')).toThrow(/broken\.one/)
})

test('the agent’s locale decides language and way of writing, and English stands in for what we do not speak', () => {
  expect([languageOf('de-AT'), languageOf('JA'), languageOf('fr'), languageOf(undefined)]).toEqual([
    'de',
    'ja',
    'en',
    'en',
  ])
  expect([
    localeOf('de-AT'),
    localeOf('en_US'),
    localeOf('da'),
    localeOf('not a locale'),
    localeOf(undefined),
  ]).toEqual(['de-AT', 'en-US', 'en', 'en', 'en'])
})

test('a sentence that a language lacks is shown in English', async () => {
  const german = await loadMessages('de')
  expect(german['gap.retry']).toBe(de['gap.retry'])
  expect(Object.keys(german).length).toBe(Object.keys(english).length)
  expect(await loadMessages('fr')).toBe(english)
})
