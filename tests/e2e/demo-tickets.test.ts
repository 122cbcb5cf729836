import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createWorld, demoTickets } from '@throughline/demo-merchant'
import axe from 'axe-core'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, startDemo } from '../../scripts/start/demo.ts'
import { launchBrowser, openPage } from '../kit/browser.ts'
import { freePort } from '../kit/free-port.ts'

/** Looked at by people, never compared by machine: fonts differ. */
const pictures = join(import.meta.dirname, '../../artifacts/demo-tickets')

let browser: Browser
let demo: Demo
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  const [workbench, app, bridge, merchant] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ])
  demo = await startDemo({
    ports: { workbench, app, bridge, merchant },
    say: () => {},
    logFile: join(pictures, 'bridge.log'),
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

/** The panel's own document, once it has something to say. */
async function panelOf(page: Page): Promise<Frame> {
  const element = await page.locator('.app iframe:visible').elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('the workbench shows no app')
  // The sources' ages come last: when they stand, the panel is whole.
  await frame.getByRole('heading', { name: 'Sources' }).waitFor({ state: 'attached', timeout: 15_000 })
  return frame
}

/** As a person reads it: styles that capitalise or hide count. */
const readable = (frame: Frame): Promise<string> => frame.locator('body').innerText()

const severe = async (frame: Frame): Promise<string[]> => {
  await frame.evaluate(axe.source)
  const { violations } = (await frame.evaluate('axe.run()')) as axe.AxeResults
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

const tickets = demoTickets(createWorld({ now: Date.now() }))

test.each(tickets.map(({ id, situation }) => ({ id, situation })))(
  'ticket $id in the workbench: $situation',
  async ({ id }) => {
    const ticket = tickets.find((one) => one.id === id)
    if (!ticket) throw new Error(`no ticket ${id}`)
    const { expects } = ticket
    const page = await openPage(browser, {
      viewport: { width: 1280, height: 900 },
      colorScheme: id % 2 === 0 ? 'dark' : 'light',
    })
    await page.goto(`${demo.url}/#/tickets/${id}`)
    const frame = await panelOf(page)
    const face = await readable(frame)
    await page.screenshot({ path: join(pictures, `${id}.png`) })

    for (const number of [...expects.orders, ...expects.candidates]) expect(face).toContain(number)
    if (expects.outcome === 'none') expect(face).toContain('No orders found')
    expect(await severe(frame)).toEqual([])

    // Everything opened: what was folded away must be as true, and as readable.
    const closed = frame.locator(':is(h3, h4) > button[aria-expanded="false"]:visible')
    while ((await closed.count()) > 0) await closed.first().click()
    for (const why of await frame.getByRole('button', { name: 'Why' }).all()) await why.click()
    const all = await readable(frame)
    for (const label of expects.reads) expect(all.toLowerCase()).toContain(label.toLowerCase())
    for (const parcel of expects.parcels) expect(all).toContain(parcel)
    for (const text of expects.absent) expect(all).not.toContain(text)
    expect(await severe(frame)).toEqual([])
    expect(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.screenshot({ path: join(pictures, `${id}-open.png`) })
  },
)
