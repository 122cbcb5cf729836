import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, startDemo } from '../../scripts/start/demo.ts'
import { launchBrowser, openPage } from '../kit/browser.ts'
import { freePort } from '../kit/free-port.ts'

const artifacts = join(import.meta.dirname, '../../artifacts')

let browser: Browser
let demo: Demo
beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true })
  const [workbench, app, bridge, merchant] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ])
  demo = await startDemo({
    ports: { workbench, app, bridge, merchant },
    say: () => {},
    logFile: join(artifacts, 'reply-bridge.log'),
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

const openTicket = async (id: number): Promise<{ page: Page; frame: Frame }> => {
  const page = await openPage(browser, { viewport: { width: 1280, height: 900 } })
  await page.goto(`${demo.url}/#/tickets/${id}`)
  const element = await page.locator('.app iframe:visible').elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('the workbench shows no app')
  await frame.getByRole('heading', { name: 'Sources' }).waitFor({ state: 'attached', timeout: 15_000 })
  return { page, frame }
}

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' }).filter({ visible: true })

test('a reply goes into the composer in the customer’s language, and the day it gives is a promise once it is sent', async () => {
  // Her order is in time for a day that is still to come.
  const { page, frame } = await openTicket(107)
  await frame.getByRole('combobox', { name: 'Language of the reply' }).first().selectOption('de')
  await frame.getByRole('button', { name: 'Insert reply · Deutsch' }).first().click()
  await expect
    .poll(() => composer(page).innerText())
    .toMatch(/^Guten Tag Oliver Haig,\s+Ihr Paket zur Bestellung #1059/)
  const text = await composer(page).innerText()
  expect(text).toContain('Wie zugesagt, sollte es bis')
  // Nothing was sent yet, so nothing is promised.
  expect(await frame.getByText('Promised in a reply').count()).toBe(0)
  await page.getByRole('button', { name: 'Send reply' }).filter({ visible: true }).click()
  await expect.poll(() => composer(page).innerText()).toBe('')
  await frame.getByText('Promised in a reply').waitFor({ timeout: 15_000 })
})

test('a note for colleagues is never part of a reply', async () => {
  const { page, frame } = await openTicket(116)
  await frame.getByRole('button', { name: 'Note' }).first().click()
  await expect.poll(() => composer(page).innerText()).toContain('#1033: Return received')
  expect(await page.getByRole('radio', { name: 'Internal note' }).filter({ visible: true }).isChecked()).toBe(
    true,
  )
})
