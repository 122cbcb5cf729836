import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, startDemo } from '../../scripts/start/demo.ts'
import { launchBrowser, openPage } from '../kit/browser.ts'
import { freePort } from '../kit/free-port.ts'

const artifacts = join(import.meta.dirname, '../../artifacts/hand-over')

let browser: Browser
let demo: Demo
let bridge: number
beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true })
  const [workbench, app, port, merchant] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  bridge = port
  demo = await startDemo({
    ports: { workbench, app, bridge, merchant },
    say: () => {},
    logFile: join(artifacts, 'bridge.log'),
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

/** What a chatbot of the demo's merchant says at the REST door. */
const asBot = async (verb: string, body: object): Promise<Record<string, unknown>> => {
  const key = readFileSync(join(artifacts, 'bot-key'), 'utf8').trim()
  const reply = await fetch(`http://localhost:${bridge}/v1/${verb}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect({ verb, status: reply.status }).toEqual({ verb, status: 200 })
  return (await reply.json()) as Record<string, unknown>
}

test('what a chatbot verified and answered, and why it gave up, stands in the open ticket of the customer whom it handed over', async () => {
  const page = await openPage(browser, { viewport: { width: 1280, height: 900 } })
  await page.goto(`${demo.url}/#/tickets/101`)
  const frame = await (await page.locator('.app iframe:visible').elementHandle())?.contentFrame()
  if (!frame) throw new Error('the workbench shows no app')
  await frame.getByRole('heading', { name: 'Sources' }).waitFor({ state: 'attached', timeout: 30_000 })
  const card = frame.locator('section', { hasText: 'The bot has talked with this customer' })
  expect(await card.count()).toBe(0)

  const conversation = 'talk-1'
  const { token } = await asBot('verification/start', {
    conversation,
    order: '#1062',
    email: 'katharina.brandt@example.org',
  })
  await asBot('order/status', { conversation, token, order: '#1062' })
  await asBot('handover/create', { conversation, token, reason: 'concern', ticketId: '101' })

  // Pushed into the open panel: nobody reloads.
  await card.waitFor({ timeout: 30_000 })
  const told = (await card.innerText()).split('\n').map((line) => line.trim())
  expect(told).toContain('Verified: knew a contact on the order')
  expect(told).toContain('Answered: status of #1062')
  expect(told.at(-1)).toMatch(/^Handed over .*: something is wrong with the order$/)
  await card.scrollIntoViewIfNeeded()
  await page.screenshot({ path: join(artifacts, 'handed-over.png') })
})

test('a conversation that named another ticket stands in that one alone', async () => {
  await asBot('handover/create', { conversation: 'talk-2', reason: 'customer_asks', ticketId: '102' })
  const page = await openPage(browser, { viewport: { width: 1280, height: 900 } })
  const cards = async (ticket: number) => {
    await page.goto(`${demo.url}/#/tickets/${ticket}`)
    const frame = await (await page.locator('.app iframe:visible').elementHandle())?.contentFrame()
    if (!frame) throw new Error('the workbench shows no app')
    await frame.getByRole('heading', { name: 'Sources' }).waitFor({ state: 'attached', timeout: 30_000 })
    return frame.getByText('the customer asked for a human', { exact: false }).count()
  }
  expect(await cards(102)).toBe(1)
  expect(await cards(103)).toBe(0)
})
