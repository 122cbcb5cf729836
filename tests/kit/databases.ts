import { randomBytes } from 'node:crypto'
import { identityTerms } from '@throughline/bridge/domain/identity/identity-terms.ts'
import type { StoreLocation } from '@throughline/bridge/platform/store/open-store.ts'
import { openStore, type Store } from '@throughline/bridge/platform/store/store.ts'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'

export const databaseKinds = ['PGlite', 'PostgreSQL'] as const
export type DatabaseKind = (typeof databaseKinds)[number]

/** An empty database of this test alone. */
export async function emptyDatabase(kind: DatabaseKind): Promise<StoreLocation> {
  if (kind === 'PGlite') return {}
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = inject('postgresUrl')
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return { databaseUrl: url.href }
}

interface StoreOptions {
  now?: () => number
}

/** A store on `location`, which the test closes. */
export const openStoreAt = (
  location: StoreLocation,
  { now = () => Date.parse('2026-11-20T09:00:00Z') }: StoreOptions = {},
): Promise<Store> =>
  openStore({
    location,
    hashSecret: 'a secret of the tests, 32 characters long',
    identityOf: identityTerms,
    now,
    onLost: () => {},
  })

/** A store on `location`, closed after the test. */
export async function openTestStore(location: StoreLocation, options: StoreOptions = {}): Promise<Store> {
  const store = await openStoreAt(location, options)
  onTestFinished(() => store.close())
  return store
}

/** Looks into the tables themselves. */
export async function rowsOf(store: Store, text: string): Promise<Record<string, unknown>[]> {
  const { rows }: { rows?: Record<string, unknown>[] } = Object(await store.database.db.execute(text))
  return rows ?? []
}
