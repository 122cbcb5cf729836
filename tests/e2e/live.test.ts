import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../kit/browser.ts'
import { startLiveChain } from './live-chain.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const watch = '/trpc/panel.watch'
/** What a sidebar asks whose stream is up: to sign in, to watch, and once why the customer wrote. */
const onlyWatches = (calls: string[]) =>
  expect(
    calls.filter((path) => path !== watch && path !== '/trpc/contacts.causeOf' && !path.startsWith('/auth/')),
  ).toEqual([])

test.each([
  {
    what: 'a parcel that goes out for delivery',
    ticket: 101,
    happens: [{ kind: 'parcel_scanned', parcel: '#1062', scan: 'out_for_delivery' }],
    shows: 'Out for delivery with DPD',
    said: 'Order #1062: now Out for delivery with DPD',
    marked: /^Out for delivery with DPD/m,
  },
  {
    what: 'a parcel that arrives',
    ticket: 101,
    happens: [{ kind: 'parcel_scanned', parcel: '#1062', scan: 'delivered' }],
    shows: 'Delivered by DPD',
    said: 'Order #1062: now Delivered by DPD',
    marked: /^Delivered by DPD/m,
  },
  {
    what: 'a parcel that slips by two days',
    ticket: 101,
    happens: [{ kind: 'parcel_slips', parcel: '#1062', days: 2 }],
    shows: /^(est\.|Carrier’s estimate)/,
    said: /Order #1062: now estimated for/,
    marked: /\best(\.|imate)/,
  },
  {
    what: 'a short pick',
    ticket: 114,
    happens: [
      { kind: 'short_picked', order: 'US-1038', job: 0, line: { position: 1, quantity: 1 } },
      { kind: 'job_advanced', order: 'US-1038', job: 0, step: 'pack' },
    ],
    shows: /\bshort/i,
    said: /Order US-1038: now .*label made/,
    marked: /label made/,
  },
  {
    what: 'a return that the dock receives',
    ticket: 121,
    happens: [{ kind: 'return_received', order: 'US-1027', index: 0 }],
    shows: 'Return received',
    said: /Order US-1027: now Return received/,
    marked: /^Return received/m,
  },
] as const)('$what arrives in the open sidebar: shown, marked and read out', async (story) => {
  const chain = await startLiveChain()
  const agent = await chain.open(browser, story.ticket)
  for (const one of story.happens)
    chain.merchant.intervene('parcel' in one ? { ...one, parcel: chain.parcelOf(one.parcel) } : one)
  await agent.shows(story.shows)
  await expect.poll(agent.marked).toMatch(story.marked)
  await agent.isReadOut(story.said)
  await agent.wasNotReloaded()
  onlyWatches(agent.calls)
  expect(agent.calls.filter((path) => path === watch)).toHaveLength(1)
})

test.each(['reduce', 'no-preference'] as const)(
  'with motion set to "%s" a mark is there for three seconds and then gone',
  async (reducedMotion) => {
    const chain = await startLiveChain()
    const agent = await chain.open(browser, 101, { reducedMotion })
    chain.merchant.intervene({
      kind: 'parcel_scanned',
      parcel: chain.parcelOf('#1062'),
      scan: 'out_for_delivery',
    })
    await agent.shows('Out for delivery with DPD')
    await expect.poll(() => agent.marks()).toContainEqual(expect.objectContaining({ ms: 3_000 }))
    // Nothing fades for whoever wants less motion.
    const isStill = (await agent.marks()).every(({ easing }) => easing.startsWith('step'))
    expect(isStill).toBe(reducedMotion === 'reduce')
    await expect.poll(() => agent.marks(), { timeout: 10_000 }).toEqual([])
  },
)

test('a line that changes again while its mark stands is marked anew', async () => {
  const chain = await startLiveChain()
  // Three seconds are over when the test says so.
  const agent = await chain.open(browser, 101, { frozen: true })
  const parcel = chain.parcelOf('#1062')
  const animation = () =>
    agent.frame
      .locator('article')
      .getByText(/(with|by) DPD$/)
      .first()
      .evaluate((one) => (one.parentElement ? getComputedStyle(one.parentElement).animationName : 'none'))
  const names: string[] = [await animation()]
  for (const [scan, words] of [
    ['out_for_delivery', 'Out for delivery with DPD'],
    ['delivered', 'Delivered by DPD'],
  ] as const) {
    chain.merchant.intervene({ kind: 'parcel_scanned', parcel, scan })
    await agent.shows(words)
    await expect.poll(animation).not.toBe(names.at(-1))
    names.push(await animation())
  }
  expect(names[0]).toBe('none')
})

test('while something arrives, what the agent has opened, focused and scrolled to stays where it is', async () => {
  const chain = await startLiveChain()
  const { page, frame, shows } = await chain.open(browser, 114, { viewport: { width: 1280, height: 560 } })
  await frame.getByRole('button', { name: /^Customer/ }).click()
  const money = frame.getByRole('button', { name: /^Money/ })
  await money.focus()
  const tray = page.locator('.tray-scroll')
  // Not to the end: what gets shorter there would move it by itself.
  await tray.evaluate((one) => one.scrollTo(0, 100))
  const where = async () => ({
    scrolled: await tray.evaluate((one) => one.scrollTop),
    headline: (await frame.locator('article').first().boundingBox())?.y,
    focused: await frame.evaluate(() => document.activeElement?.textContent),
    opened: await frame.locator('[aria-expanded="true"]').allInnerTexts(),
    orders: await frame.getByRole('heading', { level: 2 }).allInnerTexts(),
  })
  const before = await where()
  expect(before).toMatchObject({
    focused: expect.stringMatching(/^Money/),
    opened: [expect.stringMatching(/^Customer/)],
  })
  chain.merchant.intervene({ kind: 'job_advanced', order: 'US-1038', job: 0, step: 'hand_over' })
  await shows('In transit with USPS')
  expect(await where()).toEqual(before)
})

test('a bridge that is killed and comes back: shown, caught up, nothing lost and nothing twice', async () => {
  const chain = await startLiveChain()
  const agent = await chain.open(browser, 101, { frozen: true })
  const said: string[] = []
  await agent.page.exposeFunction('hear', (words: string) => said.push(words))
  await agent.frame.evaluate(() => {
    const region = document.querySelector('[role="status"]')
    if (!region) throw new Error('nothing is read out')
    const { hear } = window as unknown as { hear(words: string): void }
    new MutationObserver(() => hear(region.textContent ?? '')).observe(region, {
      childList: true,
      subtree: true,
    })
  })

  const startAgain = await chain.killBridge()
  await agent.page.clock.fastForward(3_000)
  await agent.connection('reconnecting …')
  chain.merchant.intervene({
    kind: 'parcel_scanned',
    parcel: chain.parcelOf('#1062'),
    scan: 'out_for_delivery',
  })
  await agent.shows('In transit with DPD')
  await agent.page.clock.fastForward(120_000)
  await agent.connection(/as of 2 min/)
  expect(said).toEqual([])

  await startAgain()
  await agent.page.clock.fastForward(30_000)
  await agent.connection('Live')
  await agent.shows('Out for delivery with DPD')
  await agent.isReadOut('Order #1062: now Out for delivery with DPD')
  await chain.merchant.webhooks.settled()
  chain.merchant.intervene({ kind: 'parcel_scanned', parcel: chain.parcelOf('#1062'), scan: 'delivered' })
  await agent.isReadOut('Order #1062: now Delivered by DPD')
  expect(said.filter((words) => words.includes('Out for delivery'))).toHaveLength(1)
  await agent.wasNotReloaded()
})

test('a tab that nobody looks at lets go of its stream, and shows what it missed as soon as it is seen', async () => {
  const chain = await startLiveChain()
  const agent = await chain.open(browser, 101, { frozen: true })
  const streams = () => agent.calls.filter((path) => path === watch).length - chain.ended.length
  expect(streams()).toBe(1)
  await agent.see(false)
  // Second by second: a jump would be the computer's sleep.
  await agent.page.clock.runFor(29_000)
  expect(streams()).toBe(1)
  await agent.page.clock.runFor(1_000)
  await expect.poll(streams).toBe(0)
  expect(chain.ended).toEqual(['left'])

  chain.merchant.intervene({
    kind: 'parcel_scanned',
    parcel: chain.parcelOf('#1062'),
    scan: 'out_for_delivery',
  })
  await chain.merchant.webhooks.settled()
  await agent.page.clock.fastForward(600_000)
  expect(streams()).toBe(0)
  await agent.see(true)
  await agent.shows('Out for delivery with DPD')
  await expect.poll(agent.marked).toMatch(/^Out for delivery with DPD/m)
  await agent.connection('Live')
  expect(streams()).toBe(1)
  onlyWatches(agent.calls)
})

test('an agent who goes to another ticket holds one stream, for the ticket in front', async () => {
  const chain = await startLiveChain()
  const agent = await chain.open(browser, 101)
  const streams = () => agent.calls.filter((path) => path === watch).length - chain.ended.length
  await agent.page
    .getByRole('link', { name: /US-1038/ })
    .first()
    .click()
  await expect.poll(() => agent.calls.filter((path) => path === watch).length).toBe(2)
  await expect.poll(streams).toBe(1)
})

test('after a night with the lid closed the sidebar connects at once and is true again', async () => {
  const chain = await startLiveChain()
  const agent = await chain.open(browser, 101, { frozen: true })
  // Nothing of the machine runs meanwhile: what is sent is not read, and its timers stand still.
  await agent.page.context().setOffline(true)
  chain.merchant.intervene({ kind: 'parcel_scanned', parcel: chain.parcelOf('#1062'), scan: 'delivered' })
  await chain.merchant.webhooks.settled()
  await agent.shows('In transit with DPD')
  const before = agent.calls.length
  await agent.page.context().setOffline(false)
  await agent.page.clock.fastForward(8 * 3_600_000)
  await agent.page.clock.fastForward(6_000)
  await agent.shows('Delivered by DPD')
  await agent.connection('Live')
  await agent.isReadOut('Order #1062: now Delivered by DPD')
  expect(agent.calls.slice(before)).toContain(watch)
  await agent.wasNotReloaded()
})

test('a carrier that hangs while a parcel moves is named when asked; when it is back the scan arrives by itself', async () => {
  const chain = await startLiveChain()
  const agent = await chain.open(browser, 101)
  chain.merchant.faults.set('easypost', { kind: 'reset' })
  chain.merchant.intervene({
    kind: 'parcel_scanned',
    parcel: chain.parcelOf('#1062'),
    scan: 'out_for_delivery',
  })
  await chain.merchant.webhooks.settled()
  await agent.frame.getByRole('button', { name: 'Ask every system again' }).click()
  await agent.frame
    .getByText(/^Carriers .*/)
    .first()
    .waitFor()
  await agent.connection('incomplete')
  chain.merchant.faults.clear('easypost')
  await agent.isReadOut('Order #1062: now Out for delivery with DPD')
  await agent.connection('Live')
  await agent.wasNotReloaded()
})
