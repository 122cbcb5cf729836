import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Folder with `initdb` and `pg_ctl`. Debian keeps them out of PATH. Installs Debian's package when that is allowed. */
export async function findPostgres(say: (line: string) => void): Promise<string> {
  const installed = installedPostgres()
  if (installed) return installed
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/etc/debian_version')) {
    say('Installing PostgreSQL with apt-get, once …')
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 100_000_000 }
    await run('apt-get', ['update', '-q'], options)
    // Its own cluster is not wanted: ours lives in a temporary folder.
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql'], options)
    const now = installedPostgres()
    if (now) return now
  }
  throw new Error(
    'The store is tested on a real PostgreSQL and none was found: install it (Debian, Ubuntu: apt-get install postgresql), ' +
      'or set TEST_DATABASE_URL to a server where databases may be created.',
  )
}

function installedPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
    '/opt/homebrew/bin',
    '/usr/local/pgsql/bin',
  ]
  return folders.find(
    (folder) => folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  )
}
