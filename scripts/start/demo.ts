import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { parseConfig } from '../../apps/bridge/src/config.ts'
import { startBridge } from '../../apps/bridge/src/server.ts'
import type { BridgeParts } from '../../apps/bridge/src/wiring.ts'
import { assembleApp } from '../../apps/sidebar/packaging/assemble-app.ts'
import { buildApp } from '../../apps/sidebar/packaging/build-app.ts'
import { startWorkbench } from '../../apps/sidebar/workbench/start-workbench.ts'
import {
  demoBrands,
  demoConfig,
  demoTickets,
  startDemoMerchant,
} from '../../packages/demo-merchant/src/index.ts'
import { type FillOptions, fillWithYear, startDemoHelpdesk } from './demo-helpdesk.ts'
import { makeDemoKey } from './demo-key.ts'
import type { Ports } from './ports.ts'

const root = join(import.meta.dirname, '../..')
const subdomain = 'demo'
const installationId = '1'

export interface Demo {
  /** The workbench: the one address a visitor needs. */
  url: string
  close(): Promise<void>
}

export interface DemoOptions {
  ports: Ports
  /** Hears one line per step that takes a while. */
  say: (line: string) => void
  /** The bridge's log, which is no reading for a visitor. */
  logFile: string
}

/** Builds the sidebar if need be and starts merchant, bridge and workbench. When one fails, those before it are closed again. */
export async function startDemo({ ports, say, logFile }: DemoOptions): Promise<Demo> {
  await using opened = new AsyncDisposableStack()
  await buildApp({ say })
  const appDir = assembleApp({ targetDir: join(root, '.cache/demo-app'), bridgeHosts: ['localhost'] })

  const merchant = await startDemoMerchant({
    port: ports.merchant,
    webhookTarget: (connection) => `http://127.0.0.1:${ports.bridge}/webhooks/${connection}`,
  })
  opened.defer(() => merchant.close())
  // A visitor does something and wants to see it arrive; how late each system usually is he can try with a switch.
  merchant.tellAtOnce(true)

  // Whoever opens the board says here with one click who she is.
  const publicUrl = `http://localhost:${ports.bridge}`
  const helpdesk = await startDemoHelpdesk({ bridgeUrl: publicUrl, now: merchant.clock.now })
  opened.defer(() => helpdesk.zendesk.close())

  const appSecret = secret()
  const config = demoConfig({
    merchantUrl: merchant.url,
    bridge: { port: ports.bridge, publicUrl, sessionSecret: secret() },
    zendesk: {
      subdomain,
      installationId,
      appSecret,
      extraOrigins: [`http://localhost:${ports.app}`],
      ...helpdesk.account,
    },
  })
  const folder = join(logFile, '..')
  mkdirSync(folder, { recursive: true })
  const bots = makeDemoKey({ folder, brandId: demoBrands.europe.id, now: merchant.clock.now() })
  const log = createWriteStream(logFile)
  opened.defer(() => new Promise<void>((resolve) => log.end(() => resolve())))
  const written = JSON.stringify({ ...config, bots, board: helpdesk.board })
  const parsed = parseConfig(written, { file: 'the demo configuration', env: {} })
  let parts: BridgeParts | undefined
  const bridge = await startBridge({
    config: parsed,
    onOpened(own) {
      parts = own
    },
    // One world, one clock: what a visitor moves must not look like the future to anybody in it.
    now: merchant.clock.now,
    // Sockets that it cuts off when it closes have their last word after it.
    logDestination: { write: (line) => void (log.writableEnded || log.write(line)) },
  })
  opened.defer(() => bridge.close())

  const workbench = await startWorkbench({
    port: ports.workbench,
    appPort: ports.app,
    appDir,
    bridgeUrl: config.bridge.publicUrl,
    secureSettings: { bridge_secret: appSecret },
    tickets: demoTickets(merchant.world),
    subdomain,
    installationId,
    simulation: { controlUrl: `${merchant.url}/control`, clock: merchant.clock.state },
  })
  opened.defer(() => workbench.close())

  // Only now: a visitor who opens a ticket does not wait for a past that only the board shows.
  if (parts) {
    const { now } = merchant.clock
    const filling = fillInBackground({ config: parsed, parts, zendesk: helpdesk.zendesk, now, log })
    opened.defer(filling.stop)
  }

  const running = opened.move()
  return { url: workbench.url, close: () => running.disposeAsync() }
}

interface Filling extends Pick<FillOptions, 'config' | 'parts' | 'zendesk' | 'now'> {
  log: Writable
}

/** Fills the board while the demo runs. A board without a past is no reason to stop: what went wrong stands in the log. */
function fillInBackground({ log, ...options }: Filling): { stop: () => Promise<void> } {
  const ending = new AbortController()
  const done = setTimeout(quietMs, undefined, { signal: ending.signal })
    .then(() => fillWithYear({ ...options, pauseMs: 15, signal: ending.signal }))
    .then((outcome) => outcome === 'done' && note(log, 'the simulated year is loaded'))
    .catch((error: unknown) => {
      if (!ending.signal.aborted) note(log, `the simulated year was not loaded: ${error}`)
    })
  return {
    async stop() {
      ending.abort()
      await done
    },
  }
}

const note = (log: Writable, msg: string): boolean => log.write(`${JSON.stringify({ msg })}\n`)

/** The first page and the first ticket come before the past. */
const quietMs = 3_000

/** Fresh at each start: nothing outside this process can sign in, not even another start. */
const secret = () => randomBytes(32).toString('hex')
