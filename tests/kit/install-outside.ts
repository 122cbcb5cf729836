import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const cache = join(root, 'node_modules/.cache/throughline')

export interface Outside {
  /** Holds a `package.json` and its `package-lock.json`. */
  folder: string
  /** Of the cache folder, and for the reader: what is being installed. */
  name: string
  say?: (line: string) => void
}

/**
 * Packages that only a few tests need and no visitor should download: installed by npm outside the workspace when a test first asks,
 * kept under their lock file's hash. Resolves to the folder that holds their `node_modules`.
 */
export async function installOutside({ folder, name, say = toTerminal }: Outside): Promise<string> {
  const target = join(cache, `${name}-${hashOf(folder)}`)
  if (existsSync(target)) return target
  // Made under another name first: what was broken off is never taken for installed, and two processes do not meet.
  const draft = `${target}.${process.pid}`
  say(`Installing ${name} for the tests, which takes about a minute …`)
  const started = performance.now()
  mkdirSync(draft, { recursive: true })
  try {
    for (const file of manifests) cpSync(join(folder, file), join(draft, file))
    await npmCi(draft)
    forget(name)
    if (!existsSync(target)) renameSync(draft, target)
  } catch (error) {
    throw new Error(`${name} could not be installed from ${folder}: ${lastWords(error)}`, { cause: error })
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  say(`${name} installed after ${Math.round((performance.now() - started) / 1000)} s`)
  return target
}

const manifests = ['package.json', 'package-lock.json']

const hashOf = (folder: string): string => {
  const hash = createHash('sha256')
  for (const file of manifests) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 12)
}

const npmCi = (cwd: string) =>
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'], {
    cwd,
    // npm is a script there, which only a shell starts.
    shell: process.platform === 'win32',
    timeout: 480_000,
    maxBuffer: 16_000_000,
  })

/** What an older lock file had installed. */
function forget(name: string): void {
  for (const entry of readdirSync(cache)) {
    if (new RegExp(`^${name}-[0-9a-f]{12}$`).test(entry)) rmSync(join(cache, entry), { recursive: true })
  }
}

const lastWords = (error: unknown): string =>
  String(error instanceof Error && 'stderr' in error ? error.stderr || error.message : error)
    .trim()
    .slice(-2_000)

const toTerminal = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
