import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { hostname, uptime } from 'node:os'
import { join } from 'node:path'

/** The data folder cannot be used; the message says why and what to do. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
}

/** Stands in the folder that it locks. */
export const lockFile = 'throughline.lock'

const heartbeatMs = 5_000
/** A holder on another machine shows life by touching the file; four missed beats mean that it is gone. */
const goneAfterMs = 4 * heartbeatMs

interface Holder {
  pid: number
  host: string
}

/**
 * Takes the folder for this process alone and returns what gives it back. The embedded PostgreSQL has no lock of its own: two
 * processes in one folder both succeed and silently lose rows.
 * A lock whose process is dead (kill -9, power loss) is taken over at once on the same machine, after 20 s of silence on another.
 */
export function lockDataFolder(folder: string): () => void {
  try {
    // Customers' data: nobody else on this machine reads it.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new DataFolderError(
      `The data folder ${folder} cannot be made (${codeOf(error)}). Choose one that this user may write to.`,
    )
  }
  const path = join(folder, lockFile)
  if (!create(path)) {
    const holder = readHolder(path)
    if (holder && isAlive(holder, path)) {
      throw new DataFolderError(
        `The data folder ${folder} is in use by process ${holder.pid} on ${holder.host}. ` +
          'Stop that process, give this one another folder, or share a PostgreSQL: store.databaseUrl in the configuration.',
      )
    }
    rmSync(path, { force: true })
    if (!create(path))
      throw new DataFolderError(`The data folder ${folder} was taken by another process just now. Try again.`)
  }
  const beat = setInterval(() => touch(path), heartbeatMs)
  beat.unref()
  const giveBack = () => {
    clearInterval(beat)
    process.off('exit', giveBack)
    rmSync(path, { force: true })
  }
  // Who ends in the middle of a start has no time to close anything.
  process.on('exit', giveBack)
  return giveBack
}

/** False when somebody has it. `wx` is atomic: of two processes one fails. */
function create(path: string): boolean {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder))
    closeSync(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw new DataFolderError(
      `The data folder of ${path} cannot be written (${codeOf(error)}). ${
        codeOf(error) === 'ENOSPC'
          ? 'The disk is full: make room.'
          : 'Give this user the right to write there.'
      }`,
    )
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const isHolder = typeof holder === 'object' && holder !== null && 'pid' in holder && 'host' in holder
    return isHolder ? { pid: Number(holder.pid), host: String(holder.host) } : undefined
  } catch {
    // Half written by a process that died: nobody holds it.
    return undefined
  }
}

function isAlive({ pid, host }: Holder, path: string): boolean {
  const { mtimeMs } = statSync(path)
  if (host !== hostname()) return Date.now() - mtimeMs < goneAfterMs
  // The machine was started since: whoever has this number now is somebody else.
  if (mtimeMs < Date.now() - uptime() * 1_000) return false
  // A container that restarts gets the same number again: a lock of our own number is our predecessor's.
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function touch(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // The folder went away under us; the next write to the store says so.
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
