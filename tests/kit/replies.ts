import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/**
 * Folder of replies that real vendors sent, `<vendor>/<name>.json`; they are other people's documents and live outside the project.
 * REPLIES_DIR names it, relative to the project, and then it must be there. Unset, it is looked for beside the project;
 * where it is not, the tests that read it are skipped, and the run says how many.
 */
export const repliesAt: string | undefined = findReplies()

function findReplies(): string | undefined {
  const chosen = process.env.REPLIES_DIR
  const path = resolve(root, chosen || '../shared/replies')
  if (existsSync(path) && statSync(path).isDirectory()) return path
  if (chosen)
    throw new Error(`REPLIES_DIR is ${chosen}, but there is no folder at ${path}; correct it, or unset it.`)
  return undefined
}

/** A test that reads recorded replies. */
export const testWithReplies = test.skipIf(repliesAt === undefined)

/** Text of one recorded reply, by its path in the folder: `easypost/create-and-retrieve.json`. */
export function readReplyText(path: string): string {
  if (repliesAt === undefined) throw new Error(`${path} is a recorded reply: read it inside testWithReplies`)
  return readFileSync(join(repliesAt, path), 'utf8')
}

/** One recorded JSON reply, parsed. */
export const readReply = (path: string): unknown => JSON.parse(readReplyText(path))
