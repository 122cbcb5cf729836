import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Frame } from 'playwright-core'
import { startDemo } from '../../scripts/start/demo.ts'
import { launchBrowser } from '../kit/browser.ts'
import { findBrowser } from '../kit/find-browser.ts'
import { freePort } from '../kit/free-port.ts'
import { startSampleWorkbench } from '../workbench/sample-workbench.ts'
import { median } from './measure.ts'

const rounds = 15
const root = join(import.meta.dirname, '../..')

/** From the click on a ticket to its order on the screen, beside an app that only shakes hands with the helpdesk. */
export async function panelInBrowser(): Promise<string[]> {
  const [workbench, app, bridge, merchant] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ])
  const demo = await startDemo({
    ports: { workbench, app, bridge, merchant },
    say: () => {},
    logFile: join(root, 'tmp/bench-bridge.log'),
  })
  const empty = await startSampleWorkbench()
  const browser = await launchBrowser(await findBrowser((line) => process.stderr.write(`${line}\n`)))
  const times: { panel: number[]; empty: number[] } = { panel: [], empty: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const painted = await opened(browser, {
      url: `${demo.url}/#/tickets/101`,
      isThere: (frame) => frame.waitForSelector('text=/In transit with/'),
    })
    const shaken = await opened(browser, {
      url: `${empty.url}/#/tickets/35`,
      isThere: (frame) => frame.waitForFunction('window.client && client.ready'),
    })
    // The first round fills the caches of compiler and browser.
    if (round > 0) {
      times.panel.push(painted)
      times.empty.push(shaken)
    }
  }
  await browser.close()
  await empty.close()
  await demo.close()
  const [panel, bare] = [median(times.panel), median(times.empty)]
  return [
    '| what | median ms | ratio |',
    '|---|---|---|',
    `| empty app: frame loaded, handshake answered | ${Math.round(bare)} | 1.0 |`,
    `| Throughline: order painted (session exchanged, sources asked) | ${Math.round(panel)} | ${(panel / bare).toFixed(1)} |`,
    '',
    `Sidebar JavaScript, gzip: ${(javascriptBytes() / 1024).toFixed(1)} kB (budget 160).`,
  ]
}

/** A fresh profile each time: an agent's first ticket of the day, not her second. */
async function opened(
  browser: Browser,
  { url, isThere }: { url: string; isThere: (frame: Frame) => Promise<unknown> },
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const start = performance.now()
  await page.goto(url)
  const frame = await (await page.waitForSelector('.app:not(.app-away) iframe')).contentFrame()
  if (!frame) throw new Error(`${url} shows no app`)
  await isThere(frame)
  const took = performance.now() - start
  await context.close()
  return took
}

function javascriptBytes(): number {
  const folder = join(root, 'apps/sidebar/dist/assets')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0)
}
