import { createChangesStore } from '@throughline/bridge/platform/store/changes-store.ts'
import type { Change } from '@throughline/bridge/platform/store/records-store.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../../kit/databases.ts'
import { order } from '../../../kit/records.ts'

test.each(databaseKinds)(
  'a change that could not be read at first is told once it can (%s)',
  async (kind) => {
    const store = await openTestStore(await emptyDatabase(kind))
    let failures = 0
    const { db } = store.database
    const flaky = new Proxy(db, {
      get(target, name, self) {
        if (name !== 'select' || failures === 0) return Reflect.get(target, name, self)
        return () => {
          failures -= 1
          throw new Error('terminating connection due to administrator command')
        }
      },
    })
    const told: Change[] = []
    const changes = createChangesStore({ db: flaky, listen: store.database.listen })
    const stop = await changes.follow((changed) => told.push(...changed))
    onTestFinished(() => stop())
    failures = 2
    await store.records.save([order()])
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 5_000 })
    expect(told).toMatchObject([{ connection: 'shop-eu', kind: 'order' }])
    expect(failures).toBe(0)
  },
)

test.each(databaseKinds)('who has stopped following is told no more (%s)', async (kind) => {
  const store = await openTestStore(await emptyDatabase(kind))
  const told: Change[] = []
  const others: Change[] = []
  const stop = await store.changes.follow((changed) => told.push(...changed))
  onTestFinished(await store.changes.follow((changed) => others.push(...changed)))
  await stop()
  await store.records.save([order()])
  await vi.waitFor(() => expect(others).toHaveLength(1))
  expect(told).toEqual([])
})
