import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '@throughline/bridge/config.ts'
import { type RunningBridge, startBridge } from '@throughline/bridge/server.ts'
import { demoConfig } from '@throughline/demo-merchant'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from '../kit/browser.ts'

let browser: Browser
let bridge: RunningBridge

beforeAll(async () => {
  const config = {
    // Nobody is asked for a page of ours.
    ...demoConfig({ merchantUrl: 'http://127.0.0.1:9' }),
    bots: { keysFile: join(mkdtempSync(join(tmpdir(), 'throughline-')), 'keys.json') },
    jobs: { enabled: false },
  }
  bridge = await startBridge({
    config: parseConfig(JSON.stringify(config), { file: 'demo.yaml', env: {} }),
    port: 0,
    logDestination: { write: () => true },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await bridge?.close()
})

const findings = async (page: Page): Promise<string[]> => {
  // The page lets no script in; the judge comes through the debugger.
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

test.each([
  ['light', 320],
  ['dark', 320],
  ['light', 1280],
  ['dark', 1280],
] as const)(
  'axe finds nothing on the %s reference at %i px, folded or not, and nothing is cut off sideways',
  async (colorScheme, width) => {
    const page = await openPage(browser, { colorScheme, viewport: { width, height: 800 } })
    await page.goto(`${bridge.url}/v1/docs`)
    expect(await findings(page)).toEqual([])
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '')
    })
    expect(await findings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(ground).toBe(colorScheme === 'dark' ? 'rgb(20, 25, 31)' : 'rgb(255, 255, 255)')
  },
)

test('the page is one request, and neither script nor anything of another host may come into it', async () => {
  const page = await openPage(browser, { javaScriptEnabled: false })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const reply = await page.goto(`${bridge.url}/v1/docs`)
  await page.getByRole('heading', { name: 'Status of an order' }).waitFor()
  expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(['/v1/docs'])
  const policy = reply?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('script-src')
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toContain('http')
})

test('every operation is there as the document describes it: what to send, each field of the answer, an example', async () => {
  const page = await openPage(browser)
  const document = await (await fetch(`${bridge.url}/v1/openapi.json`)).json()
  await page.goto(`${bridge.url}/v1/docs`)
  for (const [path, { post }] of Object.entries<Record<string, Described>>(document.paths)) {
    const article = page.getByRole('article', { name: post?.summary ?? path, exact: true })
    const shown = (await article.textContent()) ?? ''
    expect(shown).toContain(`/v1${path}`)
    expect(shown).toContain('curl')
    const names = await article.locator('.name').allTextContents()
    const fields = [
      ...Object.keys(post?.requestBody.content['application/json'].schema.properties ?? {}),
      ...Object.keys(post?.responses['200']?.content['application/json'].schema.properties ?? {}),
    ]
    expect(fields.length).toBeGreaterThan(2)
    expect(names).toEqual(expect.arrayContaining(fields))
  }
})

interface Described {
  summary: string
  requestBody: { content: { 'application/json': { schema: { properties: object } } } }
  responses: Record<string, Described['requestBody']>
}

test('with the keyboard alone one comes to an operation and unfolds its answer', async () => {
  const page = await openPage(browser, { viewport: { width: 1280, height: 800 } })
  await page.goto(`${bridge.url}/v1/docs`)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the reference')
  await page.getByRole('link', { name: 'Status of an order' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('#order_status')
  const article = page.getByRole('article', { name: 'Status of an order' })
  await article.locator('summary').focus()
  await page.keyboard.press('Enter')
  await article.getByText('trackingNumber').waitFor()
})
