import { keptPromises } from '@throughline/sidebar/state/kept-promises.ts'
import { writeComment } from '@throughline/sidebar/zaf/write-comment.ts'
import { expect, test } from 'vitest'

/** A composer that remembers what was asked of it. */
const composer = ({ type = 'publicReply', switches = true, inserts = true } = {}) => {
  const asked: [string, unknown][] = []
  let now = type
  return {
    asked,
    client: {
      on: () => undefined,
      off: () => undefined,
      request: async () => undefined,
      get: async () => ({ errors: {}, 'comment.type': now }),
      set: async (path: string, value: unknown) => {
        asked.push([path, value])
        if (switches) now = String(value)
        return { errors: {}, [path]: value }
      },
      invoke: async (action: string, text: unknown) => {
        asked.push([action, text])
        const isRefused = !inserts && action === 'ticket.editor.insert'
        return isRefused ? { errors: { [action]: { message: 'No such Api' } } } : { errors: {} }
      },
    },
  }
}

test('a reply is put in as paragraphs, and what looks like markup stays text', async () => {
  const { client, asked } = composer()
  await writeComment(client, 'publicReply', 'Hello,\n\n1 < 2\nand <b>3</b>')
  expect(asked).toEqual([
    ['ticket.editor.insert', '<p>Hello,</p><p>1 &lt; 2<br>and &lt;b&gt;3&lt;/b&gt;</p>'],
  ])
})

test('a note switches the composer to notes first', async () => {
  const { client, asked } = composer()
  await writeComment(client, 'internalNote', 'seen')
  expect(asked).toEqual([
    ['comment.type', 'internalNote'],
    ['ticket.editor.insert', '<p>seen</p>'],
  ])
})

test('text for colleagues is never written where the composer stays public', async () => {
  const { client, asked } = composer({ switches: false })
  await expect(writeComment(client, 'internalNote', 'seen')).rejects.toThrow('did not switch')
  expect(asked.map(([path]) => path)).toEqual(['comment.type'])
})

test('a reply leaves a note behind and becomes public, where the channel knows the difference', async () => {
  const { client, asked } = composer({ type: 'internalNote', switches: false })
  await writeComment(client, 'publicReply', 'Hello')
  expect(asked.map(([path]) => path)).toEqual(['comment.type', 'ticket.editor.insert'])
})

test('a workspace without an editor call gets the text through the older one', async () => {
  const { client, asked } = composer({ inserts: false })
  await writeComment(client, 'publicReply', 'Hello,\n\nworld')
  expect(asked.at(-1)).toEqual(['ticket.comment.appendText', 'Hello,\n\nworld'])
})

test('only dates that were really sent are promises', () => {
  const promises = [
    { kind: 'delivery', latest: '2026-11-23', said: 'Monday 23 November' },
    { kind: 'refund', latest: '2026-11-25', said: 'Wednesday 25 November' },
  ] as const
  const kept = (words: string) => keptPromises({ promises: [...promises] }, words).map(({ kind }) => kind)
  expect(kept('It comes on Monday\u00a023  November. Bye')).toEqual(['delivery'])
  expect(kept('We will write again.')).toEqual([])
})
