import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inboxDouble, memoryDouble } from './ingest-kit.ts'
import { history, live, stories, told } from './webhook-history.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const remembering = () => {
  const now = () => Date.now()
  const box = inboxDouble(now)
  return {
    memory: memoryDouble(),
    inbox: box.inbox,
    now,
    put: async ({ connection, body }: { connection: string; body: string }) => box.put(connection, body),
    pass: async (ms: number) => void (await vi.advanceTimersByTimeAsync(ms)),
  }
}

const calm = { delays: [0], rests: [10] }

test('an order’s webhooks in any order, late and repeated, end in one panel: the one that is true', {
  timeout: 120_000,
}, async () => {
  const last = told((await live({ deliveries: [], ...calm }, remembering())).fresh)
  expect(last.orders).toMatchObject([{ number: '#1042', status: 'delivered', payment: 'partially_refunded' }])
  expect(last.orders[0]?.returns).toMatchObject([{ stage: 'refund_issued' }])
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { remembered, fresh, errors, outcomes } = await live(story, remembering())
      expect(told(remembered)).toEqual(last)
      expect(told(fresh)).toEqual(last)
      expect(errors).toEqual([])
      expect(new Set(outcomes)).toEqual(new Set(['asked']))
    }),
    { numRuns: 1_000 },
  )
})

test('a step that nobody told is missing in what is remembered: the property above can fail', async () => {
  const deliveries = history.map((_, step) => ({ step, after: step }))
  const { remembered, fresh } = await live({ deliveries: deliveries.slice(0, -1), ...calm }, remembering())
  expect(told(remembered)).not.toEqual(told(fresh))
})
