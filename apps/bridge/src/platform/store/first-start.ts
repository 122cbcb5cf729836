import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataFolderError, lockFile } from './data-folder-lock.ts'

/** Stands in the folder while its database is being made for the first time. */
const unfinishedFile = 'throughline.unfinished'

export interface Start {
  /** There is no database yet. */
  isFirst: boolean
  /** To be called once the database is there. */
  finish(): void
}

/**
 * Makes sure that a data folder holds a whole database or none. The first start writes forty megabytes; when the disk is full or the
 * power fails in the middle, what is left cannot be opened ever after. Nothing was kept in it yet, so the next start begins anew.
 * The folder must be locked.
 */
export function beginStart(folder: string): Start {
  const unfinished = join(folder, unfinishedFile)
  const first: Start = { isFirst: true, finish: () => rmSync(unfinished, { force: true }) }
  const entries = readdirSync(folder).filter((name) => name !== lockFile)
  if (entries.includes(unfinishedFile)) {
    for (const name of entries)
      if (name !== unfinishedFile) rmSync(join(folder, name), { recursive: true, force: true })
    return first
  }
  if (entries.includes('PG_VERSION')) return { isFirst: false, finish: () => {} }
  if (entries.length > 0) {
    throw new DataFolderError(
      `The data folder ${folder} holds ${entries.length} files that are no database of ours. Choose an empty one, or one that does not exist.`,
    )
  }
  writeFileSync(unfinished, '')
  return first
}
