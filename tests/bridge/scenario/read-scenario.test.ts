import { readScenario, ScenarioError } from '@throughline/bridge/scenario/read-scenario.ts'
import { expect, test } from 'vitest'

const problemsOf = (text: string): string[] => {
  try {
    readScenario(text, 'story.yaml')
    return []
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.split('\n')
    throw error
  }
}

test('every problem of a file is one line with its place and what to write instead', () => {
  const text = `title: A story
now: 2026-11-20 10:00
records:
  - order: '#1042'
    placd: 2026-11-16T09:00Z
    status: shiped
    lines: [1xLANTERN]
  - parcel: JJD1
expect:
  concernz: []
`
  expect(problemsOf(text)).toEqual([
    'story.yaml:2 now has no zone; add one, as in 2026-11-20 10:00 Europe/Berlin',
    'story.yaml:5 records[0].placd is no setting here; did you mean "placed"?',
    'story.yaml:6 records[0].status ("shiped") is not known here; did you mean "shipped"?',
    'story.yaml:7 records[0].lines[0] ("1xLANTERN") is no line; write it as "2 LANTERN" or "2 LANTERN at 89.00 EUR"',
    'story.yaml:8 records[1] names no record; start it with one of return, warehouse_order, tracking, stock, order, as in "order: \'#1042\'"',
    'story.yaml:10 expect.concernz is no setting here; did you mean "concerns"?',
  ])
})

test('a file that is no YAML is told so, with the line', () => {
  const [problem, ...others] = problemsOf('title: [A story\nnow: later\n')
  expect(problem).toMatch(/^story\.yaml:\d+ is not valid YAML/)
  expect(others).toEqual([])
})

test('an empty file lacks a title and a time', () => {
  expect(problemsOf('')).toEqual(['story.yaml title is missing; add it', 'story.yaml now is missing; add it'])
})

test.each([
  ['2026-11-20 10:00 Europe/Berlin', '2026-11-20T09:00:00.000Z'],
  ['2026-07-20 10:00 Europe/Berlin', '2026-07-20T08:00:00.000Z'],
  ['2026-11-20T10:00+09:00', '2026-11-20T01:00:00.000Z'],
  ['2026-11-20T10:00Z', '2026-11-20T10:00:00.000Z'],
])('a time may be written as %s', (written, instant) => {
  const { now } = readScenario(`title: A story\nnow: ${written}\n`, 'story.yaml')
  expect(new Date(now).toISOString()).toBe(instant)
})

test.each([
  'yesterday',
  '2026-02-30 10:00 Europe/Berlin',
  '2026-11-20 10:00 Europe/Atlantis',
  'Friday 10:00',
])('%s is no time', (written) => {
  expect(problemsOf(`title: A story\nnow: ${written}\n`)).toEqual([
    `story.yaml:2 now ("${written}") is no time; write it as 2026-11-20 10:00 Europe/Berlin, 2026-11-20T10:00+01:00 or …Z`,
  ])
})

test('a policy is checked as in the configuration', () => {
  expect(
    problemsOf('title: A story\nnow: 2026-11-20T10:00Z\npolicy: { thresholds: { silentParcelHours: 0 } }\n'),
  ).toEqual(['story.yaml:3 policy.thresholds.silentParcelHours (0) is too small; the least is 1'])
})
