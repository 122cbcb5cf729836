import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { parseTar } from 'nanotar'

/**
 * An empty database as the embedded one makes it, so that a first start need not make it: that takes it 2 s and 1.1 GB of memory.
 * `node scripts/first-data.ts` makes the file anew, which a newer embedded database may need; a test says when.
 */
export const firstDataFile = new URL('./first-data.tar.zst', import.meta.url)

const tarOf = (packed: Uint8Array) => zstdDecompressSync(packed)

/** As the embedded database takes it: a tar of its folder. */
export const firstData = (): Blob => new Blob([tarOf(readFileSync(firstDataFile))])

/** Into a folder that is empty but for our own files. By itself the database would do so with three copies of it in memory. */
export function unpackFirstData(folder: string): void {
  for (const { name, type, data } of parseTar(tarOf(readFileSync(firstDataFile)))) {
    const path = join(folder, name)
    if (type === 'directory') mkdirSync(path, { recursive: true })
    else writeFileSync(path, data ?? '')
  }
}

/** What belongs into the file, not yet packed. */
export async function makeFirstData(): Promise<Uint8Array> {
  const database = await PGlite.create()
  await database.exec('CHECKPOINT')
  const tar = await database.dumpDataDir('none')
  await database.close()
  return tar.bytes()
}
