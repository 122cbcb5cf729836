import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { installBrowser } from './install-browser.ts'

const run = promisify(execFile)

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
]

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
  '/opt/google/chrome/chrome',
]

/**
 * Path of a Chromium that starts: CHROMIUM_PATH, else an installed one, else one that this call installs.
 * `say` hears one line per slow step. Throws one sentence that says what to install when nothing worked.
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (await starts(chosen)) return chosen
    throw new Error(`CHROMIUM_PATH is ${chosen}, but no browser starts there; correct it, or unset it.`)
  }
  return (await installedBrowser()) ?? (await installBrowser({ installedBrowser, say }))
}

async function installedBrowser(): Promise<string | undefined> {
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)))
  for (const path of [...inPath, ...usualPlaces, chromium.executablePath()]) {
    if (isExecutable(path) && (await starts(path))) return path
  }
  return undefined
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Asks for the version: Ubuntu's `chromium-browser` without its snap is there, executable, and no browser. */
async function starts(path: string): Promise<boolean> {
  if (process.platform === 'win32') return existsSync(path) // chrome.exe answers --version by opening a window
  try {
    await run(path, ['--version'], { timeout: 30_000 })
    return true
  } catch {
    return false
  }
}
