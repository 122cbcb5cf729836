import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgres } from './find-postgres.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

export interface PostgresServer {
  /** Of its maintenance database; tests create their own beside it. */
  url: string
  restart(): Promise<void>
  stop(): Promise<void>
}

/** A PostgreSQL of its own in a temporary folder, on a free port, gone when stopped. `say` hears one line per slow step. */
export async function startPostgres(say: (line: string) => void = () => {}): Promise<PostgresServer> {
  const bin = await findPostgres(say)
  const folder = mkdtempSync(join(tmpdir(), 'throughline-postgres-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const asUser = await unprivileged(folder)
  await asUser([join(bin, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200`
  const control = (verb: string, ...more: string[]) =>
    asUser([join(bin, 'pg_ctl'), '-D', data, '-l', join(folder, 'log'), '-w', '-o', options, ...more, verb])
  await control('start')
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async restart() {
      await control('restart', '-m', 'immediate')
    },
    async stop() {
      await control('stop', '-m', 'immediate')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. Stopped output handles would keep us waiting: none are read. */
async function unprivileged(folder: string): Promise<(command: string[]) => Promise<void>> {
  if (process.getuid?.() !== 0) return async ([file = '', ...rest]) => void (await run(file, rest))
  await run('id', ['postgres']).catch(() => run('useradd', ['--system', 'postgres']))
  chmodSync(folder, 0o755)
  await run('chown', ['postgres', folder])
  return async (command) => void (await run('runuser', ['-u', 'postgres', '--', ...command], { cwd: folder }))
}
