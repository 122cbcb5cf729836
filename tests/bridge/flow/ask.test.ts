import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const byEmail = { kind: 'order', by: 'email' } as const
const ada = { value: 'ada@example.com' }

const shop = (answer: Parameters<typeof fakeSource>[2]['answer'], batch = 10) => {
  const source = fakeSource('shop-eu', ['order by email'], { answer, batch, now: Date.now })
  const [capability] = source.capabilities
  if (!capability) throw new Error('it has one capability')
  return { source, ask: (value = ada.value, fresh = false) => source.ask(capability, { value }, { fresh }) }
}

test('ten agents who ask the same at once cost one call', async () => {
  const { source, ask } = shop(() => [order()])
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask()))
  expect(source.asked).toHaveLength(1)
  expect(answers.every((answer) => answer.ok && answer.data.records.length === 1)).toBe(true)
})

test('the same question ten seconds later is asked again, nine seconds later it is not', async () => {
  const { source, ask } = shop(() => [order()])
  await ask()
  await vi.advanceTimersByTimeAsync(9_000)
  await ask()
  expect(source.asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1_001)
  await ask()
  expect(source.asked).toHaveLength(2)
})

test('a shared answer keeps its own age', async () => {
  const { ask } = shop(() => [order()])
  await ask()
  await vi.advanceTimersByTimeAsync(9_000)
  expect(await ask()).toMatchObject({ ok: true, asOf: '2026-11-20T09:00:00.000Z' })
})

test('Retry asks again at once', async () => {
  const { source, ask } = shop(() => [order()])
  await ask()
  await ask(ada.value, true)
  expect(source.asked).toHaveLength(2)
})

test('a failure is not remembered', async () => {
  let failing = true
  const { ask } = shop(() => {
    if (failing) throw new ConnectorError('unexpected_shape', 'data.orders is missing')
    return [order()]
  })
  expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'unexpected_shape', retryable: false } })
  failing = false
  expect(await ask()).toMatchObject({ ok: true })
})

test('a dropped connection is tried once more, a refused key is not', async () => {
  const dropped = shop(() => {
    throw new ConnectorError('unreachable', 'ECONNRESET')
  })
  const first = dropped.ask()
  await vi.advanceTimersByTimeAsync(500)
  expect(await first).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
  expect(dropped.source.asked).toHaveLength(2)

  const refused = shop(() => {
    throw new ConnectorError('unauthorized', '401')
  })
  expect(await refused.ask()).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } })
  expect(refused.source.asked).toHaveLength(1)
})

test('after five failures in a row it rests ten seconds, then one question tests it', async () => {
  const { source, ask } = shop(() => {
    throw new ConnectorError('timed_out', 'no answer')
  })
  for (let at = 0; at < 5; at += 1) await ask(`a${at}@example.com`)
  const resting = await ask('a6@example.com')
  expect(resting).toMatchObject({
    ok: false,
    failure: { kind: 'unreachable', retryable: true, retryAfter: 10 },
  })
  expect(source.asked).toHaveLength(5)
  expect(source.isReady()).toBe(false)
  await vi.advanceTimersByTimeAsync(10_001)
  await ask('a7@example.com')
  expect(source.asked).toHaveLength(6)
})

test('a wrong key does not open the breaker: the source is well, our key is not', async () => {
  const { source, ask } = shop(() => {
    throw new ConnectorError('unauthorized', '401')
  })
  for (let at = 0; at < 8; at += 1) await ask(`a${at}@example.com`)
  expect(source.asked).toHaveLength(8)
})

test('while it told us to wait it is not asked, and the wait is said', async () => {
  const { source, ask } = shop(() => {
    throw new ConnectorError('rate_limited', '429', { retryAfter: 30 })
  })
  await ask()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'rate_limited', retryAfter: 20 } })
  expect(source.asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20_001)
  await ask()
  expect(source.asked).toHaveLength(2)
})

test('orders of other people are dropped before anybody sees them, and counted', async () => {
  const strange = ['xada@example.com', 'ada@example.com.au', 'ada+x@example.com'].map((email, at) =>
    order({ id: `s${at}`, number: `#2${at}`, customer: { emails: [email], phones: [] } }),
  )
  const { ask } = shop(() => [order(), ...strange])
  const answer = await ask()
  expect(answer.ok && answer.data.records.map((one) => one.key)).toEqual(['gid://shopify/Order/#1042'])
  expect(answer.ok && answer.data.strangers).toBe(3)
})

test('an e-mail in capitals is the same person', async () => {
  const { ask } = shop(() => [order({ customer: { emails: ['Ada@Example.com'], phones: [] } })])
  const answer = await ask()
  expect(answer.ok && answer.data.records).toHaveLength(1)
})

test('two people who are asked in one call each get their own', async () => {
  const bob = order({ id: 'b', number: '#7', customer: { emails: ['bob@example.com'], phones: [] } })
  const { source, ask } = shop(() => [bob, order()])
  const [hers, his] = await Promise.all([ask(), ask('bob@example.com')])
  expect(source.asked).toEqual(['order by email: ada@example.com, bob@example.com'])
  expect(hers.ok && hers.data.records.map((one) => one.key)).toEqual(['gid://shopify/Order/#1042'])
  expect(his.ok && his.data.records.map((one) => one.key)).toEqual(['b'])
})

test('a question that was never declared is a bug of ours', async () => {
  const { source } = shop(() => [])
  await expect(source.ask({ ...byEmail, batch: 1 }, ada)).rejects.toThrow('which it does not declare')
})
