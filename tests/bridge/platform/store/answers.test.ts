import { describe, expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../../kit/databases.ts'
import { order } from '../../../kit/records.ts'

const asked = { connection: 'shop-eu', kind: 'order', by: 'email', value: 'ada@example.com' }

describe.each(databaseKinds)('%s', (kind) => {
  test('an answer that was not all is kept as such, and its records are the same', async () => {
    const store = await openTestStore(await emptyDatabase(kind), {
      now: () => Date.parse('2026-11-20T09:00:00Z'),
    })
    const known = order()
    await store.records.save([known])
    await store.answers.remember(asked, { asOf: '2026-11-20T09:00:00.000Z', records: [known], more: true })
    const part = await store.answers.recall(asked)
    expect(part).toMatchObject({ more: true, records: [{ key: known.key }] })
    expect(part?.records).toHaveLength(1)

    await store.answers.remember(asked, { asOf: '2026-11-20T09:01:00.000Z', records: [known] })
    const whole = await store.answers.recall(asked)
    expect(whole?.records).toHaveLength(1)
    expect(whole).not.toHaveProperty('more')
  })
})
