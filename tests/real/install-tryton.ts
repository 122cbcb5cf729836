import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Server and modules of Debian 12. https://www.tryton.org */
const packages = [
  'tryton-server',
  'tryton-modules-stock',
  'tryton-modules-sale',
  'tryton-modules-stock-package',
  'tryton-modules-stock-package-shipping',
  'tryton-modules-sale-shipment-cost',
  'tryton-modules-carrier',
  'tryton-modules-sale-complaint',
]

/** Why Tryton cannot run on this machine, in a sentence; `undefined` where it can. Installs nothing. */
export async function whyNoTryton(): Promise<string | undefined> {
  if (await isInstalled()) return undefined
  if (!existsSync('/etc/debian_version')) {
    return 'Tryton comes from Debian’s packages, and this is no Debian.'
  }
  if (!(await asRoot())) {
    return `Tryton’s packages are not installed, and apt-get needs root: sudo apt-get install --no-install-recommends ${packages.join(' ')}`
  }
  return undefined
}

/** Installs Debian's packages where they are missing. Throws one sentence where that cannot be done. */
export async function installTryton(say: (line: string) => void): Promise<void> {
  if (await isInstalled()) return
  const why = await whyNoTryton()
  if (why) throw new Error(why)
  say('Installing Tryton with apt-get, once, which takes about a minute …')
  const started = performance.now()
  const [program = '', ...before] = (await asRoot()) ?? []
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2']
  const apt = (...words: string[]) =>
    run(program, [...before, ...patience, ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 100_000_000,
    })
  await apt('update', '-q')
  await apt('install', '-y', '-q', '--no-install-recommends', ...packages)
  say(`Tryton installed after ${Math.round((performance.now() - started) / 1000)} s`)
}

/** What stands before the words of apt-get; `undefined` for who may not install. */
async function asRoot(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return ['apt-get']
  return (await works('sudo', ['-n', 'true'])) ? ['sudo', '-n', 'apt-get'] : undefined
}

const isInstalled = () => works('dpkg-query', ['-W', ...packages])

const works = (program: string, parameters: string[]): Promise<boolean> =>
  run(program, parameters).then(
    () => true,
    () => false,
  )
