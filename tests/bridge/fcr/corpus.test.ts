import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { comebacks } from '@throughline/bridge/domain/fcr/comeback.ts'
import { fcrLosses, fcrWindows, zendeskDifferences } from '@throughline/shared/contract'
import { contactExclusions, firstContactLimits } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'
import { inWords, judgeHistory, sharesOf } from './judge-history.ts'
import { readHistory } from './read-history.ts'

const corpus = globSync(join(import.meta.dirname, 'corpus/*.yaml'))
  .toSorted()
  .map((path) => ({
    name: basename(path, '.yaml'),
    ...readHistory(readFileSync(path, 'utf8'), basename(path)),
  }))

test.each(corpus)('$name: $title', (history) => {
  const outcomes = judgeHistory(history)
  for (const [id, expected] of Object.entries(history.expect.tickets)) {
    const outcome = outcomes.get(id)
    if (!outcome) throw new Error(`Nothing came out of ${id}`)
    expect({ ticket: id, ...inWords(outcome, expected) }).toEqual({ ticket: id, ...expected })
  }
  const windows = fcrWindows.filter((window) => history.expect.numbers[`${window}`] !== undefined)
  expect(windows).not.toEqual([])
  expect(windows.map((window) => `${window}: ${sharesOf(outcomes.values(), window, history)}`)).toEqual(
    windows.map((window) => `${window}: ${history.expect.numbers[`${window}`]}`),
  )
})

test('the corpus has at least sixty histories, and no two of one title', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(60)
  expect(new Set(corpus.map(({ title }) => title)).size).toBe(corpus.length)
})

const expected = corpus.flatMap((history) => Object.values(history.expect.tickets))

test.each(contactExclusions.filter((word) => word !== 'immature'))('a history is excluded as %s', (word) => {
  expect(expected.some(({ excluded }) => excluded === word)).toBe(true)
})

test.each(firstContactLimits)('a history could not be solved at first contact: %s', (word) => {
  expect(expected.some(({ limit }) => limit === word)).toBe(true)
})

test.each(fcrLosses)('a history is lost by %s', (word) => {
  expect(expected.some(({ back }) => back?.endsWith(` by ${word}`))).toBe(true)
})

test.each(zendeskDifferences)('a history differs from Zendesk’s one-touch by %s', (word) => {
  expect(expected.some(({ difference }) => difference === word)).toBe(true)
})

test.each(comebacks)('a customer comes back and it is $what', ({ what }) => {
  expect(expected.some(({ comeback }) => comeback === what)).toBe(true)
})
