import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../../kit/databases.ts'
import { order } from '../../../kit/records.ts'

const folder = new URL('../../../../apps/bridge/src/platform/store/migrations/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const { entries }: { entries: { tag: string; when: number }[] } = JSON.parse(read('meta/_journal.json'))

test('each migration is younger than the one before it: an older one would never be applied', () => {
  const times = entries.map(({ when }) => when)
  expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b))
})

test('what a store kept before it knew what it may forget is found after the update, and forgotten in time', async () => {
  const location = await emptyDatabase('PostgreSQL')
  const client = new Client({ connectionString: 'databaseUrl' in location ? location.databaseUrl : '' })
  await client.connect()
  onTestFinished(() => client.end())
  const before = entries.slice(0, 2)
  for (const { tag } of before) await client.query(read(`${tag}.sql`))
  await client.query(
    'CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  )
  for (const { tag, when } of before)
    await client.query('INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
      tag,
      when,
    ])
  const { connection, kind, key, version, observedAt, data } = order()
  await client.query(
    `INSERT INTO record_versions (connection, kind, key, version, hash, observed_at, data) VALUES ($1, $2, $3, $4, 'h', $5, $6)`,
    [connection, kind, key, version, observedAt, JSON.stringify(data)],
  )
  await client.query(
    `INSERT INTO records (connection, kind, key, version_id, hash, observed_at) VALUES ($1, $2, $3, 1, 'h', $4)`,
    [connection, kind, key, observedAt],
  )
  await client.query(
    `INSERT INTO record_terms (term, connection, kind, key) VALUES ('order_number:1042', $1, $2, $3)`,
    [connection, kind, key],
  )

  const store = await openTestStore(location)
  expect(await store.records.withTerms(['order_number:1042'])).toEqual([order()])
  expect(await store.records.forget(observedAt)).toBe(0)
  expect(await store.records.forget('2026-11-20T09:00:00.001Z')).toBe(1)
  expect(await store.records.withTerms(['order_number:1042'])).toEqual([])
})
