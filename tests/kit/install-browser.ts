import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Liberation: Latin, Greek, Cyrillic. DejaVu: Arabic too. IPA Gothic: Japanese at 3.5 MB, where Noto CJK takes 55. */
const debianPackages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core', 'fonts-ipafont-gothic']

const playwrightCommand = join(dirname(createRequire(import.meta.url).resolve('playwright-core')), 'cli.js')

interface Attempt {
  what: string
  commands: string[][]
}

/** Installs a browser: Debian's own when root there, else Playwright's download. Throws when neither gave one that starts. */
export async function installBrowser({
  installedBrowser,
  say,
}: {
  installedBrowser: () => Promise<string | undefined>
  say: (line: string) => void
}): Promise<string> {
  const troubles: string[] = []
  for (const { what, commands } of attempts()) {
    say(`No Chromium or Chrome found: installing ${what}, which takes a minute or two …`)
    const started = performance.now()
    const trouble = await runAll(commands)
    const path = trouble === undefined ? await installedBrowser() : undefined
    if (path) {
      say(`Browser ready after ${Math.round((performance.now() - started) / 1000)} s: ${path}`)
      return path
    }
    troubles.push(`${what}: ${trouble ?? 'it was installed, but does not start'}`)
  }
  throw new Error(
    `No browser for the tests: install Chromium or Google Chrome, or set CHROMIUM_PATH to one (tried ${troubles.join('; ')}).`,
  )
}

function attempts(): Attempt[] {
  const isRoot = process.getuid?.() === 0
  const download = [process.execPath, playwrightCommand, 'install', 'chromium', '--no-shell']
  const playwrights = {
    what: "Playwright's Chromium",
    commands: [isRoot ? [...download, '--with-deps'] : download],
  }
  if (!isRoot || !existsSync('/etc/debian_version') || isUbuntu()) return [playwrights]
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2']
  const debians = {
    what: "Debian's chromium",
    commands: [
      ['apt-get', ...patience, 'update'],
      ['apt-get', ...patience, 'install', '-y', '--no-install-recommends', ...debianPackages],
    ],
  }
  return [debians, playwrights]
}

/** Ubuntu's package of that name only asks snap for the browser, and snap does not run in containers. */
const isUbuntu = () => existsSync('/etc/lsb-release') && existsSync('/usr/share/doc/ubuntu-keyring')

/** Runs the commands in turn; `undefined` when all succeeded, else the first failure in one line. */
async function runAll(commands: string[][]): Promise<string | undefined> {
  for (const command of commands) {
    const trouble = await runOne(command)
    if (trouble !== undefined) return trouble
  }
  return undefined
}

function runOne([program = '', ...parameters]: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const child = spawn(program, parameters, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 480_000 })
    let said = ''
    const listen = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2_000)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => {
      const lines = said.trim().split('\n')
      const why = lines.find((line) => /error|fail|cannot/i.test(line)) ?? lines.at(-1)
      resolve(code === 0 ? undefined : `${basename(program)} ended with ${code}: ${why}`)
    })
  })
}
