import { expect, onTestFinished, test } from 'vitest'
import { openTestStore, rowsOf } from '../../kit/databases.ts'
import { freePort } from '../../kit/free-port.ts'
import { startPostgres } from '../../kit/postgres.ts'
import { bridgeProgram, openCarrier, sendEvents } from './webhook-load.ts'

test('PostgreSQL restarts under load: senders are asked to come again, and the bridge recovers by itself', {
  timeout: 120_000,
}, async () => {
  const [events, parcels] = [1_500, 20]
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const carrier = await openCarrier()
  const bridge = bridgeProgram({ carrier, port: await freePort(), store: { databaseUrl: postgres.url } })
  await bridge.start()

  let restarting = Promise.resolve()
  const { retries } = await sendEvents({
    carrier,
    url: bridge.url,
    events,
    parcels,
    onRefused: () => {
      if (!bridge.isRunning()) throw new Error(`the bridge did not survive: ${bridge.complaints()}`)
    },
    onAcknowledged: (count) => {
      if (count === 300 || count === 900) restarting = restarting.then(postgres.restart)
    },
  })
  await restarting
  expect(retries).toBeGreaterThan(0)
  expect(bridge.isRunning()).toBe(true)

  const store = await openTestStore({ databaseUrl: postgres.url })
  while ((await store.inbox.open()) > 0) await carrier.silence(200)
  expect(
    await rowsOf(store, 'SELECT count(*)::int AS count, outcome FROM webhook_inbox GROUP BY outcome'),
  ).toEqual([{ count: events, outcome: 'asked' }])
  const latest = await rowsOf(
    store,
    'SELECT v.key, v.data FROM records r JOIN record_versions v ON v.id = r.version_id',
  )
  expect(latest).toHaveLength(parcels)
  for (const { key, data } of latest) {
    expect(String(data)).toContain(`step ${carrier.steps.get(String(key).replace('trk_', ''))}"`)
  }
  expect(bridge.complaints()).toBe('')
})
