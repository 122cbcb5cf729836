import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { lockDataFolder } from './data-folder-lock.ts'
import { embeddedDriver } from './drizzle.ts'
import { firstData, unpackFirstData } from './first-data.ts'
import { beginStart } from './first-start.ts'
import { migrationsFolder } from './migrations-folder.ts'

const closingMs = 3_000

/** Its own choice, 128 MB, is memory of our process; the system's cache holds the files a second time. */
const sharedBuffers = '32MB'

/**
 * Opens the embedded database and brings it to this version's schema; in memory when there is no folder.
 * @throws DataFolderError, or what the database itself throws
 */
export async function openPglite(dataFolder: string | undefined) {
  const { drizzle, migrate } = embeddedDriver()
  const unlock = dataFolder === undefined ? () => {} : lockDataFolder(dataFolder)
  try {
    const start = dataFolder === undefined ? undefined : beginStart(dataFolder)
    if (dataFolder !== undefined && start?.isFirst) unpackFirstData(dataFolder)
    const pglite = await leanly(() =>
      PGlite.create({
        ...(dataFolder === undefined ? { loadDataDir: firstData() } : { dataDir: dataFolder }),
        startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}`],
      }),
    )
    const db = drizzle(pglite)
    await migrate(db, { migrationsFolder })
    start?.finish()
    return {
      db,
      kind: 'pglite' as const,
      driver: { pglite },
      async listen(channel: string, hear: (payload: string) => void) {
        const stop = await pglite.listen(channel, hear)
        return () => stop()
      },
      async close() {
        // One that has stopped for want of disk space does not close either; what it had committed is on the disk.
        await Promise.race([pglite.close(), new Promise((resolve) => setTimeout(resolve, closingMs).unref())])
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/**
 * What is compiled meanwhile stays with V8's quick compiler. Its optimizing one takes 500 MB for a moment, a second after the start, and
 * gains nothing: 150 µs of CPU a query with and without, 230 instead of 900 among the first 500 (measured with PGlite 0.5).
 */
async function leanly<T>(compile: () => Promise<T>): Promise<T> {
  for (const flag of optimizing) setFlagsFromString(`--no-${flag}`)
  try {
    return await compile()
  } finally {
    for (const flag of optimizing) setFlagsFromString(`--${flag}`)
  }
}

const optimizing = ['wasm-tier-up', 'wasm-dynamic-tiering']
