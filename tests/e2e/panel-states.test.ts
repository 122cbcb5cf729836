import { servePreview } from '@throughline/sidebar/preview/serve-preview.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from '../kit/browser.ts'
import { findings, openSections, openState, settled, sideways } from '../sidebar/open-preview.ts'

let browser: Browser
let preview: Awaited<ReturnType<typeof servePreview>>

beforeAll(async () => {
  preview = await servePreview()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await preview?.close()
})

const open = (showing: Parameters<typeof openState>[1]) => openState({ browser, port: preview.port }, showing)

const reads = async (page: Page, words: string[]): Promise<void> => {
  const main = page.locator('main')
  for (const word of words) await main.getByText(word).first().waitFor({ timeout: 5_000 })
}

type Story = { says: string[]; never?: string[]; expected?: RegExp[] }

/** What an agent must read in each state, and what would be a lie there. */
const stories: Record<string, Story> = {
  handed_over: {
    says: [
      'The bot has talked with this customer',
      'Verified: holds the contact on the order',
      'Answered: status of #1042 and options for #1042',
      'Promised: delivery of #1042 by Sat 21 Nov',
      'systems contradict each other',
      'The bot has talked with somebody it could not verify',
      'could not verify the customer',
    ],
    never: ['promise.record', 'unverified'],
  },
  found: {
    says: [
      'Ada Lovelace',
      'matched by e-mail · #1042 in the subject',
      'In transit with DHL',
      'scanned in Leipzig, Thu 19 Nov, 14:05',
      'promised Sat 21 Nov',
      'est. Tue 24 Nov',
      'Will miss Sat 21 Nov',
      'Needs attention · Support · due today',
      'estimated Tue 24 Nov, EasyPost',
      'Next: Tell the customer',
      'Insert reply · English',
      '2 parcels',
      'Shop EU 4s',
      'EasyPost 31s',
    ],
    // The concern says what the bar's own verdict would.
    never: ['Retry', 'No orders found', 'days after the promise'],
  },
  cause: {
    says: ['Why this customer wrote: Refund overdue', 'Not it?'],
    never: ['corrected by an agent', 'What was it?'],
  },
  more: {
    says: ['Shop EU may have more orders of this customer: only the newest were read. Search by number.'],
    never: ['Why this customer wrote', 'Retry'],
  },
  moved: { says: ['Out for delivery with DHL', 'scanned in Berlin, Fri 20 Nov, 08:31'] },
  conflict: {
    says: [
      'In transit with DHL',
      'Only claimed: Delivered · Shop EU',
      'Two systems disagree on where the parcel is',
      'Two systems disagree on the quantity',
      'probably wrong',
      'To be mended by: Support',
      'Delayed',
    ],
  },
  held: {
    says: [
      'Stock reserved, not picked yet',
      'On hold: Fraud check',
      'On hold: Address',
      'Short',
      'Backordered',
      'The promised day passed 2 days ago',
    ],
  },
  label_only: {
    says: ['Packed in the warehouse', 'Only claimed: DHL label made, not scanned'],
    never: ['In transit'],
  },
  late: {
    says: ['Delivered by UPS', '3 days after the promised Sun 15 Nov', 'Damaged'],
    never: ['The carrier reports a delay'],
  },
  returns: { says: ['Refund issued', 'Loop says so', 'Next: Refund paid · Finance', '5 returns'] },
  stuck: {
    says: [
      'Being picked in the warehouse',
      'Will miss Sat 21 Nov',
      'Act now · Support · due today',
      'Express would still arrive Sat 21 Nov',
      'Stuck in Main DC for 3 days',
      'Act now · Warehouse · was due Thu 19 Nov',
      'Show 2 more concerns',
    ],
    never: ['Picked short'],
  },
  silent: {
    says: [
      'promised Tue 24 Nov',
      'Promised in a reply, Mon 16 Nov',
      'On track',
      'No scan for 52 hrs',
      'Held at customs for 2 days',
      'Good to know · Customer · due Tue 24 Nov',
      'Show 1 more concern',
    ],
  },
  refund_late: {
    says: [
      'Return inspected',
      'Refund of €89.00 overdue by 3 business days',
      'Act now · Finance · was due Tue 17 Nov',
    ],
    never: ['promised', 'Refund was due'],
  },
  refund_due: {
    says: [
      'Return received',
      'Next: Inspected · Returns desk · due today',
      'Refund due Tue 24 Nov, 2 business days left · €69.00 · Returns desk',
    ],
    never: ['overdue'],
  },
  unrecognised: { says: ['Yamato status not recognised', 'センター保管中'], never: ['In transit'] },
  many: { says: ['Other orders', 'Show 3 more orders'] },
  awkward: { says: ['There is more than is shown', 'Ready for pick-up at'] },
  several: {
    says: [
      '2 orders may be theirs',
      'A… L…',
      'a•••@example.com',
      '1042 in the subject',
      'This is theirs',
      'Not theirs',
      'Not asked: ShipHero and EasyPost',
    ],
    never: ['In transit', 'matched by'],
  },
  also: { says: ['The contact on this order is not the requester', 'May also be theirs'] },
  loose: {
    says: [
      'Parcel from the ticket, no order found for it',
      'Return from the ticket, for order #0987 that we cannot see',
    ],
  },
  none: {
    says: [
      'No orders found',
      'Searched for',
      'ada@example.com',
      'from the requester’s profile',
      'In Shop EU, Shop US and ShipHero',
      '3 records of others were sent by ShipHero and dropped.',
    ],
    never: ['may be orders', 'Retry'],
  },
  none_unsearched: {
    says: ['No orders found', 'The ticket names no e-mail, phone, order or tracking number'],
  },
  one_down: {
    says: [
      'incomplete',
      'EasyPost timed out.',
      'May be missing: scans.',
      'known 38 min ago',
      'It did not answer in time.',
      'Retry',
      'In transit with DHL',
    ],
    never: ['No orders found'],
  },
  partly: {
    says: [
      'Shop EU and Loop did not answer in full.',
      'It asks for 30 seconds of patience.',
      'It refused our key',
    ],
  },
  all_down: {
    says: [
      'Orders could not be looked up',
      'Nothing was found, and Shop EU, Shop US and ShipHero did not answer. There may be orders.',
      'Try again',
    ],
    never: ['No orders found'],
  },
  no_connections: {
    says: ['Brand not connected', 'an administrator can list it'],
    never: ['No orders found', 'Try again'],
  },
  broken_card: {
    says: ['This part could not be drawn', '#1055'],
    expected: [/topic/, /above error occurred/],
  },
  news: { says: ['In transit with DHL'] },
  another: { says: ['#1055', '#1042', '#1017'] },
  live: { says: ['Live', 'In transit with DHL'], never: ['up to date', 'reconnecting'] },
  live_new_order: { says: ['Live', '#1042'], never: ['#1055'] },
  reconnecting: { says: ['In transit with DHL'] },
  updating: { says: ['In transit with DHL'] },
  stale: { says: ['In transit with DHL'] },
  other_person_waits: { says: ['#1042'] },
  session_expired: { says: ['Your session has expired', 'Sign in again'] },
  session_refused: { says: ['The bridge refused this app', 'do not match'] },
  bridge_unreachable: {
    says: ['The bridge cannot be reached', 'There may be orders', 'Try again'],
    never: ['No orders found'],
  },
  bridge_failed: { says: ['The bridge reported an error', 'Try again'] },
  unexpected_reply: { says: ['The bridge answered in an unknown form'] },
  outside_helpdesk: { says: ['Open this inside a ticket'], never: ['Try again'] },
  sdk_missing: { says: ['Zendesk’s app script did not load'], never: ['Try again'] },
  helpdesk_silent: { says: ['Zendesk does not answer', 'nothing was searched', 'Try again'] },
  bridge_url_wrong: { says: ['The bridge’s address is not set', 'Try again'] },
}

const waiting = ['loading', 'connecting', 'other_person']

test('no state of the preview is without its story here', async () => {
  const page = await open({ state: '' })
  const names = await page.locator('figcaption').allTextContents()
  expect(names.toSorted()).toEqual([...Object.keys(stories), ...waiting].toSorted())
})

test.each(Object.entries(stories))('%s says what is true, in light and in dark', async (state, story) => {
  const page = await open({ state, expected: story.expected })
  await reads(page, story.says)
  for (const lie of story.never ?? []) expect(await page.locator('main').getByText(lie).count(), lie).toBe(0)
  expect(await findings(page)).toEqual([])
  await openSections(page)
  expect(await findings(page)).toEqual([])
  expect(await sideways(page)).toEqual({ width: 320, over: [] })

  const dark = await open({ state, scheme: 'dark', expected: story.expected })
  await reads(dark, story.says.slice(0, 1))
  await openSections(dark)
  expect(await findings(dark)).toEqual([])
  expect(await dark.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
})

test.each(['loading', 'connecting'])(
  '%s shows the shape of what is coming, and tells a screen reader',
  async (state) => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await open({ state, scheme })
      await page.getByRole('status').filter({ hasText: 'Looking up orders …' }).waitFor()
      expect(await findings(page)).toEqual([])
      expect(await sideways(page)).toEqual({ width: 320, over: [] })
      const root = await page.locator('#root').boundingBox()
      expect(root?.height).toBeGreaterThan(200)
    }
  },
)

test('where it is, whether it is late and what is wrong are read within 400 px, without a click', async () => {
  const page = await open({ state: 'found' })
  await settled(page)
  const verdict = await page.getByText('Needs attention · Support · due today').boundingBox()
  expect((verdict?.y ?? 999) + (verdict?.height ?? 0)).toBeLessThan(400)
  const held = await open({ state: 'held' })
  const last = await held.getByText('Backordered').boundingBox()
  expect((last?.y ?? 999) + (last?.height ?? 0)).toBeLessThan(480)
})

test('a broken card leaves the others alone and can be drawn again', async () => {
  const page = await open({ state: 'broken_card', expected: [/topic/, /above error occurred/] })
  await page.getByRole('heading', { name: '#1055' }).waitFor()
  await page.getByRole('button', { name: 'Draw it again' }).click()
  expect(await page.getByText('This part could not be drawn').count()).toBe(1)
})

test('what another system wrote is text, never markup or a script address', async () => {
  const page = await open({ state: 'awkward' })
  await settled(page)
  await openSections(page)
  await page.getByText('<script>alert(1)</script>').waitFor()
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0)
})

test('the page is dark in a dark helpdesk before any code of the panel has run', async () => {
  const page = await openPage(browser, { expected: [/Failed to load resource/] })
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`http://localhost:${preview.port}/preview.html?colorScheme=dark`)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(21, 26, 30)',
  )
})
