import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTestStore } from '../../kit/databases.ts'
import { freePort } from '../../kit/free-port.ts'
import { smallDisk } from '../../kit/small-disk.ts'
import { bridgeProgram, openCarrier, sendEvents } from './webhook-load.ts'

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-faults-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const bridgeOn = async (store: unknown, env: Record<string, string> = {}) => {
  const carrier = await openCarrier()
  const bridge = bridgeProgram({ carrier, port: await freePort(), store, env })
  return {
    carrier,
    bridge,
    send: (events: number) => sendEvents({ carrier, url: bridge.url, events, parcels: 1 }),
  }
}

/** What it says instead of starting. */
const complaintOf = async (store: unknown, env?: Record<string, string>): Promise<string> => {
  const { bridge } = await bridgeOn(store, env)
  await expect(bridge.start()).rejects.toThrow('the bridge did not start')
  return bridge.complaints()
}

test('a second bridge on the same data folder is refused in a sentence, and the first goes on', async () => {
  const dataFolder = join(temporaryFolder(), 'data')
  const { bridge, send } = await bridgeOn({ dataFolder })
  await bridge.start()
  expect(await complaintOf({ dataFolder })).toMatch(
    /^The data folder \S+ is in use by process \d+ on \S+\. Stop that process, give this one another folder, or share a PostgreSQL: store\.databaseUrl in the configuration\.\n$/,
  )
  await send(3)
})

test('a data folder that cannot be written is one sentence', async () => {
  const disk = smallDisk(10)
  disk.makeReadOnly(true)
  expect(await complaintOf({ dataFolder: disk.dataFolder }, disk.env)).toMatch(
    /^The data folder \S+ cannot be (made|written) \(E\w+\)\. .+\n$/,
  )
})

test('a data folder that was written and is read-only now is one sentence, and stays whole', {
  timeout: 60_000,
}, async () => {
  const disk = smallDisk(200)
  const { bridge, send } = await bridgeOn({ dataFolder: disk.dataFolder }, disk.env)
  await bridge.start()
  await send(5)
  await bridge.stop()
  disk.makeReadOnly(true)
  expect(await complaintOf({ dataFolder: disk.dataFolder }, disk.env)).toMatch(
    /\(EROFS\)\. Give this user the right to write there\.\n$/,
  )
  disk.makeReadOnly(false)
  await bridge.start()
  await bridge.stop()
})

test('a folder with somebody’s files is not taken for a data folder, and they stay', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'thesis.tex'), 'ten years of work')
  expect(await complaintOf({ dataFolder: folder })).toMatch(
    /holds 1 files? that (is|are) no database of ours/,
  )
  expect(readdirSync(folder)).toEqual(['thesis.tex'])
})

// At 38 MB the database is nearly there: what is left looks like one and is none.
test.each([8, 38])(
  'a first start on a disk of %i MB fails in a sentence, and succeeds once there is room',
  {
    timeout: 60_000,
  },
  async (megabytes) => {
    const disk = smallDisk(megabytes)
    const store = { dataFolder: disk.dataFolder }
    expect(await complaintOf(store, disk.env)).toMatch(
      /^The data folder \S+ .*cannot be opened: .+ The disk is full: make room and start again\.\n$/,
    )
    disk.resize(200)
    const { bridge, send } = await bridgeOn(store, disk.env)
    await bridge.start()
    await send(3)
  },
)

test('a disk that fills up refuses webhooks and loses none of those before; with room again it goes on', {
  timeout: 60_000,
}, async () => {
  const disk = smallDisk(200)
  const { bridge, carrier } = await bridgeOn({ dataFolder: disk.dataFolder }, disk.env)
  await bridge.start()
  disk.fill(300_000)
  let refusals = 0
  let acknowledged = 0
  await sendEvents({
    carrier,
    url: bridge.url,
    events: 3_000,
    parcels: 10,
    onAcknowledged: (count) => {
      acknowledged = count
    },
    onRefused: () => {
      refusals += 1
      if (refusals === 100) disk.empty()
    },
  })
  expect(refusals).toBeGreaterThan(0)
  expect(acknowledged).toBe(3_000)
  await carrier.silence(1_500)
  await bridge.stop()
  expect(bridge.complaints()).toBe('')
  const store = await openTestStore({ dataFolder: disk.dataFolder })
  expect(await store.inbox.open()).toBe(0)
})

test('a PostgreSQL that is not there is one sentence without its password', async () => {
  const port = await freePort()
  expect(
    await complaintOf({ databaseUrl: `postgres://throughline:p4ssw0rd@127.0.0.1:${port}/throughline` }),
  ).toBe(
    `The database of store.databaseUrl cannot be opened: ECONNREFUSED connect ECONNREFUSED 127.0.0.1:${port}. Start it, or correct its address, user and password.\n`,
  )
})
