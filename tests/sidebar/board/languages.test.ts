import { readdirSync, readFileSync } from 'node:fs'
import { boardEnglish, loadBoardMessages } from '@throughline/sidebar/board/language/board-messages.ts'
import { boardEnglishWords } from '@throughline/sidebar/board/language/board-words.ts'
import de from '@throughline/sidebar/lang/board/de.json' with { type: 'json' }
import en from '@throughline/sidebar/lang/board/en.json' with { type: 'json' }
import ja from '@throughline/sidebar/lang/board/ja.json' with { type: 'json' }
import { compileMessages } from '@throughline/sidebar/lang/compiled-messages.ts'
import { expect, test } from 'vitest'

const languages = { de, ja }
const expected = [...Object.keys(en), ...Object.keys(boardEnglishWords())].toSorted()

type Node = { type: number; value: string; options?: Record<string, { value: Node[] }> }

const placeholders = (message: string): string[] => {
  const inside = (nodes: Node[]): string[] =>
    nodes.flatMap(({ type, value, options }) => [
      // 0 is literal text and 7 the `#` of a plural.
      ...(type === 0 || type === 7 ? [] : [value]),
      ...Object.values(options ?? {}).flatMap((one) => inside(one.value)),
    ])
  const { message: nodes } = JSON.parse(compileMessages(JSON.stringify({ message })))
  return [...new Set(inside(nodes))].toSorted()
}

test.each(Object.entries(languages))(
  '%s has every sentence and word of the board, and no others',
  (_, messages) => {
    expect(Object.keys(messages).toSorted()).toEqual(expected)
  },
)

test.each(Object.entries({ en, ...languages }))('no message of %s is empty', (_, messages) => {
  expect(Object.entries(messages).filter(([, message]) => message.trim() === '')).toEqual([])
})

test.each(Object.entries(languages))('%s keeps every placeholder of the English message', (_, messages) => {
  const lost = Object.entries(messages).filter(([id, message]) => {
    const original = (en as Record<string, string>)[id]
    return original !== undefined && placeholders(original).join() !== placeholders(message).join()
  })
  expect(lost).toEqual([])
})

test('every English sentence of the board is said somewhere', () => {
  const root = new URL('../../../apps/sidebar/src/board/', import.meta.url)
  const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(file, root), 'utf8'))
    .join('\n')
  const families = [
    'tab.',
    'filter.',
    'number.',
    'fail.',
    'signin.',
    'news.',
    'backfill.',
    'dimension.',
    'heat.',
    'promise.',
    'tickets.of.',
    'loss.',
    'difference.',
    'exclusion.',
    'limit.',
  ]
  const unsaid = Object.keys(en).filter(
    (id) =>
      !code.includes(`'${id}'`) &&
      !families.some(
        (family) =>
          id.startsWith(family) &&
          (code.includes(`\`${family}`) ||
            (code.includes(`\`\${props.kind}.`) && /^(exclusion|limit)\./.test(id))),
      ),
  )
  expect(unsaid).toEqual([])
})

test('a language that we do not speak reads English, and the board speaks with the panel’s words for owners', async () => {
  expect(await loadBoardMessages('fr')).toBe(boardEnglish)
  const german = await loadBoardMessages('de')
  expect(german['word.owner.warehouse.label']).toBe('Lager')
  expect(german['tab.causes']).toBe('Ursachen')
})
