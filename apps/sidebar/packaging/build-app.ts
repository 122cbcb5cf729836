import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'

const sidebarDir = join(import.meta.dirname, '..')
const root = join(sidebarDir, '../..')
const noteAt = join(root, '.cache/sidebar-built-from')

/** Whatever changes what vite writes. Names and contents count, not times: a fresh checkout has new times. */
const sources = [
  'apps/sidebar/{*.html,vite*.config.ts,package.json}',
  'apps/sidebar/{src,lang}/**/*.*',
  'packages/shared/src/**/*.ts',
  'pnpm-lock.yaml',
]

/**
 * Builds the sidebar into apps/sidebar/dist, unless that was built from the very same sources.
 * `say` hears about a build that begins and ends. Rejects with vite's own error when it does not build.
 */
export async function buildApp({ say }: { say: (line: string) => void }): Promise<void> {
  const fingerprint = fingerprintOfSources()
  const builtFrom = existsSync(noteAt) ? readFileSync(noteAt, 'utf8') : ''
  if (builtFrom === fingerprint && existsSync(join(sidebarDir, 'dist/board.html'))) return
  say('Building the sidebar …')
  const started = performance.now()
  await asProduction(async () => {
    for (const config of ['vite.config.ts', 'vite.board.config.ts'])
      await build({ root: sidebarDir, configFile: join(sidebarDir, config), logLevel: 'warn' })
  })
  mkdirSync(dirname(noteAt), { recursive: true })
  writeFileSync(noteAt, fingerprint)
  say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

/** A test runner sets NODE_ENV to `test`, and vite would then bundle React's development half. */
async function asProduction(work: () => Promise<unknown>): Promise<void> {
  const { NODE_ENV: before } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

function fingerprintOfSources(): string {
  const hash = createHash('sha256')
  for (const path of globSync(sources, { cwd: root }).toSorted()) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}
