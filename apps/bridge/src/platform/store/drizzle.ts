import { createRequire } from 'node:module'
import type * as Main from 'drizzle-orm'
import type * as Postgres from 'drizzle-orm/node-postgres'
import type * as PostgresMigrator from 'drizzle-orm/node-postgres/migrator'
import type * as Core from 'drizzle-orm/pg-core'
import type * as Embedded from 'drizzle-orm/pglite'
import type * as EmbeddedMigrator from 'drizzle-orm/pglite/migrator'

/**
 * Drizzle in its CommonJS build. For each of the hundred ES modules Node 24 would parse the 180 kB of `exports` in the package's
 * package.json once more: 190 MB of memory and a second of every start. Measured with drizzle 0.45.4: 252 against 64 MB.
 */
const load = createRequire(import.meta.url)

export type SQL = Main.SQL

const main = load('drizzle-orm') as typeof Main
export const { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, sql } = main

const core = load('drizzle-orm/pg-core') as typeof Core
export const { alias, bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, smallint, text } =
  core
export const { doublePrecision, timestamp, uniqueIndex } = core

/** Only the driver that is used is loaded. */
export const postgresDriver = () => ({
  drizzle: (load('drizzle-orm/node-postgres') as typeof Postgres).drizzle,
  migrate: (load('drizzle-orm/node-postgres/migrator') as typeof PostgresMigrator).migrate,
})
export const embeddedDriver = () => ({
  drizzle: (load('drizzle-orm/pglite') as typeof Embedded).drizzle,
  migrate: (load('drizzle-orm/pglite/migrator') as typeof EmbeddedMigrator).migrate,
})
