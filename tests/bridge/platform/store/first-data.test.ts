import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { firstDataFile, makeFirstData } from '@throughline/bridge/platform/store/first-data.ts'
import { parseTar } from 'nanotar'
import { expect, onTestFinished, test } from 'vitest'
import { openStoreAt } from '../../../kit/databases.ts'
import { order } from '../../../kit/records.ts'

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-first-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** When it was made and by which process; each new database has its own. */
const ownToEach = ['pg_wal/000000010000000000000001', 'global/pg_control', 'postmaster.pid']

const filesOf = (tar: Uint8Array): Map<string, Buffer> =>
  new Map(
    parseTar(tar)
      .filter(({ type }) => type === 'file')
      .map(({ name, data }) => [name, Buffer.from(data ?? [])]),
  )

/** The versions of PostgreSQL's control file and of its catalogue, which stand behind the 8 bytes of the database's own number. */
const versionsIn = (files: Map<string, Buffer>) => {
  const control = files.get('global/pg_control')
  return [control?.readUInt32LE(8), control?.readUInt32LE(12)]
}

test('the shipped empty database is what the installed embedded database makes: if not, run `node scripts/first-data.ts`', {
  timeout: 60_000,
}, async () => {
  const [shipped, made] = [
    filesOf(zstdDecompressSync(readFileSync(firstDataFile))),
    filesOf(await makeFirstData()),
  ]
  const told = (files: Map<string, Buffer>) =>
    [...files]
      .filter(([name]) => !ownToEach.includes(name))
      .map(([name, data]) => `${name} ${createHash('sha256').update(data).digest('hex')}`)
  expect(told(shipped)).toEqual(told(made))
  expect(versionsIn(shipped)).toEqual(versionsIn(made))
  expect(shipped.size).toBeGreaterThan(900)
})

test('it is small enough to live beside the source', () => {
  expect(statSync(firstDataFile).size).toBeLessThan(1_300_000)
})

test('a first start makes a database that keeps what it is told, and a second start finds it', async () => {
  const dataFolder = join(temporaryFolder(), 'data')
  const first = await openStoreAt({ dataFolder })
  await first.records.save([order()])
  await first.close()
  const second = await openStoreAt({ dataFolder })
  const found = await second.records.withTerms([second.terms.termOf('order_number', '1042')])
  await second.close()
  expect(found).toHaveLength(1)
})

test('nobody else on the machine may read the data folder, and no lock stays in it', async () => {
  const dataFolder = join(temporaryFolder(), 'data')
  const store = await openStoreAt({ dataFolder })
  expect(statSync(dataFolder).mode & 0o077).toBe(0)
  await store.close()
  expect(readdirSync(dataFolder).filter((name) => name.startsWith('throughline'))).toEqual([])
})
