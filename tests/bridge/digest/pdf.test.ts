import { inflateSync } from 'node:zlib'
import { digestOf } from '@throughline/bridge/domain/digest/digest-of.ts'
import { drawPdf } from '@throughline/bridge/platform/pdf.ts'
import { drawable } from '@throughline/bridge/platform/pdf-letters.ts'
import { expect, test } from 'vitest'
import { badWeek } from './facts.ts'

/** What a PDF draws: how many pages, and the letters on them in the order in which they are drawn. */
function readPdf(pdf: Buffer): { pages: number; text: string } {
  const raw = pdf.toString('latin1')
  const streams = Array.from(raw.matchAll(/stream\n([\s\S]*?)\nendstream/g), ([, bytes = '']) =>
    inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1'),
  )
  // [<48656c6c6f> 20 <576f>] TJ: letters in hex, in Windows-1252, with what lies between them.
  const lines = streams.flatMap((stream) =>
    Array.from(stream.matchAll(/\[([^\]]*)\] TJ/g), ([, run = '']) =>
      Array.from(run.matchAll(/<([0-9a-f]*)>/g), ([, hex = '']) => hex).join(''),
    ),
  )
  const letters = new TextDecoder('windows-1252')
  return {
    pages: raw.match(/\/Type \/Page\n/g)?.length ?? 0,
    text: lines.map((hex) => letters.decode(Buffer.from(hex, 'hex'))).join('\n'),
  }
}

const at = Date.parse('2026-11-16T06:00:00Z')

test('the PDF says what the mail says, with umlauts and the euro', async () => {
  const { pages, text } = readPdf(await drawPdf(digestOf(badWeek()), at))
  expect(pages).toBe(2)
  expect(text).toContain('Müller & Söhne')
  expect(text).toContain('64.0%')
  expect(text).toContain('€1,204.50')
  expect(text).toContain('Refund overdue')
})

test('the same week is the same file', async () => {
  const [one, other] = await Promise.all([drawPdf(digestOf(badWeek()), at), drawPdf(digestOf(badWeek()), at)])
  expect(one.equals(other)).toBe(true)
})

test('a long list goes on over pages and loses no row', async () => {
  const rows = Array.from({ length: 120 }, (_, row) => [`#${1_000 + row}`, 'Refund overdue'])
  const { pages, text } = readPdf(
    await drawPdf(
      {
        title: 'Long',
        period: 'Always',
        blocks: [{ kind: 'table', columns: [{ label: 'Order' }, { label: 'What' }], rows }],
      },
      at,
    ),
  )
  expect(pages).toBeGreaterThan(2)
  for (const [order = ''] of rows) expect(text).toContain(order)
})

test('letters that the PDF lacks lose their accent or are a question mark, never another letter', () => {
  expect(drawable('Łódź – Süd €5')).toBe('Lódz – Süd €5')
  expect(drawable('東京 😀')).toBe('?? ?')
  expect(drawable('▲ 2')).toBe('+ 2')
})
