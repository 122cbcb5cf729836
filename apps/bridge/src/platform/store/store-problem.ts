/** What an administrator can do something about. */
export type StoreProblem = 'disk_full' | 'read_only' | 'stopped' | 'other'

/** Numbers of the embedded database's own file system: https://github.com/emscripten-core/emscripten/blob/main/system/lib/libc/musl/arch/emscripten/bits/errno.h */
const problemOfErrno: Readonly<Record<number, StoreProblem>> = {
  2: 'read_only',
  51: 'disk_full',
  69: 'read_only',
}

const problemOfCode: Readonly<Record<string, StoreProblem>> = {
  ENOSPC: 'disk_full',
  // PostgreSQL's disk_full and read_only_sql_transaction.
  '53100': 'disk_full',
  '25006': 'read_only',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
}

/** What the error of a database means, however often it is wrapped. */
export function problemOf(error: unknown): StoreProblem {
  const { code, errno, message } = rootOf(error)
  // After its log could not be written the embedded database answers everything with this, until it is opened again.
  if (/active portal|PGlite is closed/.test(message)) return 'stopped'
  if (/no space left/i.test(message)) return 'disk_full'
  if (/read-only file system/i.test(message)) return 'read_only'
  return problemOfCode[code ?? ''] ?? problemOfErrno[errno ?? 0] ?? 'other'
}

export interface RootError {
  code?: string
  errno?: number
  message: string
}

/** What the library underneath said; drizzle and Node wrap it, and the embedded database throws what is no `Error`. */
export function rootOf(error: unknown): RootError {
  const inner =
    error instanceof AggregateError ? error.errors[0] : error instanceof Error ? error.cause : undefined
  if (typeof inner === 'object' && inner !== null) return rootOf(inner)
  if (typeof error !== 'object' || error === null) return { message: String(error) }
  const said = new Map(Object.entries(error))
  const [code, errno] = [said.get('code'), said.get('errno')]
  return {
    message: error instanceof Error ? error.message : String(said.get('name') ?? 'unknown error'),
    ...(code !== undefined && { code: String(code) }),
    ...(typeof errno === 'number' && { errno }),
  }
}
