import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assembleApp } from '@throughline/sidebar/packaging/assemble-app.ts'
import { buildApp } from '@throughline/sidebar/packaging/build-app.ts'
import { startWorkbench } from '@throughline/sidebar/workbench'
import axe from 'axe-core'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, type PageOptions } from '../kit/browser.ts'
import { sampleTickets } from '../workbench/sample-tickets.ts'
import { type Role, startBoardBridge } from './board-bridge.ts'

/** Looked at by people, never compared by machine: fonts differ. */
const pictures = join(import.meta.dirname, '../../artifacts/board')

let browser: Browser
let bridge: Awaited<ReturnType<typeof startBoardBridge>>
let workbench: Awaited<ReturnType<typeof startWorkbench>>
let dir: string

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  dir = mkdtempSync(join(tmpdir(), 'throughline-board-'))
  await buildApp({ say: () => {} })
  bridge = await startBoardBridge()
  workbench = await startWorkbench({
    port: 0,
    appPort: 0,
    appDir: assembleApp({ targetDir: dir, bridgeHosts: ['localhost'] }),
    bridgeUrl: bridge.url,
    secureSettings: { bridge_secret: 'a-secret-of-the-tests-0123456789abcdef' },
    tickets: sampleTickets,
  })
  browser = await launchBrowser()
})
afterEach(() => bridge.fail(undefined))
afterAll(async () => {
  await browser?.close()
  await workbench?.close()
  await bridge?.close()
  rmSync(dir, { recursive: true, force: true })
})

/** From the nav bar's icon to the board's own document. */
async function openBoard(options: PageOptions = {}): Promise<{ page: Page; board: Frame }> {
  const page = await openPage(browser, options)
  await page.goto(`${workbench.url}/#/board`)
  const element = await page.locator('.board-view iframe').elementHandle()
  const board = await element?.contentFrame()
  if (!board) throw new Error('the workbench shows no board')
  await board.getByRole('button', { name: /Zendesk/ }).waitFor()
  return { page, board }
}

async function signedIn(role: Role, options: PageOptions = {}): Promise<{ page: Page; board: Frame }> {
  const { page, board } = await openBoard(options)
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    board.getByRole('button', { name: /Zendesk/ }).click(),
  ])
  await popup.getByRole('button', { name: role }).click()
  await board.getByRole('navigation').waitFor()
  return { page, board }
}

const go = async (board: Frame, hash: string, landmark: string): Promise<void> => {
  await board.evaluate((to) => {
    location.hash = to
  }, hash)
  await board.getByText(landmark).first().waitFor()
}

const findings = async (frame: Frame): Promise<string[]> => {
  await frame.evaluate(axe.source)
  const { violations } = (await frame.evaluate('axe.run()')) as axe.AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

const screens = [
  ['overview', '71% of the loss'],
  ['causes', 'All causes'],
  ['audit', '8 times as often as elsewhere'],
  ['orders?error=pack_not_verified&warehouse=Reno', '#1042'],
  ['today', 'Returns past due'],
  ['tickets?of=lost', 'Open ticket #35'],
] as const
const landmark = (words: string) => (words.startsWith('Open ticket') ? '#35' : words)

test('the icon in the nav bar opens the board, which asks who looks before it shows anything', async () => {
  // The ticket beside it asks as well, and this bridge knows the board alone.
  const page = await openPage(browser, { expected: [/404/] })
  await page.goto(workbench.url)
  await page
    .getByRole('navigation', { name: 'Navigation' })
    .getByRole('link', { name: 'Throughline' })
    .click()
  const board = await (await page.locator('.board-view iframe').elementHandle())?.contentFrame()
  await board?.getByRole('heading', { name: 'Sign in to see the board' }).waitFor()
  expect(await board?.locator('table, nav').count()).toBe(0)
  await page.screenshot({ path: join(pictures, 'sign-in.png') })
})

test('a lead signs in with one window and reads the three numbers with what makes them believable', async () => {
  const { board } = await signedIn('lead')
  await go(board, '#/overview', '71% of the loss')
  const text = await board.locator('main').innerText()
  expect(text).toContain(
    'First-contact resolution fell by 4.1 points. 71% of the loss is one cause: Refund overdue (Returns desk).',
  )
  for (const name of ['One-touch', 'FCR', 'Net FCR', 'Zendesk’s one-touch']) expect(text).toContain(name)
  expect(text).toContain('74.3%')
  expect(text).toContain('306 of 412; with 95 % certainty between 70% and 78%')
  expect(text).toContain('▼ 4.1 points below the period before')
  expect(text).toContain('37 contacts are too young to count')
  expect(text).toContain('Carrier searches: 40')
  expect(text).toContain('1,204 tickets read')
})

test('every number opens its tickets, and a ticket opens in the helpdesk', async () => {
  const { page, board } = await signedIn('lead')
  await board.getByRole('link', { name: '106 came back' }).click()
  await board.getByRole('heading', { name: 'First contacts that were lost' }).waitFor()
  expect(bridge.asked.findLast(({ path }) => path === 'board.tickets')?.input).toMatchObject({
    of: 'lost',
    filter: { window: 7 },
  })
  const row = board.getByRole('row').filter({ hasText: '#35' })
  expect(await row.innerText()).toContain('another ticket came about the same, ticket #40, after 2.3 days')
  expect(await row.innerText()).toContain('Zendesk looks at each alone')
  await row.getByRole('button', { name: 'Open ticket #35' }).click()
  await expect.poll(() => new URL(page.url()).hash).toBe('#/tickets/35')
})

test('a filter is written into the address and asked of the bridge', async () => {
  const { board } = await signedIn('lead')
  await board.getByLabel('Must stand for').selectOption('30')
  await expect.poll(() => new URL(board.url()).hash).toContain('window=30')
  await expect
    .poll(() => bridge.asked.findLast(({ path }) => path === 'board.overview')?.input)
    .toMatchObject({ window: 30 })
  await board.getByRole('link', { name: 'Causes' }).click()
  await board.getByRole('heading', { name: 'All causes' }).waitFor()
  expect(new URL(board.url()).hash).toContain('window=30')
})

test('a finding of the audit opens its orders; an agent sees it without orders', async () => {
  const { board } = await signedIn('lead')
  await go(board, '#/audit', '8 times as often as elsewhere')
  await board.getByRole('link', { name: 'The 69 orders behind it' }).click()
  await board.getByText('#1042').waitFor()
  expect(bridge.asked.at(-1)).toMatchObject({
    path: 'board.auditOrders',
    input: { error: 'pack_not_verified', where: { warehouse: 'Reno' }, peak: true },
  })
  const agent = await signedIn('agent')
  await agent.board.getByText('You see the tickets that you answered first.').waitFor()
  await go(agent.board, '#/audit', '8 times as often as elsewhere')
  expect(await agent.board.getByRole('link', { name: 'orders behind it' }).count()).toBe(0)
})

test('a table leaves as a file', async () => {
  const { page, board } = await signedIn('lead')
  await go(board, '#/causes', 'All causes')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    board.getByRole('button', { name: 'Download CSV: All causes' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('All causes.csv')
})

test('a bridge that fails has its words and a way to ask again', async () => {
  bridge.fail(500)
  const { board } = await signedIn('lead', { expected: [/500/] })
  await board.getByText('The bridge reported an error').waitFor()
  bridge.fail(undefined)
  await board.getByRole('button', { name: 'Try again' }).click()
  await board.getByText('71% of the loss').waitFor()
})

test('a window that was closed without an answer is said', async () => {
  const { page, board } = await openBoard()
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    board.getByRole('button', { name: /Zendesk/ }).click(),
  ])
  await popup.close()
  await board.getByText('The window was closed').waitFor()
})

test('with the keyboard alone one comes to the tabs, a number and its tickets', async () => {
  const { page, board } = await signedIn('lead')
  await board.getByRole('link', { name: 'Overview' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await board.getByRole('heading', { name: 'All causes' }).waitFor()
  await board.getByRole('link', { name: '61 lost' }).focus()
  await page.keyboard.press('Enter')
  await board.getByRole('button', { name: 'Open ticket #35' }).waitFor()
})

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 320],
  ['dark', 320],
] as const)(
  'axe finds nothing on any page, and nothing reaches over the edge: %s, %i px',
  async (colorScheme, width) => {
    const { page, board } = await signedIn('lead', { colorScheme, viewport: { width, height: 900 } })
    for (const [hash, words] of screens) {
      await go(board, `#/${hash}`, landmark(words))
      await board.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true
      })
      expect({ hash, found: await findings(board) }).toEqual({ hash, found: [] })
      const sizes = await board.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect({ hash, sizes }).toEqual({ hash, sizes: [sizes[1], sizes[1]] })
      expect(sizes[1]).toBeLessThanOrEqual(width)
      await page.screenshot({ path: join(pictures, `${hash.split('?')[0]}-${width}-${colorScheme}.png`) })
    }
  },
)
