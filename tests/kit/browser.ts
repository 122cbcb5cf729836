import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // A test that needs another machine fails here, not only on the day that machine is away.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

export interface PageOptions extends BrowserContextOptions {
  /** Console errors this test provokes on purpose, such as a bridge that is down. Every other one fails it. */
  expected?: RegExp[]
}

/** A headless Chromium with a fresh profile. Close it in `afterAll`. Pass `executablePath` outside vitest. */
export function launchBrowser(executablePath: string = inject('browserPath')): Promise<Browser> {
  return chromium.launch({ executablePath, args: launchArguments, timeout: 60_000 })
}

/** A page of its own context, closed after the test; an unexpected console error or exception in it fails the test. */
export async function openPage(
  browser: Browser,
  { expected = [], ...options }: PageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  })
  const complaints: string[] = []
  const complain = (words: string) => {
    if (!expected.some((pattern) => pattern.test(words))) complaints.push(words)
  }
  context.on('weberror', (event) => complain(String(event.error())))
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`${message.text()} (${message.location().url})`)
  })
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  return context.newPage()
}
