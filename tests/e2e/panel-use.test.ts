import { servePreview } from '@throughline/sidebar/preview/serve-preview.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../kit/browser.ts'
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

const open = async (state: string): Promise<Page> => {
  const page = await openState({ browser, port: preview.port }, { state })
  await settled(page)
  return page
}

/** The name of what has the focus: a button's label, a field's, or the words of a heading. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement
    if (!one || one === document.body) return 'nothing'
    return (
      one.getAttribute('aria-label') ??
      (one as HTMLInputElement).labels?.[0]?.textContent ??
      one.textContent ??
      ''
    )
  })

const tabThrough = async (page: Page): Promise<string[]> => {
  const stops: string[] = []
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab')
    const name = await focused(page)
    if (name === 'nothing') break
    stops.push(name)
  }
  return stops
}

test('the keyboard alone reaches everything, in the order in which it is read', async () => {
  const page = await open('found')
  expect(await tabThrough(page)).toEqual([
    'Search orders',
    'Not theirs? Order #1042',
    'Why',
    'Next: Tell the customer',
    'Insert reply · English',
    'Language of the reply',
    'Note',
    expect.stringMatching(/^2 parcels/),
    expect.stringMatching(/^3 items/),
    expect.stringMatching(/^Warehouse/),
    expect.stringMatching(/^1 return/),
    expect.stringMatching(/^Customer/),
    expect.stringMatching(/^Money/),
    expect.stringMatching(/^#1017/),
    'Ask every system again',
  ])
})

test('an agent corrects why the customer wrote, by mouse or by keys, and takes it back', async () => {
  const page = await open('cause')
  const line = page.locator('main').getByText(/^Why this customer wrote/)
  await page.getByRole('button', { name: 'Not it?' }).click()
  expect(await focused(page)).toBe('What was it?')
  const options = await page.getByLabel('What was it?').locator('option').allTextContents()
  // What is wrong with her order stands first; what is counted now, and that nobody knows, are no corrections.
  expect(options.slice(0, 2)).toEqual(['What was it?', 'The promise is at risk'])
  expect(options).not.toContain('Refund overdue')
  expect(options).not.toContain('Not known')
  expect(await findings(page)).toEqual([])
  expect(await sideways(page)).toEqual({ width: 320, over: [] })

  await page.getByLabel('What was it?').selectOption('Damaged on the way')
  await line.getByText('corrected by an agent').waitFor()
  expect(await line.textContent()).toContain('Why this customer wrote: Damaged on the way')
  await page.getByRole('status').filter({ hasText: 'Noted as the cause: Damaged on the way.' }).waitFor()
  expect(await focused(page)).toBe('Undo: the facts said “Refund overdue”')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Not it?' }).waitFor()
  expect(await line.textContent()).toContain('Refund overdue')
  expect(await line.textContent()).not.toContain('corrected')

  // Arrow keys pass over causes: nothing is saved until it is said.
  await page.getByRole('button', { name: 'Not it?' }).press('Enter')
  await page.getByLabel('What was it?').press('ArrowDown')
  await page.getByRole('button', { name: 'Save' }).waitFor()
  expect(await line.textContent()).toContain('Refund overdue')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await line.getByText('corrected by an agent').waitFor()
  expect(await line.textContent()).toContain('The promise is at risk')
})

test('nothing that can be pressed is out of the keyboard’s reach when all is open', async () => {
  for (const state of ['found', 'stuck', 'several', 'returns', 'one_down', 'none']) {
    const page = await open(state)
    await openSections(page)
    const pressable = await page.locator('main :is(a[href], button, input, select, summary)').count()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.locator('h1').evaluate((one) => {
      one.tabIndex = -1
      one.focus()
    })
    expect((await tabThrough(page)).length, state).toBe(pressable)
  }
})

test('a section opens with Enter and closes with Space, and says which it is', async () => {
  const page = await open('found')
  const parcels = page.getByRole('button', { name: '2 parcels' })
  await parcels.focus()
  await page.keyboard.press('Enter')
  expect(await parcels.getAttribute('aria-expanded')).toBe('true')
  await page.getByRole('list', { name: 'Scans, newest first' }).first().waitFor()
  await page.keyboard.press('Space')
  expect(await parcels.getAttribute('aria-expanded')).toBe('false')
  expect(await page.getByRole('list', { name: 'Scans, newest first' }).count()).toBe(0)
})

test('the newest scan stands on top, and older ones wait behind a button', async () => {
  const page = await open('found')
  await page.getByRole('button', { name: '2 parcels' }).click()
  const scans = page.getByRole('list', { name: 'Scans, newest first' }).nth(1).getByRole('listitem')
  expect(await scans.count()).toBe(4)
  expect(await scans.first().textContent()).toContain('Delivered, Berlin')
  await page.getByRole('button', { name: 'Show 2 earlier scans' }).click()
  expect(await scans.count()).toBe(6)
  expect(await scans.last().textContent()).toContain('message, not a scan')
})

test('every target is at least 24 px high and wide', async () => {
  for (const state of [
    'found',
    'stuck',
    'several',
    'returns',
    'one_down',
    'stale',
    'session_expired',
    'many',
  ]) {
    const page = await open(state)
    await openSections(page)
    const small = await page.locator('main :is(a[href], button, input, select, summary)').evaluateAll((all) =>
      all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect()
        return width < 24 || height < 24 ? [`${one.textContent} ${width}×${height}`] : []
      }),
    )
    expect(small, state).toEqual([])
  }
})

test('whoever has the focus is seen to have it', async () => {
  const page = await open('found')
  for (let stop = 0; stop < 15; stop += 1) {
    await page.keyboard.press('Tab')
    const ring = await page.evaluate(async () => {
      const one = document.activeElement as HTMLElement
      await Promise.all(one.getAnimations().map((animation) => animation.finished))
      const { boxShadow, outlineStyle } = getComputedStyle(one)
      return `${boxShadow} ${outlineStyle}`
    })
    expect(ring, await focused(page)).toMatch(/rgb.*solid/)
  }
})

test('“not theirs” sets an order aside, and the focus is on the way back', async () => {
  const page = await open('found')
  await page.getByRole('button', { name: 'Not theirs? Order #1042' }).press('Enter')
  await page.getByText('#1042 is set aside for this ticket.').waitFor()
  expect(await page.getByRole('heading', { name: '#1042' }).count()).toBe(0)
  expect(await focused(page)).toBe('Undo: show order #1042 again')
  await page
    .getByRole('status')
    .filter({ hasText: 'Order #1042 is set aside. Undo is available.' })
    .waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '#1042' }).waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: 'Order #1042 is shown again.' })
    .waitFor({ state: 'attached' })
})

test('a candidate that is theirs opens into its order, and the focus goes there', async () => {
  const page = await open('several')
  await page.getByRole('button', { name: 'This is theirs: order #1042' }).press('Enter')
  await page.getByText('In transit with DHL').waitFor()
  await page.getByText('Shown because an agent confirmed it for this ticket.').waitFor()
  await expect.poll(() => focused(page)).toBe('#1042')
  await page.getByRole('button', { name: 'Undo: order #1042 is not theirs after all' }).click()
  await page.getByText('2 orders may be theirs').waitFor()
})

test('a candidate that is not theirs goes, and can come back', async () => {
  const page = await open('several')
  await page.getByRole('button', { name: 'Not theirs: order #US-1042' }).click()
  await page.getByText('One order may be theirs').waitFor()
  await page.getByRole('button', { name: 'Undo: show order #US-1042 again' }).click()
  await page.getByText('2 orders may be theirs').waitFor()
})

test('searching needs no mouse, shows its results, and Escape leads back to where it began', async () => {
  const page = await open('found')
  await page.getByRole('button', { name: 'Search orders' }).press('Enter')
  expect(await focused(page)).toBe('E-mail, phone, order, return or tracking number')
  await page.keyboard.type('a')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'at least two characters' }).waitFor()
  await page.keyboard.type('da@example.com')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Search for “ada@example.com”' }).waitFor()
  await page.getByRole('heading', { name: '#1055' }).waitFor()
  expect(await page.getByRole('heading', { name: '#1042' }).count()).toBe(0)
  // There is no ticket to decide for.
  expect(await page.getByText('Not theirs?').count()).toBe(0)
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: '#1042' }).waitFor()
  expect(await focused(page)).toBe('Search orders')
})

test('a search that finds nothing says what was searched and where', async () => {
  const page = await open('found')
  await page.getByRole('button', { name: 'Search orders' }).click()
  await page.keyboard.type('nobody@example.com')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'No orders found' }).waitFor()
  await page.getByText('E-mail, typed by you').waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: 'Nothing found for “nobody@example.com”' })
    .waitFor({ state: 'attached' })
})

test('where nothing was found the search box is there without a click', async () => {
  const page = await open('none')
  await page.getByRole('searchbox').waitFor()
})

test('a panel that cannot be renewed stays, and says how old it is', async () => {
  const page = await open('stale')
  await page.getByRole('button', { name: 'Ask every system again' }).click()
  await page.getByText('The bridge cannot be reached.').waitFor()
  await page.getByText('As of now.').waitFor()
  await page.getByText('In transit with DHL').waitFor()
  expect(await findings(page)).toEqual([])
})

test('asking again keeps the panel on screen and shows that it is being renewed', async () => {
  const page = await open('updating')
  await page.getByRole('button', { name: 'Ask every system again' }).click()
  await page.getByText('updating …').waitFor()
  await page.getByText('In transit with DHL').waitFor()
})

test('news is announced, and stands where the old fact stood', async () => {
  // High enough that pressing the button at its end scrolls nothing.
  const page = await openState({ browser, port: preview.port }, { state: 'news', height: 1_200 })
  await settled(page)
  const before = await page.getByText('In transit with DHL').boundingBox()
  await page.getByRole('button', { name: 'Ask every system again' }).click()
  const after = await page.getByText('Out for delivery with DHL', { exact: true }).boundingBox()
  expect(after?.y).toBe(before?.y)
  await page
    .getByRole('status')
    .filter({ hasText: 'Order #1042: now Out for delivery with DHL' })
    .waitFor({ state: 'attached' })
})

test('an open section stays open when the panel is renewed', async () => {
  const page = await open('news')
  await page.getByRole('button', { name: '3 items' }).click()
  await page.getByRole('button', { name: 'Ask every system again' }).click()
  await page.getByText('Out for delivery with DHL', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: '3 items' }).getAttribute('aria-expanded')).toBe('true')
})

test('an expired session is mended by one button', async () => {
  const page = await open('session_expired')
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.getByText('In transit with DHL').waitFor()
})

test('an answer that comes late for another requester is dropped', async () => {
  const page = await openState({ browser, port: preview.port }, { state: 'other_person' })
  await page.getByRole('status').filter({ hasText: 'Looking up orders' }).waitFor()
  await page.evaluate(() => window.dispatchEvent(new Event('ticket-changed')))
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
  await page.evaluate(() => window.dispatchEvent(new Event('first-answer')))
  // A turn of the event loop and a paint later the late answer would be on screen.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  expect(await page.getByRole('heading', { name: '#1042' }).count()).toBe(0)
  await page.getByRole('heading', { name: '#1055' }).waitFor()
})

test('when the requester changes, the other person’s orders leave the screen before the new ones are known', async () => {
  const page = await open('other_person_waits')
  await page.getByRole('heading', { name: '#1042' }).waitFor()
  await page.evaluate(() => window.dispatchEvent(new Event('ticket-changed')))
  await page.getByText('Looking up orders …').waitFor({ state: 'attached' })
  expect(await page.getByText('#1042').count()).toBe(0)
})

test('nothing moves for an agent who asked for less motion', async () => {
  const page = await open('found')
  const moving = await page.locator('main *').evaluateAll(
    (all) =>
      all.filter((one) => {
        const { transitionDuration, animationDuration } = getComputedStyle(one)
        return [transitionDuration, animationDuration].some((time) =>
          time.split(',').some((part) => Number.parseFloat(part) > 0.01),
        )
      }).length,
  )
  expect(moving).toBe(0)
})

test('the panel changes its colours with the helpdesk, and keeps what is open', async () => {
  const page = await open('found')
  await page.getByRole('button', { name: '3 items' }).click()
  const ground = () =>
    page
      .locator('article')
      .first()
      .evaluate((one) => getComputedStyle(one).backgroundColor)
  expect(await ground()).toBe('rgb(255, 255, 255)')
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('scheme', { detail: 'dark' })))
  await expect.poll(ground).toBe('rgb(28, 34, 39)')
  await page.getByText('Moss green').waitFor()
  expect(await findings(page)).toEqual([])
})

/** What the panel wrote into the composer. */
const hearWritten = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.addEventListener('written', (event) => {
      document.title = JSON.stringify((event as CustomEvent).detail)
    })
  })
const written = async (page: Page): Promise<{ kind: string; text: string }> => {
  await expect.poll(() => page.title()).toMatch(/^\{/)
  return JSON.parse(await page.title())
}

test('why something is wrong, and what to do, are a key away, and only one of them is open', async () => {
  const page = await open('found')
  const why = page.getByRole('button', { name: 'Why' })
  const next = page.getByRole('button', { name: 'Next: Tell the customer' })
  await why.press('Enter')
  await page.getByText('EasyPost says so, Thu 19 Nov, 14:05 (20 hr ago)').first().waitFor()
  await page.getByText('scanned, EasyPost').waitFor()
  expect(await findings(page)).toEqual([])
  await next.press('Enter')
  await page.getByText('Write to the customer with the new date before she asks.').waitFor()
  expect([await why.getAttribute('aria-expanded'), await next.getAttribute('aria-expanded')]).toEqual([
    'false',
    'true',
  ])
  await next.press('Enter')
  expect(await page.getByText('Write to the customer').count()).toBe(0)
})

test('concerns beyond the second wait behind a count', async () => {
  const page = await open('stuck')
  const concerns = page.getByRole('list', { name: '4 concerns' }).getByRole('listitem')
  expect(await concerns.count()).toBe(2)
  await page.getByRole('button', { name: 'Show 2 more concerns' }).click()
  await page.getByText('Picked short: Wool scarf (1 of 2)').waitFor()
  expect(await concerns.count()).toBe(4)
  expect(await findings(page)).toEqual([])
})

test('a reply is written for the customer in the language that was chosen, and never sent', async () => {
  const page = await open('found')
  await hearWritten(page)
  await page.getByRole('combobox', { name: 'Language of the reply' }).selectOption('de')
  await page.getByRole('button', { name: 'Insert reply · Deutsch' }).press('Enter')
  expect(await written(page)).toEqual({
    kind: 'publicReply',
    text: 'Hello Ada Lovelace,\n\nin de: <b>your parcel</b> is on its way.',
  })
  await page
    .getByRole('status')
    .filter({ hasText: 'Reply on order #1042 inserted, not sent.' })
    .waitFor({ state: 'attached' })
})

test('a note tells colleagues what was seen, where and when', async () => {
  const page = await open('found')
  await hearWritten(page)
  await page.getByRole('button', { name: 'Note' }).press('Enter')
  const { kind, text } = await written(page)
  expect(kind).toBe('internalNote')
  expect(text.split('\n')).toEqual([
    '#1042: In transit with DHL (EasyPost, Leipzig, Thu 19 Nov, 14:05, proven)',
    'promised Sat 21 Nov, est. Tue 24 Nov',
    '',
    'Will miss Sat 21 Nov',
    'Support · due today · Next: Tell the customer',
    '– promised Sat 21 Nov, recorded by Shop EU',
    '– estimated Tue 24 Nov, EasyPost says so, Thu 19 Nov, 14:05',
    '– In transit, Leipzig, scanned, EasyPost, Thu 19 Nov, 14:05',
    '',
    'Seen in all connected systems, Fri 20 Nov, 11:00 CET',
  ])
})

test('a reply that could not be composed is said, and nothing is written', async () => {
  const page = await open('live')
  await page.getByRole('button', { name: 'Insert reply · English' }).click()
  await page.getByRole('alert').filter({ hasText: 'Nothing was inserted. Try again.' }).waitFor()
  expect(await findings(page)).toEqual([])
})

test('nothing is answered from what was only searched for', async () => {
  const page = await open('found')
  await page.getByRole('button', { name: 'Search orders' }).press('Enter')
  await page.keyboard.type('ada@example.com')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '#1055' }).waitFor()
  expect(await page.getByRole('button', { name: /Insert reply/ }).count()).toBe(0)
})

test('stock shows each system’s count, and says when they differ', async () => {
  const page = await open('stuck')
  await page.getByRole('button', { name: '4 items' }).click()
  await page.getByText('Shop EU: 4 to sell · 6 on hand · 2 reserved').waitFor()
  await page.getByText('ShipHero: 1 to sell · 3 on hand · 2 reserved · 20 coming').waitFor()
  expect(await page.getByText('The counts differ').count()).toBe(1)
  await page.getByText('A replacement can be sent').waitFor()
  await page.getByText('No replacement in stock').waitFor()
  await page.getByText('Replacement: not known').waitFor()
})

test('a return is read step by step: what is done, whose turn it is until when, and what is not known', async () => {
  const page = await open('refund_late')
  await page.getByRole('button', { name: '1 return' }).click()
  const steps = page.getByRole('list', { name: 'Steps of the return' }).getByRole('listitem')
  expect(await steps.allTextContents()).toEqual([
    'Requested, doneFri 13 Nov · Loop',
    'Approved, doneFri 13 Nov · Loop',
    'Label sent, skippedskipped',
    'On its way back, not knownnot known',
    'Received, doneMon 9 Nov · Loop',
    'Inspected, doneTue 10 Nov · Loop',
    'Refund issued, nowFinance · was due Tue 17 Nov · overdue',
    'Refund paid, not yetFinance',
  ])
  expect(await steps.nth(6).getAttribute('aria-current')).toBe('step')
  await page.getByText('Tell the customer: refund is late · due today').waitFor()
})
