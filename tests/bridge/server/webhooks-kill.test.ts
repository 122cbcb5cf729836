import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreLocation } from '@throughline/bridge/platform/store/open-store.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { expect, onTestFinished, test } from 'vitest'
import { type DatabaseKind, databaseKinds, emptyDatabase, openStoreAt, rowsOf } from '../../kit/databases.ts'
import { freePort } from '../../kit/free-port.ts'
import { bridgeProgram, type Carrier, openCarrier, sendEvents } from './webhook-load.ts'

const events = 10_000
const parcels = 40
const kills = 5

/** The `store` of the configuration, and where the test finds the same data afterwards. */
async function placeFor(kind: DatabaseKind): Promise<{ store: object; location: StoreLocation }> {
  if (kind === 'PostgreSQL') {
    const location = await emptyDatabase(kind)
    return { store: location, location }
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'throughline-data-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  return { store: { dataFolder }, location: { dataFolder } }
}

/** Seeded, so that a failure comes again: moments spread over the whole run, with chance. */
const momentsOf = (seed: number): Set<number> => {
  let state = seed
  const chance = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const part = events / (kills + 1)
  return new Set(Array.from({ length: kills }, (_, at) => Math.floor(part * (at + 0.5 + chance() * 0.5))))
}

interface Running {
  kind: DatabaseKind
  location: StoreLocation
  bridge: ReturnType<typeof bridgeProgram>
  carrier: Carrier
}

/** The store once nothing waits in it. A data folder can only be looked into while the bridge is stopped. */
async function untilDone({ kind, location, bridge, carrier }: Running): Promise<Store> {
  for (let round = 0; round < 60; round += 1) {
    await carrier.silence(kind === 'PGlite' ? 2_500 : 500)
    if (kind === 'PGlite') await bridge.stop()
    const store = await openStoreAt(location)
    if ((await store.inbox.open()) === 0) {
      onTestFinished(() => store.close())
      return store
    }
    await store.close()
    if (kind === 'PGlite') await bridge.start()
  }
  throw new Error('deliveries are left that nobody takes up')
}

const stepsOf = async (store: Store) => {
  const rows = await rowsOf(store, 'SELECT key, data FROM record_versions ORDER BY id')
  return Map.groupBy(
    rows.map(({ key, data }) => ({ key: String(key), step: Number(/step (\d+)/.exec(String(data))?.[1]) })),
    ({ key }) => key,
  )
}

test.each(databaseKinds)(
  '%s: a bridge that is killed again and again loses nothing that it acknowledged and applies nothing twice',
  { timeout: 240_000 },
  async (kind) => {
    const carrier = await openCarrier()
    const { store: place, location } = await placeFor(kind)
    const bridge = bridgeProgram({ carrier, port: await freePort(), store: place })
    await bridge.start()

    const moments = momentsOf(4_711)
    let restarting = Promise.resolve()
    let killed = 0
    const { retries } = await sendEvents({
      carrier,
      url: bridge.url,
      events,
      parcels,
      onAcknowledged: (count) => {
        if (!moments.has(count)) return
        killed += 1
        restarting = restarting.then(bridge.kill).then(bridge.start)
      },
    })
    await restarting
    expect(killed).toBe(kills)
    expect(retries).toBeGreaterThan(0)

    // What was in hand at the last kill is free again after a while; then everything has its effect.
    const store = await untilDone({ kind, location, bridge, carrier })
    await bridge.stop()
    expect(bridge.complaints()).toBe('')

    expect(
      await rowsOf(store, 'SELECT count(*)::int AS count, outcome FROM webhook_inbox GROUP BY outcome'),
    ).toEqual([{ count: events, outcome: 'asked' }])
    const histories = await stepsOf(store)
    expect(histories.size).toBe(parcels)
    for (const [key, versions] of histories) {
      const steps = versions.map(({ step }) => step)
      expect(steps.at(-1)).toBe(carrier.steps.get(key.replace('trk_', '')))
      for (const [at, step] of steps.entries()) if (at > 0) expect(step).toBeGreaterThan(steps[at - 1] ?? 0)
    }
    expect(
      await rowsOf(
        store,
        'SELECT (SELECT count(*) FROM changes) = (SELECT count(*) FROM record_versions) AS same',
      ),
    ).toEqual([{ same: true }])
  },
)
