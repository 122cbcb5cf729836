import { expect, test } from 'vitest'
import { readHistory } from './read-history.ts'

const history = (told: string, more = ''): string => `
title: A title
why: A reason
tickets:
  T1:
    by: anna
    told:
      - ${told}
expect:
  numbers: { 7: 1/1 1/1 1/1 1/1 }
  tickets:
    T1: { one_touch: yes }
${more}`

test('a line that cannot be read says how it is written', () => {
  expect(() => readHistory(history('09:00 customer writes'), 'a.yaml')).toThrow(
    /^a.yaml: "09:00 customer writes" cannot be read; write a time, who and what/,
  )
})

test('a verb that does not exist names those that do', () => {
  expect(() => readHistory(history('d0 09:00 customer shouts'), 'a.yaml')).toThrow(
    /"shouts" is nothing.*replies and solves/,
  )
})

test('a cause that does not exist names those that do', () => {
  expect(() => readHistory(history('d0 09:00 lea corrects broken'), 'a.yaml')).toThrow(
    /"broken" is no cause.*damaged/,
  )
})

test('what is expected of a ticket that nobody told of is a slip', () => {
  const text = history('d0 09:00 customer writes').replace('    T1: { one_touch', '    T2: { one_touch')
  expect(() => readHistory(text, 'a.yaml')).toThrow('a.yaml: expects something of T2')
})

test('a window that does not exist, and a share that is none, are slips', () => {
  const text = history('d0 09:00 customer writes')
  expect(() => readHistory(text.replace('7: 1/1', '5: 1/1'), 'a.yaml')).toThrow(/numbers/)
  expect(() => readHistory(text.replace('1/1 1/1 }', '1/1 }'), 'a.yaml')).toThrow('is not four shares')
})

test('a misspelt expectation is not passed over', () => {
  expect(() =>
    readHistory(history('d0 09:00 customer writes').replace('one_touch', 'onetouch'), 'a.yaml'),
  ).toThrow(/onetouch/)
})

test('a customer who writes in a solved ticket opens it, and in an open one does not', () => {
  const kinds = (told: string) => readHistory(history(told), 'a.yaml').events.map(({ kind }) => kind)
  expect(kinds('d0 09:00 lea solves\n      - d1 09:00 customer writes')).toEqual([
    'opened',
    'status',
    'message',
    'status',
  ])
  expect(kinds('d0 09:00 lea waits\n      - d1 09:00 customer writes')).toEqual([
    'opened',
    'status',
    'message',
  ])
})
