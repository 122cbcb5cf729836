import { demoTickets, startDemoMerchant } from '@throughline/demo-merchant'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openPage, type PageOptions } from '../kit/browser.ts'
import { sampleFrame, startSampleWorkbench } from '../workbench/sample-workbench.ts'

let browser: Browser
let merchant: Awaited<ReturnType<typeof startDemoMerchant>>
let workbench: Awaited<ReturnType<typeof startSampleWorkbench>>
/** What a bridge would answer to webhooks. */
let answer = 200

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  answer = 200
  merchant = await startDemoMerchant({
    port: 0,
    webhookTarget: (connection) => `http://bridge.test/${connection}`,
    post: async () => answer,
    pause: async () => {},
  })
  merchant.tellAtOnce(true)
  workbench = await startSampleWorkbench({
    tickets: demoTickets(merchant.world),
    simulation: { controlUrl: `${merchant.url}/control`, clock: merchant.clock.state },
  })
  // After the page, which listens to both.
  onTestFinished(async () => {
    await workbench.close()
    await merchant.close()
  })
})

async function openWorld(ticket: number, options: PageOptions = {}): Promise<Page> {
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 }, ...options })
  await page.goto(`${workbench.url}/#/tickets/${ticket}`)
  await sampleFrame(page)
  const world = page.getByRole('complementary', { name: 'Simulated world' })
  if (!(await world.isVisible()))
    await page.getByRole('button', { name: 'Simulated world', exact: true }).click()
  await world.getByRole('heading', { name: 'What is true' }).waitFor()
  await world.getByText('Places a new order').waitFor()
  return page
}

const button = (page: Page, name: string) =>
  page.getByRole('complementary', { name: 'Simulated world' }).getByRole('button', { name, exact: true })
const happened = (page: Page) => page.getByRole('log', { name: 'Events and webhooks' })

test('a visitor lets a parcel be delivered and reads which system told of it, and that it was acknowledged', async () => {
  const page = await openWorld(101)
  await button(page, 'Delivered').click()
  await happened(page).getByText('Parcel DPD 09980000280540R: Delivered').waitFor()
  await expect.poll(() => happened(page).innerText()).toMatch(/EasyPost\s+tracker\.updated\s+acknowledged/)
  await page.getByText('Everything is with the customer').waitFor()
  await button(page, 'The customer asks for a return').waitFor()
  expect(await button(page, 'Delivered').count()).toBe(0)
})

test('a webhook that nobody takes is seen to be tried again and given up', async () => {
  answer = 503
  const page = await openWorld(101)
  await button(page, 'Out for delivery').click()
  await expect.poll(() => happened(page).innerText()).toContain('given up (503)')
})

test('what no system tells of is said, with the reason', async () => {
  const page = await openWorld(114)
  await button(page, 'Hold it: address doubtful').click()
  await happened(page).getByText('ShipHero has no webhook for holds').waitFor()
  await page.getByText('On hold: address').waitFor()
})

test('a double click does one thing, not also the next that comes under the pointer', async () => {
  const page = await openWorld(114)
  await button(page, 'Pick it').dblclick()
  await page.getByText('Picked', { exact: true }).waitFor()
  expect(merchant.events().map(({ kind }) => kind)).toEqual(['job_advanced'])
})

test('the clock moves everything: the page’s ages, the app’s own clock, and what is planned happens', async () => {
  const page = await openWorld(101)
  const app = await sampleFrame(page)
  const ageOfTicket = page.locator('.ticket-meta time')
  expect(await ageOfTicket.innerText()).toBe('2 hr. ago')
  const before = (await app.evaluate('Date.now()')) as number
  await button(page, '+1 day').click()
  await expect.poll(() => ageOfTicket.innerText()).toBe('yesterday')
  await expect
    .poll(async () => (await app.evaluate('Date.now()')) as number)
    .toBeGreaterThan(before + 86_000_000)

  await page.getByText(/Next here: Out for delivery, Nürnberg, in/).waitFor()
  await button(page, 'Next event').click()
  await page.getByText('Out for delivery, Nürnberg', { exact: true }).first().waitFor()
  await expect.poll(() => happened(page).innerText()).toMatch(/tracker\.updated/)
})

test('a page that is opened after the clock was moved has the moved clock', async () => {
  merchant.clock.jump(30 * 86_400_000)
  const page = await openWorld(101)
  expect(await page.locator('.ticket-meta time').innerText()).toBe('30 days ago')
  const app = await sampleFrame(page)
  expect((await app.evaluate('Date.now()')) as number).toBeGreaterThan(Date.now() + 29 * 86_400_000)
})

test('when nothing more is planned the clock says so and has no next event', async () => {
  const page = await openWorld(102)
  await page.getByText('Nothing more is planned for this ticket').waitFor()
  expect(await button(page, 'Next event').isDisabled()).toBe(true)
})

test('each ticket has its own part of the world', async () => {
  const page = await openWorld(101)
  await page.getByRole('heading', { name: '#1062' }).waitFor()
  await page.goto(`${workbench.url}/#/tickets/116`)
  await page.getByRole('heading', { name: '#1033' }).waitFor()
  await button(page, 'Inspected, as new').waitFor()
  expect(await page.getByRole('heading', { name: '#1062' }).count()).toBe(0)
})

test('the log is about this ticket unless a visitor wants it all', async () => {
  const page = await openWorld(101)
  merchant.intervene({ kind: 'payment_arrived', order: '#1077' })
  await button(page, 'Delivered').click()
  await happened(page)
    .getByText(/Delivered/)
    .first()
    .waitFor()
  expect(await happened(page).getByText('#1077').isVisible()).toBe(false)
  await page.getByRole('checkbox', { name: 'elsewhere too' }).check()
  await happened(page).getByText('#1077').waitFor()
})

test('a visitor makes a system hang and well again', async () => {
  const page = await openWorld(101)
  await page.locator('summary').filter({ hasText: 'Systems' }).click()
  const carriers = page.getByRole('combobox', { name: 'Carriers (EasyPost)' })
  await carriers.selectOption('hangs')
  await page.getByText('Carriers not well').waitFor()
  expect(merchant.faults.of('easypost')).toEqual({ kind: 'hang' })
  await carriers.selectOption('is well')
  await page.getByText('all well').waitFor()
  expect(merchant.faults.of('easypost')).toBeUndefined()
})

test('a visitor makes webhooks come twice', async () => {
  const page = await openWorld(101)
  await page.locator('summary').filter({ hasText: 'Systems' }).click()
  await page.getByRole('checkbox', { name: 'Send each webhook twice' }).check()
  // Switched for each of the five systems, one after the other.
  await expect
    .poll(() =>
      happened(page)
        .getByText(/are sent twice/)
        .count(),
    )
    .toBe(5)
  await button(page, 'Out for delivery').click()
  await expect.poll(() => happened(page).getByText('tracker.updated').count()).toBe(2)
  await happened(page).getByText('again').waitFor()
})

test('with the keyboard alone something happens, and the focus stays where it was', async () => {
  const page = await openWorld(101)
  await button(page, 'Slips by 2 days').focus()
  await page.keyboard.press('Enter')
  await happened(page).getByText('Slips by 2 days').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  expect(await focused()).toBe('Slips by 2 days')

  // This one is gone afterwards: the next thing of the same parcel has it.
  await button(page, 'Out for delivery').focus()
  // Pressed until it is heard: right after something happened the panel is deaf for a moment.
  await expect
    .poll(async () => {
      if ((await focused()) === 'Out for delivery') await page.keyboard.press('Enter')
      return focused()
    })
    .toBe('Delivered')
  await button(page, 'Nobody at home').waitFor()
})

test('the panel closes and opens, and says so to whoever does not see it', async () => {
  const page = await openWorld(101)
  const toggle = page.getByRole('button', { name: 'Simulated world', exact: true })
  expect(await toggle.getAttribute('aria-expanded')).toBe('true')
  await page.getByRole('button', { name: 'Close simulated world' }).click()
  expect(await toggle.getAttribute('aria-expanded')).toBe('false')
  expect(await page.getByRole('complementary', { name: 'Simulated world' }).isVisible()).toBe(false)
})

test('without a simulation there is no remote control', async () => {
  const plain = await startSampleWorkbench()
  try {
    const page = await openPage(browser)
    await page.goto(plain.url)
    await sampleFrame(page)
    expect(await page.getByRole('button', { name: 'Simulated world' }).count()).toBe(0)
  } finally {
    await plain.close()
  }
})

test.each([
  ['light', 1440],
  ['dark', 1280],
  ['dark', 900],
  ['light', 700],
] as const)(
  'axe finds nothing on the %s page at %i px, and nothing is cut off sideways',
  async (colorScheme, width) => {
    const page = await openWorld(114, { colorScheme, viewport: { width, height: 900 } })
    await page.locator('summary').filter({ hasText: 'Systems' }).click()
    await button(page, 'Pick it').click()
    await expect.poll(() => happened(page).innerText()).toContain('acknowledged')
    await page.evaluate(axe.source)
    const { violations } = (await page.evaluate(
      `axe.run({ exclude: ['iframe'] }, { iframes: false })`,
    )) as axe.AxeResults
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const app = await page.locator('.app iframe:visible').boundingBox()
    const world = await page.getByRole('complementary', { name: 'Simulated world' }).boundingBox()
    // The app beside it stays whole: one does something here and looks there.
    if (width > 760) expect((world?.x ?? 0) + (world?.width ?? 0)).toBeLessThanOrEqual((app?.x ?? 0) + 1)
  },
)
