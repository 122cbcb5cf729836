import { csvOf } from '@throughline/sidebar/board/csv.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  ['=1+1', "'=1+1"],
  ['+49 170', "'+49 170"],
  ['-refund', "'-refund"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tcmd', "'\tcmd"],
])('a spreadsheet does not run %j', (cell, written) => {
  expect(csvOf([[cell]])).toBe(written)
})

test('a carriage return at the start is neutralized and quoted', () => {
  expect(csvOf([['\r=1']])).toBe('"\'\r=1"')
})

test('a sign inside a cell is only a sign, and a negative number of ours stays a number', () => {
  expect(csvOf([['a=b', 'Müller-Lüdenscheidt', -3, 0.25]])).toBe('a=b,Müller-Lüdenscheidt,-3,0.25')
})

test('commas, quotes and lines stand in quotes; nothing is an empty cell', () => {
  expect(csvOf([['a,b', 'say "yes"', 'two\nlines', undefined]])).toBe('"a,b","say ""yes""","two\nlines",')
})

test('rows end as RFC 4180 has it', () => {
  expect(csvOf([['a'], ['b']])).toBe('a\r\nb')
})

test('whatever stands in a cell, no cell of the file begins with what a spreadsheet runs', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (cells) => {
      for (const cell of cells) expect(csvOf([[cell]])).not.toMatch(/^"?[=+\-@\t\r]/)
    }),
    { seed: 6, numRuns: 500 },
  )
})
