import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataFolderError, lockFile } from './data-folder-lock.ts'

/** Stands in the folder while its database is being made for the first time. */
const unfinishedFile = 'throughline.unfinished'

/**
 * Makes sure that a data folder holds a whole database or none. The first start writes forty megabytes; when the disk is full or the
 * power fails in the middle, what is left cannot be opened ever after. Nothing was kept in it yet, so the next start begins anew.
 * Returns what to call once the database is there. The folder must be locked.
 */
export function beginFirstStart(folder: string): () => void {
  const unfinished = join(folder, unfinishedFile)
  const entries = readdirSync(folder).filter((name) => name !== lockFile)
  if (entries.includes(unfinishedFile)) {
    for (const name of entries)
      if (name !== unfinishedFile) rmSync(join(folder, name), { recursive: true, force: true })
    return () => rmSync(unfinished, { force: true })
  }
  if (entries.includes('PG_VERSION')) return () => {}
  if (entries.length > 0) {
    throw new DataFolderError(
      `The data folder ${folder} holds ${entries.length} files that are no database of ours. Choose an empty one, or one that does not exist.`,
    )
  }
  writeFileSync(unfinished, '')
  return () => rmSync(unfinished, { force: true })
}
