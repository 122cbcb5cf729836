import { problemOf } from '@throughline/bridge/platform/store/store-problem.ts'
import { expect, test } from 'vitest'

const coded = (code: string, message = 'refused') => Object.assign(new Error(message), { code })

// As Node, PostgreSQL and the embedded database say it; drizzle wraps each of them once.
test.each([
  ['a full disk, by Node', coded('ENOSPC'), 'disk_full'],
  ['a full disk, by PostgreSQL', coded('53100', 'could not extend file "base/5/16477"'), 'disk_full'],
  [
    'a full disk, while its log is written',
    new Error('could not write to file "pg_wal/xlogtemp.42": No space left on device'),
    'disk_full',
  ],
  [
    'a full disk, by the file system of the embedded database',
    { name: 'ErrnoError', errno: 51 },
    'disk_full',
  ],
  ['a folder that is read-only', coded('EROFS'), 'read_only'],
  ['a folder of somebody else', coded('EACCES'), 'read_only'],
  ['a database that is read-only', coded('25006'), 'read_only'],
  ['an embedded database that has stopped', new Error('cannot drop active portal ""'), 'stopped'],
  ['a database that is not there', coded('ECONNREFUSED'), 'other'],
  ['a bug', new TypeError('x is not a function'), 'other'],
  ['nothing at all', undefined, 'other'],
])('%s', (_, error, problem) => {
  expect(problemOf(error)).toBe(problem)
  expect(problemOf(new Error('Failed query: insert', { cause: error }))).toBe(problem)
  expect(problemOf(new AggregateError([error], 'several'))).toBe(problem)
})
