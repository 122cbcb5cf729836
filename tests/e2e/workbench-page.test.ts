import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from '../kit/browser.ts'
import { sampleFrame, startSampleWorkbench } from '../workbench/sample-workbench.ts'

let browser: Browser
let workbench: Awaited<ReturnType<typeof startSampleWorkbench>>

beforeAll(async () => {
  workbench = await startSampleWorkbench()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

const findings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source)
  // The app's page is judged by its own tests.
  const { violations } = (await page.evaluate(
    `axe.run({ exclude: ['iframe'] }, { iframes: false })`,
  )) as axe.AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 900],
  ['dark', 700],
] as const)(
  'axe finds nothing on the %s page at %i px, with log and list open',
  async (colorScheme, width) => {
    const page = await openPage(browser, { colorScheme, viewport: { width, height: 800 } })
    await page.goto(`${workbench.url}/#/tickets/35`)
    const app = await sampleFrame(page)
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Protocol log' }).click()
    await page.locator('.log-entry').first().click()
    if (width < 1180) await page.getByRole('button', { name: 'Tickets' }).click()
    await app.evaluate(`client.invoke('notify', 'Copied', 'error', 60000)`)
    expect(await findings(page)).toEqual([])
  },
)

test.each([1440, 1280, 900, 700])('nothing is cut off sideways at %i px', async (width) => {
  const page = await openPage(browser, { viewport: { width, height: 800 } })
  await page.goto(`${workbench.url}/#/tickets/35`)
  await sampleFrame(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  const cut = await page
    .locator('.ticket-list *')
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().right > 289).map((one) => one.className),
    )
  if (width >= 1180) expect(cut).toEqual([])
  expect(await page.locator('.app iframe').evaluate((frame) => frame.clientWidth)).toBeGreaterThanOrEqual(320)
})

test('a link leads to its ticket, and an unknown number says so', async () => {
  const page = await openPage(browser)
  await page.goto(`${workbench.url}/#/tickets/36`)
  await sampleFrame(page)
  expect(await page.getByLabel('Subject').inputValue()).toMatch(/^Refund for the boots/)
  expect(await page.title()).toMatch(/^#36 Refund/)
  await page.goto(`${workbench.url}/#/tickets/999`)
  await page.getByText('There is no ticket with this number').waitFor()
  await page.goBack()
  await page.getByLabel('Subject').waitFor()
})

test('the page says that everything in it is simulated', async () => {
  const page = await openPage(browser)
  await page.goto(workbench.url)
  await page.getByText('Simulated helpdesk, simulated merchant').waitFor()
  await page.getByText('This ticket shows A parcel that went silent').waitFor()
})

test('a hostile message is shown as words: nothing in it runs or loads', async () => {
  const page = await openPage(browser)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${workbench.url}/#/tickets/35`)
  await sampleFrame(page)
  const message = page.locator('.message').last()
  expect(await message.locator('.message-body').innerHTML()).toBe(
    '<p>Thank you! It is a <b>birthday</b> present. <a href="https://shop.example/orders/1042" target="_blank" rel="noopener noreferrer">My order</a></p>',
  )
  expect(await page.title()).toContain('Where is my order')
  expect(asked).not.toContain('/x')
})

test('with the keyboard alone one comes to a ticket, its app and the tray’s edge', async () => {
  const page = await openPage(browser, { viewport: { width: 1280, height: 800 } })
  await page.goto(workbench.url)
  await sampleFrame(page)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the ticket')
  await page
    .getByRole('link', { name: /Refund for the boots/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.getByLabel('Subject').and(page.locator(':visible')).inputValue())
    .toMatch(/^Refund/)

  const edge = page.getByRole('separator', { name: 'Width of the app tray' })
  await edge.focus()
  const width = () => page.locator('.app:not(.app-away) iframe').evaluate((frame) => frame.clientWidth)
  expect(await width()).toBe(320)
  await page.keyboard.press('ArrowLeft')
  expect(await width()).toBe(340)
  await page.keyboard.press('End')
  expect(await width()).toBe(700)
  expect(await edge.getAttribute('aria-valuenow')).toBe('700')
  await page.keyboard.press('Home')
  expect(await width()).toBe(320)
})

test('the tray’s edge can be dragged over the app, within Zendesk’s limits', async () => {
  const page = await openPage(browser, { viewport: { width: 1440, height: 800 } })
  await page.goto(workbench.url)
  await sampleFrame(page)
  const width = () => page.locator('.app iframe').evaluate((frame) => frame.clientWidth)
  const drag = async (to: number) => {
    const box = await page.getByRole('separator').boundingBox()
    if (!box) throw new Error('The edge is not on screen.')
    await page.mouse.move(box.x, 400)
    await page.mouse.down()
    await page.mouse.move(to, 400, { steps: 4 })
    await page.mouse.up()
  }
  await drag(900)
  expect(await width()).toBeGreaterThan(500)
  await drag(1_400)
  expect(await width()).toBe(320)
  await drag(100)
  expect(await width()).toBe(700)
})

test('collapsing hides the app without ending it, reloading starts it anew', async () => {
  const page = await openPage(browser)
  await page.goto(workbench.url)
  const app = await sampleFrame(page)
  const guid = await app.evaluate('client._appGuid')
  await page.getByRole('button', { name: 'Collapse Sample' }).click()
  expect(await page.locator('.app iframe').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Expand Sample' }).click()
  expect(await app.evaluate('client._appGuid')).toBe(guid)
  await page.getByRole('button', { name: 'Reload Sample' }).click()
  expect(await (await sampleFrame(page)).evaluate('client._appGuid')).not.toBe(guid)
})

test('a closed tab ends its app and shows the other ticket', async () => {
  const page = await openPage(browser)
  await page.goto(`${workbench.url}/#/tickets/36`)
  await sampleFrame(page)
  await page.goto(`${workbench.url}/#/tickets/35`)
  await sampleFrame(page)
  expect(await page.locator('.app').count()).toBe(2)
  await page.getByRole('button', { name: 'Close ticket 35' }).click()
  await page.waitForURL(/#\/tickets\/36$/)
  expect(await page.locator('.app').count()).toBe(1)
})

test('the list is filtered by words of subject, situation and requester', async () => {
  const page = await openPage(browser, { viewport: { width: 1280, height: 800 } })
  await page.goto(workbench.url)
  const items = page.locator('.ticket-item:visible')
  await page.getByRole('searchbox', { name: 'Filter tickets' }).fill('grace REFUND')
  expect(await items.count()).toBe(1)
  await page.getByRole('searchbox', { name: 'Filter tickets' }).fill('zebra')
  await page.getByText('No ticket has these words.').waitFor()
})

test('the protocol log shows what was said and can be searched', async () => {
  const page = await openPage(browser)
  await page.goto(workbench.url)
  const app = await sampleFrame(page)
  await app.evaluate(`client.get('ticket.brand')`)
  await page.getByRole('button', { name: 'Protocol log' }).click()
  await page.getByRole('searchbox', { name: 'Filter messages' }).fill('shop eu')
  const entries = page.locator('.log-entry:visible')
  expect(await entries.count()).toBe(1)
  await entries.first().click()
  await page.getByText('"name": "Shop EU"').waitFor()
})
