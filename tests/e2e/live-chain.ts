import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConnectionId, demoConfig, demoTickets, startDemoMerchant } from '@throughline/demo-merchant'
import { assembleApp } from '@throughline/sidebar/packaging/assemble-app.ts'
import { buildApp } from '@throughline/sidebar/packaging/build-app.ts'
import { startWorkbench } from '@throughline/sidebar/workbench'
import type { Browser, Frame, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { startBridgeProcess } from '../bridge/server/bridge-process.ts'
import { openPage, type PageOptions } from '../kit/browser.ts'
import { freePort } from '../kit/free-port.ts'

/** What the browser complains of while the bridge is away. */
const bridgeAway =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|502/

interface LogLine {
  msg: string
  route?: string
  ended?: string
}

/**
 * All of it as it ships: the merchant's webhooks, the bridge as a program of its own with its store in a folder, the built sidebar in its
 * iframe. Ends with the test.
 */
export async function startLiveChain() {
  await buildApp({ say: () => {} })
  const folder = mkdtempSync(join(tmpdir(), 'throughline-live-'))
  const [appPort, bridgePort] = await Promise.all([freePort(), freePort()])
  let bridgeIsBack = Promise.resolve()
  const merchant = await startDemoMerchant({
    port: 0,
    limits: false,
    webhookTarget: (connection: ConnectionId) => `http://127.0.0.1:${bridgePort}/webhooks/${connection}`,
    // A vendor tries again, and here as soon as it makes sense.
    pause: () => bridgeIsBack,
  })
  merchant.tellAtOnce(true)
  const config = demoConfig({
    merchantUrl: merchant.url,
    bridge: { port: bridgePort },
    zendesk: { extraOrigins: [`http://localhost:${appPort}`] },
  })
  const text = JSON.stringify({ ...config, store: { dataFolder: join(folder, 'store') } })
  /** Why each stream ended, as the bridge logged it. */
  const ended: string[] = []
  const hear = (line: unknown) => {
    const { msg, route, ended: why } = line as LogLine
    if (msg === 'request' && route === '/trpc/panel.watch' && why) ended.push(why)
  }
  let bridge = await startBridgeProcess(text, hear)
  const workbench = await startWorkbench({
    port: 0,
    appPort,
    appDir: assembleApp({ targetDir: join(folder, 'app'), bridgeHosts: ['localhost'] }),
    bridgeUrl: config.bridge.publicUrl,
    secureSettings: { bridge_secret: config.zendesk[0]?.appSecret ?? '' },
    tickets: demoTickets(merchant.world),
    subdomain: 'demo',
  })
  onTestFinished(async () => {
    await workbench.close()
    await merchant.close()
    rmSync(folder, { recursive: true, force: true })
  })

  return {
    merchant,
    ended,
    parcelOf: (name: string): string =>
      merchant.world.orders.find((one) => one.name === name)?.jobs[0]?.shipments[0]?.parcels[0]?.number ?? '',
    /** No time to say goodbye. Returns what starts it again. */
    async killBridge(): Promise<() => Promise<void>> {
      const back = Promise.withResolvers<void>()
      bridgeIsBack = back.promise
      const { child } = bridge
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
      return async () => {
        bridge = await startBridgeProcess(text, hear)
        back.resolve()
      }
    },
    /** An agent who has the ticket open. `calls` are what the sidebar asked of the bridge. */
    async open(browser: Browser, ticket: number, options: PageOptions & { frozen?: boolean } = {}) {
      const page = await openPage(browser, {
        viewport: { width: 1280, height: 900 },
        expected: [bridgeAway],
        ...options,
      })
      if (options.frozen) await page.clock.install()
      const calls: string[] = []
      page.on('request', (request) => {
        const { port, pathname } = new URL(request.url())
        if (port === String(bridgePort) && request.method() === 'POST') calls.push(pathname)
      })
      await page.goto(`${workbench.url}/#/tickets/${ticket}`)
      const frame = await frameOf(page)
      await frame.evaluate(() => Object.assign(window, { isTheSamePage: true }))
      return { page, frame, calls, ...watching(frame) }
    },
  }
}

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.locator('.app iframe:visible').elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('the workbench shows no app')
  await frame.getByText('Live', { exact: true }).waitFor()
  await frame.getByRole('heading', { name: 'Sources' }).waitFor({ state: 'attached' })
  return frame
}

/** What an agent sees and a screen reader reads out. */
function watching(frame: Frame) {
  const marks = () =>
    frame.evaluate(() =>
      document.getAnimations().flatMap((one) => {
        if (!(one instanceof CSSAnimation) || !(one.effect instanceof KeyframeEffect)) return []
        const { target } = one.effect
        if (one.playState !== 'running' || !(target instanceof HTMLElement)) return []
        const [from] = one.effect.getKeyframes()
        return [{ text: target.innerText, ms: one.effect.getTiming().duration, easing: from?.easing ?? '' }]
      }),
    )
  return {
    shows: (words: string | RegExp) => frame.locator('article').first().getByText(words).first().waitFor(),
    connection: (words: string | RegExp) => frame.locator('header').getByText(words).first().waitFor(),
    isReadOut: (words: string | RegExp) =>
      frame.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' }),
    marks,
    /** Texts that carry a mark at this moment. */
    marked: async () => (await marks()).map(({ text }) => text).join('\n'),
    /** As the browser tells a page that its tab goes behind another, or comes back. */
    see: (isSeen: boolean) =>
      frame.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
        document.dispatchEvent(new Event('visibilitychange'))
      }, !isSeen),
    wasNotReloaded: async () => expect(await frame.evaluate(() => 'isTheSamePage' in window)).toBe(true),
  }
}
