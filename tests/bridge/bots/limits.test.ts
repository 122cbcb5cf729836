import { bareNumber } from '@throughline/bridge/domain/verification/bare-number.ts'
import { namedOrder } from '@throughline/bridge/domain/verification/named-order.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseKinds, rowsOf } from '../../kit/databases.ts'
import { order } from '../../kit/records.ts'
import { openDesk } from './desk.ts'
import { openDoors } from './doors.ts'

const adas = order()
const adasOther = order({ id: 'o-2', number: '#1017' })
const eve = { email: 'eve@example.com' }
const ada = { email: 'ada@example.com' }
const verify = 'verification.start'

test.each([
  ['#1042', '#1042'],
  ['order #1042, please', '#1042'],
  ['Bestellung Nr. 1042.', '1042.'],
  ['10\u200b42', '1042'],
  ['１０４２', '1042'],
  ['TLPQX', 'TLPQX'],
  ['1042 1043', undefined],
  ['1042, x1', undefined],
  ['please', 'please'],
  ['my order', undefined],
])('in “%s” the number that is tried is %s', (text, number) => {
  expect(namedOrder(text)).toBe(number)
})

test.each([
  ['1042', '1042'],
  ['EU-1042', '1042'],
  ['1042-X', '1042'],
  ['EU-1042-X', '1042'],
  ['US-1042', 'US-1042'],
  ['EU-', 'EU-'],
])('%s is counted as %s in a shop that writes EU- before and -X behind', (number, bare) => {
  expect(bareNumber(number, [{ prefix: '#' }, { prefix: '#EU-', suffix: '-x' }])).toBe(bare)
})

test('one order written in six ways is still one order with five tries', async () => {
  const { ask } = await openDesk([adas])
  const ways = ['#1042', '1042', ' 1042.', 'order 1042', '№1042', '１０４２']
  const tries = ways.map((written, at) =>
    ask(verify, { conversation: `c-${at}`, order: written, ...eve }, { address: `192.0.2.${at}` }),
  )
  const ended = await Promise.allSettled(tries)
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(1)
})

test('several numbers in one try are none: nobody tries ten orders at once', async () => {
  const { ask } = await openDesk([adas, adasOther])
  expect(await ask(verify, { order: '#1042 #1017', ...ada })).toMatchObject({ level: 0 })
  expect(await ask(verify, { order: '#1042', ...ada })).toMatchObject({ level: 1 })
})

test.each(databaseKinds)(
  'of a hundred wrong guesses at one order at once, five are tries (%s)',
  async (kind) => {
    const { ask } = await openDesk([adas], kind)
    const ended = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) =>
        ask(verify, { conversation: `c-${at}`, order: '#1042', ...eve }, { address: `192.0.2.${at}` }),
      ),
    )
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  },
)

test.each(databaseKinds)(
  'of a hundred wrong guesses in one conversation at once, ten are tries (%s)',
  async (kind) => {
    const { ask } = await openDesk([adas], kind)
    const ended = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) =>
        ask(verify, { order: `#${at + 100}`, ...eve }, { address: `192.0.2.${at}` }),
      ),
    )
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  },
)

test('who is stopped at her own address locks nobody’s order by going on', async () => {
  const { ask } = await openDesk([adas])
  const wrong = (at: number) => ask(verify, { conversation: `c-${at}`, order: `#${2000 + at}`, ...eve })
  for (let at = 0; at < 30; at += 1) await wrong(at)
  for (let at = 0; at < 20; at += 1) {
    const tried = ask(verify, { conversation: `d-${at}`, order: '#1042', ...eve })
    await expect(tried).rejects.toMatchObject({ refusal: 'too_many_tries' })
  }
  const hers = ask(verify, { conversation: 'hers', order: '#1042', ...ada }, { address: '198.51.100.7' })
  expect(await hers).toMatchObject({ level: 1 })
})

test('who has just been recognised leaves no trace that would shorten a stranger’s waiting', async () => {
  const { ask, store } = await openDesk([adas])
  await ask(verify, { order: '#1042', ...ada })
  expect(await rowsOf(store, 'SELECT * FROM tries')).toEqual([])
})

test('a key asks three hundred times a minute, right or wrong, and is told how long to wait', async () => {
  const begin = Date.parse('2026-11-20T09:00:00Z')
  vi.useFakeTimers({ toFake: ['Date'], now: begin })
  onTestFinished(() => void vi.useRealTimers())
  const { byDoor } = await openDoors(await openDesk([]))
  const ask = () => byDoor.rest('order.status', {})
  const said = await Promise.all(Array.from({ length: 310 }, ask))
  const spent = said.filter(({ status }) => status === 429)
  expect(spent).toHaveLength(10)
  expect(spent[0]?.headers.get('retry-after')).toBe('60')
  expect(spent[0]?.body).toMatchObject({
    title: 'Too many calls',
    detail: expect.stringContaining('Retry-After'),
  })
  vi.setSystemTime(begin + 60_000)
  expect((await ask()).status).toBe(400)
})

test('a batch of calls takes as many off the budget of its key as are in it, and no other key’s', async () => {
  const { wired } = await openDesk([])
  expect(await wired.spend('key1', 7)).toMatchObject({ name: 'key', most: 300, seconds: 60, left: 293 })
  expect(await wired.spend('key2', 1)).toMatchObject({ left: 299 })
  expect(await wired.spend('key1', 294)).toMatchObject({ left: 0, isSpent: true })
})
