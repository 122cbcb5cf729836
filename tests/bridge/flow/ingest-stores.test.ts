import { memoryOf } from '@throughline/bridge/wire-store.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore, rowsOf } from '../../kit/databases.ts'
import { live, stories, told } from './webhook-history.ts'

const runs = 12

/** Versions that say what the one before them said. */
const versionsKeptTwice = `
  SELECT key FROM (
    SELECT key, hash, lag(hash) OVER (PARTITION BY connection, kind, key ORDER BY id) AS before FROM record_versions
  ) AS version WHERE hash = before`

test.each(databaseKinds)(
  '%s: webhooks in any order end in the true panel, and nothing is kept twice',
  { timeout: 120_000 },
  async (kind) => {
    const store = await openTestStore(await emptyDatabase(kind), { now: Date.now })
    const remembering = {
      memory: memoryOf(store),
      inbox: store.inbox,
      put: store.inbox.put,
      now: Date.now,
      // Time is real here, and short: what counts is that everything was taken up.
      async pass(ms: number) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        while (ms >= 1_000 && (await store.inbox.open()) > 0)
          await new Promise((resolve) => setTimeout(resolve, 5))
      },
    }
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        await rowsOf(
          store,
          'TRUNCATE record_versions, records, record_terms, answers, changes, webhook_inbox',
        )
        const delays = story.delays.map((delay) => delay / 10)
        const { remembered, fresh, errors } = await live({ ...story, delays }, remembering)
        expect(errors).toEqual([])
        expect(told(remembered)).toEqual(told(fresh))
        expect(fresh.orders).toMatchObject([{ status: 'delivered', payment: 'partially_refunded' }])
        expect(await rowsOf(store, versionsKeptTwice)).toEqual([])
      }),
      { numRuns: runs },
    )
  },
)
