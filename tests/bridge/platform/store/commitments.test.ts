import type { KeptCommitment } from '@throughline/bridge/platform/store/commitments-store.ts'
import { describe, expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../../kit/databases.ts'
import { order } from '../../../kit/records.ts'

const record = order()
const ref = { connection: record.connection, key: record.key }
const word = (said: Partial<KeptCommitment> = {}): KeptCommitment => ({
  kind: 'delivery',
  latest: '2026-11-20',
  by: 'agent',
  madeAt: '2026-11-17T09:00:00.000Z',
  ...said,
})

describe.each(databaseKinds)('%s', (kind) => {
  test('what was promised of an order is read with it, of another order nothing', async () => {
    const { commitments } = await openTestStore(await emptyDatabase(kind))
    await commitments.record(ref, word({ about: 'JJD1' }))
    await commitments.record({ ...ref, key: 'other' }, word())
    await commitments.record({ ...ref, connection: 'shop-us' }, word())
    expect(await commitments.of([ref, { ...ref, key: 'unknown' }])).toEqual([
      { ...ref, ...word({ about: 'JJD1' }) },
    ])
    expect(await commitments.of([])).toEqual([])
  })

  test('a new day takes the one before back, for the same thing alone; the old day given again counts again', async () => {
    const { commitments } = await openTestStore(await emptyDatabase(kind))
    await commitments.record(ref, word())
    await commitments.record(ref, word({ kind: 'refund', latest: '2026-11-25' }))
    await commitments.record(ref, word({ latest: '2026-11-23', madeAt: '2026-11-18T09:00:00.000Z' }))
    const days = async () => (await commitments.of([ref])).map(({ latest }) => latest).toSorted()
    expect(await days()).toEqual(['2026-11-23', '2026-11-25'])
    await commitments.record(ref, word({ madeAt: '2026-11-19T09:00:00.000Z' }))
    expect(await days()).toEqual(['2026-11-20', '2026-11-25'])
  })

  test('whoever watches the order hears of it', async () => {
    const store = await openTestStore(await emptyDatabase(kind))
    await store.records.save([record])
    const [saved] = await store.changes.since(0)
    await store.commitments.record(ref, word())
    const [, change, ...more] = await store.changes.since(0)
    expect(change).toMatchObject({ ...ref, kind: 'order' })
    expect(change?.terms.toSorted()).toEqual(saved?.terms.toSorted())
    expect(more).toEqual([])
  })

  test('it is forgotten when its day is long over', async () => {
    const { commitments } = await openTestStore(await emptyDatabase(kind))
    await commitments.record(ref, word())
    await commitments.forget('2026-11-20T23:00:00.000Z')
    expect(await commitments.of([ref])).toHaveLength(1)
    await commitments.forget('2026-11-21T00:00:00.000Z')
    expect(await commitments.of([ref])).toEqual([])
  })
})
