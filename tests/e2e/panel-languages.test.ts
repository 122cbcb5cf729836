import { servePreview } from '@throughline/sidebar/preview/serve-preview.ts'
import { states } from '@throughline/sidebar/preview/states.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../kit/browser.ts'
import { openSections, openState, settled, sideways } from '../sidebar/open-preview.ts'

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

/** These wait for ever, or break on purpose, in every language alike. */
const speechless = ['loading', 'connecting', 'other_person', 'broken_card']
/** These differ from `found` only in what happens next. */
const likeFound = [
  'moved',
  'news',
  'updating',
  'stale',
  'other_person_waits',
  'live',
  'live_new_order',
  'reconnecting',
]
const speaking = Object.keys(states).filter((state) => ![...speechless, ...likeFound].includes(state))

test.each(speaking)('%s fits 320 px in German and in Japanese', async (state) => {
  for (const lang of ['de', 'ja']) {
    const page = await open({ state, lang })
    await settled(page)
    await openSections(page)
    expect(await sideways(page), lang).toEqual({ width: 320, over: [] })
    const spoken = await page.evaluate(() => document.documentElement.lang)
    // Nobody said who reads when there is no helpdesk: then it is the browser's language.
    expect([lang, 'en-GB']).toContain(spoken)
  }
})

test.each([400, 700])('a panel of %i px fits, open and closed', async (width) => {
  for (const state of ['found', 'stuck', 'refund_late', 'conflict', 'several', 'awkward', 'returns']) {
    const page = await open({ state, width })
    await settled(page)
    expect(await sideways(page)).toEqual({ width, over: [] })
    await openSections(page)
    expect(await sideways(page)).toEqual({ width, over: [] })
  }
})

test('a German agent reads German words, dates and money', async () => {
  const page = await open({ state: 'found', lang: 'de-DE' })
  await page.getByText('Unterwegs mit DHL').waitFor()
  await page.getByText('gescannt in Leipzig, Do., 19. Nov., 14:05').waitFor()
  await page.getByText('245,00').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de-DE')
})

test('a Japanese agent reads Japanese words, dates and money', async () => {
  const page = await open({ state: 'found', lang: 'ja' })
  await page.getByText('DHLで輸送中').waitFor()
  await page.getByText('Leipzigでスキャン、11月19日(木) 14:05').waitFor()
})

test('an agent whose language we do not speak reads English throughout', async () => {
  const page = await open({ state: 'found', lang: 'da' })
  await page.getByText('In transit with DHL').waitFor()
  await page.getByText('placed Thu, Nov 12').waitFor()
})

test('a long scan’s words in another script keep their own direction', async () => {
  const page = await open({ state: 'awkward' })
  await settled(page)
  await openSections(page)
  expect(await page.locator('bdi q').first().textContent()).toBe('החבילה ממתינה לאיסוף')
})
