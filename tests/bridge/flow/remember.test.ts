import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { type AnswerMemory, type KeptAnswer, withMemory } from '@throughline/bridge/flow/remember.ts'
import type { SourceRecord } from '@throughline/shared/model'
import { expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'

const start = Date.parse('2026-11-20T09:00:00Z')

/** A source with a memory, and the hands of its clock. */
function remembering(answer: () => SourceRecord[] | Promise<SourceRecord[]>, more = () => false) {
  let time = start
  const kept = new Map<string, KeptAnswer>()
  const memory: AnswerMemory = {
    recall: async (asked) => kept.get(JSON.stringify(asked)),
    remember: async (asked, said) => void kept.set(JSON.stringify(asked), said),
  }
  const inner = fakeSource('shop-eu', ['order by email'], { answer, more, now: () => time })
  const onStoreError = vi.fn()
  const source = withMemory(inner, { memory, now: () => time, onStoreError })
  const [capability] = source.capabilities
  if (!capability) throw new Error('it has one capability')
  return {
    memory,
    onStoreError,
    asked: inner.asked,
    later: (seconds: number) => {
      time += seconds * 1_000
    },
    ask: (options: Parameters<typeof source.ask>[2] = { remembered: 'then_ask' }) =>
      source.ask(capability, { value: 'ada@example.com' }, options),
  }
}

test('what was said within the last minute is said again without a call', async () => {
  const { ask, asked, later } = remembering(() => [order()])
  await ask()
  later(59)
  const answer = await ask()
  expect(asked).toHaveLength(1)
  expect(answer).toMatchObject({
    ok: true,
    asOf: '2026-11-20T09:00:00.000Z',
    data: { records: [{ kind: 'order' }] },
  })
  expect(answer.refresh).toBeUndefined()
})

test('what is older is shown at once with its age, and asked behind it', async () => {
  let status: 'paid' | 'shipped' = 'paid'
  const { ask, asked, later } = remembering(() => [order({ status })])
  await ask()
  status = 'shipped'
  later(3_600)
  const stale = await ask()
  expect(stale).toMatchObject({ ok: true, asOf: '2026-11-20T09:00:00.000Z' })
  expect(stale.ok && stale.data.records[0]?.data).toMatchObject({ status: 'paid' })
  await stale.refresh
  expect(asked).toHaveLength(2)
  const now = await ask()
  expect(now).toMatchObject({ ok: true, asOf: '2026-11-20T10:00:00.000Z' })
  expect(now.ok && now.data.records[0]?.data).toMatchObject({ status: 'shipped' })
})

test('what is older than a day is asked again before anything is shown', async () => {
  const { ask, asked, later } = remembering(() => [order()])
  await ask()
  later(86_401)
  const answer = await ask()
  expect(answer).toMatchObject({ asOf: '2026-11-21T09:00:01.000Z' })
  expect(asked).toHaveLength(2)
})

test('a source that is down says so, with what it said last', async () => {
  let isDown = false
  const { ask, later } = remembering(() => {
    if (isDown) throw new ConnectorError('timed_out', 'no answer')
    return [order()]
  })
  await ask()
  isDown = true
  later(38 * 60)
  const shown = await ask()
  await shown.refresh
  expect(await ask()).toMatchObject({
    ok: false,
    failure: { kind: 'timed_out' },
    lastGood: { asOf: '2026-11-20T09:00:00.000Z', data: { records: [{ kind: 'order' }] } },
  })
})

test('a source that has just failed is not asked again by the next agent, but by Retry', async () => {
  const { ask, asked, later } = remembering(() => {
    throw new ConnectorError('unauthorized', '401')
  })
  await ask()
  expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } })
  expect(asked).toHaveLength(1)
  await ask({ fresh: true })
  expect(asked).toHaveLength(2)
  later(11)
  await ask()
  expect(asked).toHaveLength(3)
})

test('"nothing found" is remembered as an answer, and is not silence', async () => {
  const { ask, asked, later } = remembering(() => [])
  await ask()
  later(30)
  expect(await ask()).toMatchObject({ ok: true, data: { records: [] } })
  expect(asked).toHaveLength(1)
})

test('after a change only what was never asked is asked', async () => {
  const { ask, asked, later } = remembering(() => [order()])
  await ask({ remembered: 'unless_new' })
  later(3_600)
  const answer = await ask({ remembered: 'unless_new' })
  expect(asked).toHaveLength(1)
  expect(answer).toMatchObject({ ok: true, asOf: '2026-11-20T09:00:00.000Z' })
  expect(answer.refresh).toBeUndefined()
})

test('a store that is away does not keep the agent from the source', async () => {
  const { ask, memory, onStoreError } = remembering(() => [order()])
  memory.recall = async () => Promise.reject(new Error('the database is away'))
  memory.remember = async () => Promise.reject(new Error('the database is away'))
  expect(await ask()).toMatchObject({ ok: true, data: { records: [{ kind: 'order' }] } })
  expect(onStoreError).toHaveBeenCalledTimes(2)
})

test('a failure in the background does not answer an agent who comes a second later', async () => {
  let down = true
  const { ask, asked, later } = remembering(() => {
    if (down) throw new ConnectorError('unauthorized', '401')
    return [order()]
  })
  expect(await ask({ background: true })).toMatchObject({ ok: false })
  down = false
  later(1)
  expect(await ask()).toMatchObject({ ok: true })
  expect(asked).toHaveLength(2)
})

test('what was learnt in the background is remembered for agents', async () => {
  const { ask, asked, later } = remembering(() => [order()])
  await ask({ background: true })
  later(30)
  expect(await ask()).toMatchObject({ ok: true, asOf: '2026-11-20T09:00:00.000Z' })
  expect(asked).toHaveLength(1)
})

test('that a source held more than it was read for is remembered with its answer, until it says otherwise', async () => {
  let isMore = true
  const { ask, later } = remembering(
    () => [order()],
    () => isMore,
  )
  await ask()
  isMore = false
  later(3_600)
  const stale = await ask()
  expect(stale.ok && stale.data.more).toBe(true)
  await stale.refresh
  const now = await ask()
  expect(now.ok && now.data.more).toBeUndefined()
})
