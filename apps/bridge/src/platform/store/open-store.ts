import { createHmac } from 'node:crypto'
import type { PGlite } from '@electric-sql/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { Client, Pool } from 'pg'
import { postgresDriver } from './drizzle.ts'
import { migrationsFolder } from './migrations-folder.ts'
import { openPglite } from './open-pglite.ts'

/** Both databases behind one dialect. */
export type Database = PgDatabase<PgQueryResultHKT>

export interface OpenDatabase {
  db: Database
  /** `pglite` is one process and one connection: for trying, for tests, for one small desk. */
  kind: 'pglite' | 'postgres'
  /** For a library that goes its own way to the database: the embedded one itself, or the server's address. */
  driver: { pglite: PGlite } | { databaseUrl: string }
  /** Hears every `NOTIFY` on the channel, of all bridges on this database. Resolves to what stops it. */
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export type StoreLocation =
  | { databaseUrl: string }
  /** Without a folder the data lives in memory and ends with the process. */
  | { dataFolder?: string | undefined }

/** Any number will do, as long as all bridges use the same: whoever boots second waits until the first has migrated. */
const migrationLock = 7_204_110

/** Opens the database and brings it to this version's schema. Throws `DataFolderError`, or the database's own error. */
export async function openDatabase(
  location: StoreLocation,
  onLost: (error: Error) => void,
): Promise<OpenDatabase> {
  return 'databaseUrl' in location
    ? openPostgres(location.databaseUrl, onLost)
    : openPglite(location.dataFolder)
}

async function openPostgres(databaseUrl: string, onLost: (error: Error) => void): Promise<OpenDatabase> {
  // 10 connections serve a bridge with hundreds of sidebars: a query takes about a millisecond.
  const pool = new Pool({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 5_000 })
  // Connections that the server ends are replaced by the pool. Without listeners Node would end the process: the pool's own is for idle
  // ones, each client's for one that ends in the middle of a transaction.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', onLost))
  const { drizzle, migrate } = postgresDriver()
  const db = drizzle(pool)
  await withMigrationLock(databaseUrl, () => migrate(db, { migrationsFolder }))
  return {
    db,
    kind: 'postgres',
    driver: { databaseUrl },
    listen: (channel, hear) => listenForever({ databaseUrl, channel, hear, onLost }),
    close: () => pool.end(),
  }
}

async function withMigrationLock(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await work()
  } finally {
    await client.end()
  }
}

interface Listening {
  databaseUrl: string
  channel: string
  hear: (payload: string) => void
  onLost: (error: Error) => void
}

/** A connection of its own that comes back after the database was away. What was said meanwhile is read from `changes`. */
async function listenForever({
  databaseUrl,
  channel,
  hear,
  onLost,
}: Listening): Promise<() => Promise<void>> {
  let stopped = false
  let client: Client | undefined
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: databaseUrl, keepAlive: true })
    next.on('notification', (message) => hear(message.payload ?? ''))
    next.on('error', (error) => {
      onLost(error)
      void reconnect()
    })
    await next.connect()
    await next.query(`LISTEN ${channel}`)
    client = next
    // An empty word means: you may have missed some.
    hear('')
  }
  const reconnect = async (): Promise<void> => {
    for (let waitMs = 250; !stopped; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        await new Promise((resolve) => setTimeout(resolve, waitMs))
        if (!stopped) await connect()
        return
      } catch {
        // Still away: wait longer.
      }
    }
  }
  await connect()
  return async () => {
    stopped = true
    await client?.end()
  }
}

/** E-mails and phones are looked up by a keyed hash: who reads the table learns nobody's address. */
export const keyedHash = (secret: string, value: string): string =>
  createHmac('sha256', secret).update(value).digest('base64url')
