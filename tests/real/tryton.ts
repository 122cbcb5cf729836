import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../kit/free-port.ts'
import { installTryton } from './install-tryton.ts'
import { seedWarehouse } from './seed-warehouse.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import type { RealSystem } from './vendure.ts'
import { warehouseClient } from './warehouse-client.ts'

const run = promisify(execFile)

/** As trytond knows it; its file stands under this name in the data folder. */
const databaseName = 'tryton'
const credentials = { user: 'admin', password: 'a-password-of-the-tests' }
const cache = join(import.meta.dirname, '../../node_modules/.cache/throughline')

/** What a warehouse of an online shop needs; the modules that these rest on come along. */
const modules = ['sale', 'stock_package_shipping', 'sale_shipment_cost', 'sale_complaint']

interface Start {
  port?: number | undefined
  say?: ((line: string) => void) | undefined
}

export interface Tryton extends RealSystem {
  database: string
}

/** A Tryton warehouse with the catalogue on its shelves, on a copy of a database that is made once. https://docs.tryton.org */
export async function startTryton({ port, say = () => {} }: Start = {}): Promise<Tryton> {
  const seeded = await seededTryton(say)
  const data = mkdtempSync(join(tmpdir(), 'throughline-tryton-'))
  const file = join(data, `${databaseName}.sqlite`)
  copyFileSync(seeded, file)
  const { url, server } = await serve(data, port ?? (await freePort()))
  return {
    ...server,
    url,
    database: databaseName,
    credentials,
    file,
    async stop() {
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function serve(data: string, port: number): Promise<{ url: string; server: ServerProcess }> {
  const url = `http://127.0.0.1:${port}`
  const config = configFile(data, port)
  const server = await startServer({
    name: 'Tryton',
    url,
    cwd: data,
    command: () => ({ program: 'trytond', parameters: ['-c', config, '-d', databaseName] }),
  })
  return { url, server }
}

function configFile(data: string, port: number): string {
  const file = join(data, 'trytond.conf')
  writeFileSync(file, `[database]\nuri = sqlite://\npath = ${data}\n[web]\nlisten = 127.0.0.1:${port}\n`)
  return file
}

/**
 * The path of a database that is filled, Tryton being installed first where it is missing. Making the tables takes up to a minute, so the
 * file is kept until the packages or the seed change.
 */
export async function seededTryton(say: (line: string) => void): Promise<string> {
  await installTryton(say)
  const target = join(cache, `tryton-${await versionHash()}`)
  const file = join(target, `${databaseName}.sqlite`)
  if (existsSync(file)) return file
  say('Creating the database of Tryton, once, which takes up to a minute …')
  const started = performance.now()
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(join(cache, 'draft-tryton-'))
  try {
    // trytond-admin opens a file and makes none.
    writeFileSync(join(draft, `${databaseName}.sqlite`), '')
    const passwordFile = join(draft, 'password')
    writeFileSync(passwordFile, credentials.password, { mode: 0o600 })
    const port = await freePort()
    const admin = ['-c', configFile(draft, port), '-d', databaseName, '--email', 'admin@example.com', '-p']
    await run('trytond-admin', [...admin, '-u', ...modules, '--activate-dependencies'], {
      env: { ...process.env, TRYTONPASSFILE: passwordFile },
      maxBuffer: 16_000_000,
    })
    const { url, server } = await serve(draft, port)
    try {
      await seedWarehouse(await warehouseClient({ url, database: databaseName, ...credentials }))
    } finally {
      await server.stop()
    }
    for (const entry of readdirSync(cache)) {
      if (/^tryton-[0-9a-f]{12}$/.test(entry)) rmSync(join(cache, entry), { recursive: true })
    }
    renameSync(draft, target)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  say(`Tryton's database is ready after ${Math.round((performance.now() - started) / 1000)} s`)
  return file
}

async function versionHash(): Promise<string> {
  const { stdout } = await run('dpkg-query', ['-W', 'tryton-*'])
  const hash = createHash('sha256').update(stdout)
  for (const file of ['tryton.ts', 'seed-warehouse.ts', 'catalogue.ts']) {
    hash.update(readFileSync(join(import.meta.dirname, file)))
  }
  return hash.digest('hex').slice(0, 12)
}
