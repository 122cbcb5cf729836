import { createQueues } from '@throughline/bridge/flow/queues.ts'
import type { WarehouseOrder } from '@throughline/shared/model'
import { describe, expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { at, warehouseOrder } from '../../kit/records.ts'

const start = Date.parse('2026-11-20T09:00:00Z')
const work = (number: string, said: Partial<WarehouseOrder> = {}) => ({
  ...warehouseOrder({
    orderNumber: number,
    warehouse: 'Leipzig',
    createdAt: at(`2026-11-20T0${number}:00:00.000Z`),
    ...said,
  }),
  observedAt: new Date(start).toISOString(),
})

describe.each(databaseKinds)('%s', (kind) => {
  test('what a warehouse has got before an order and not packed is counted, without what waits for somebody else', async () => {
    const store = await openTestStore(await emptyDatabase(kind))
    await store.records.save([
      work('1'),
      work('2', { stage: 'picking' }),
      work('3', { stage: 'labelled' }),
      work('4', { holds: [{ reason: 'address' }] }),
      work('5', { flags: ['backordered'] }),
      work('6', { createdAt: undefined }),
      work('7'),
      work('8', { warehouse: 'Reno' }),
      work('9', { warehouse: undefined }),
    ])
    let time = start
    const waiting = createQueues({
      store: store.queues,
      now: () => time,
      onStoreError: (error) => {
        throw error
      },
    })
    // Nobody waits for the first count.
    expect(waiting()('Leipzig', undefined)).toBeUndefined()
    await expect.poll(() => waiting()('Leipzig', undefined)).toBe(3)
    expect(waiting()('Leipzig', at('2026-11-20T02:00:00.000Z'))).toBe(1)
    expect(waiting()('Reno', undefined)).toBe(1)
    expect(waiting()(undefined, undefined)).toBe(1)
    expect(waiting()('Atlantis', undefined)).toBeUndefined()

    await store.records.save([work('1', { stage: 'handed_over' })])
    time += 5 * 60_000 - 1
    expect(waiting()('Leipzig', undefined)).toBe(3)
    time += 1
    await expect.poll(() => waiting()('Leipzig', undefined)).toBe(2)
  })
})

test('a store that fails leaves the queues as they were, and says so', async () => {
  const errors: unknown[] = []
  const waiting = createQueues({
    store: { queues: () => Promise.reject(new Error('gone')) },
    now: () => start,
    onStoreError: (error) => errors.push(error),
  })
  expect(waiting()('Leipzig', undefined)).toBeUndefined()
  await expect.poll(() => errors.length).toBe(1)
})
