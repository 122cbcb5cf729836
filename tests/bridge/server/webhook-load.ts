import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openVendor } from './merchant.ts'

const server = new URL('../../../apps/bridge/src/server.ts', import.meta.url).pathname
const webhookSecret = 'the secret of the crash test'

/** A carrier whose parcels move one step for each event; `steps` is the truth. */
export interface Carrier {
  url: string
  steps: Map<string, number>
  /** Resolves once nobody has asked for so long. */
  silence(ms: number): Promise<void>
}

/** Speaks EasyPost's dialect at a real socket. */
export async function openCarrier(): Promise<Carrier> {
  const steps = new Map<string, number>()
  const trackerOf = (code: string) => ({
    id: `trk_${code}`,
    object: 'Tracker',
    mode: 'test',
    tracking_code: code,
    carrier: 'USPS',
    status: 'in_transit',
    signed_by: `step ${steps.get(code)}`,
    tracking_details: [],
  })
  let askedAt = 0
  const url = await openVendor((incoming, outgoing) => {
    askedAt = Date.now()
    let body = ''
    incoming.on('data', (bytes) => {
      body += String(bytes)
    })
    incoming.on('end', () => {
      const { tracking_codes: codes = [] }: { tracking_codes?: string[] } = JSON.parse(body || '{}')
      outgoing.setHeader('content-type', 'application/json')
      outgoing.end(
        JSON.stringify({ trackers: codes.filter((code) => steps.has(code)).map(trackerOf), has_more: false }),
      )
    })
  })
  return {
    url,
    steps,
    async silence(ms) {
      do await pause(ms)
      while (Date.now() - askedAt < ms)
    },
  }
}

interface BridgeOptions {
  carrier: Carrier
  port: number
  /** The `store` of the configuration. */
  store: unknown
  env?: Record<string, string>
}

/** The bridge as a program of its own, which can be killed. Its log goes nowhere. */
export function bridgeProgram({ carrier, port, store, env = {} }: BridgeOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  const file = join(folder, 'throughline.yaml')
  writeFileSync(
    file,
    JSON.stringify({
      company: 'Demo Merchant',
      bridge: {
        port,
        publicUrl: `http://localhost:${port}`,
        sessionSecret: 'signs-sessions-and-is-32-characters-or-more-000',
        limits: { webhooks: 1_000_000 },
      },
      zendesk: [
        {
          subdomain: 'demo',
          installationId: '1',
          appId: '12345',
          appSecret: 'the-apps-secure-setting-of-32-characters-or-more',
        },
      ],
      store,
      connections: {
        carriers: {
          vendor: 'easypost',
          webhookSecrets: [webhookSecret],
          settings: { apiKey: 'EZAK-a-secret-key', baseUrl: carrier.url },
        },
      },
    }),
  )
  let child: ChildProcess | undefined
  let complaints = ''
  const url = `http://127.0.0.1:${port}`
  const isUp = () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'close')
    child.kill(signal)
    await ended
  }
  onTestFinished(async () => {
    await end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    url,
    /** Resolves when it listens. */
    async start(): Promise<void> {
      const started = spawn(process.execPath, [server, '--config', file], {
        stdio: ['ignore', 'ignore', 'pipe'],
        cwd: folder,
        env: { ...process.env, ...env },
      })
      child = started
      started.stderr.on('data', (bytes) => {
        complaints += String(bytes)
      })
      while (!(await isUp())) {
        if (started.exitCode !== null) throw new Error(`the bridge did not start: ${complaints}`)
        await pause(25)
      }
    },
    isRunning: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    complaints: () => complaints,
    pid: (): number => child?.pid ?? 0,
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

interface Sender {
  carrier: Carrier
  url: string
  events: number
  parcels: number
  /** Hears of each acknowledgement. */
  onAcknowledged?: (count: number) => void
  /** Hears of each refusal; throws to give up. */
  onRefused?: () => void
}

/**
 * What a vendor's sender does: many at once, each event again until it is acknowledged, and now and then one that was acknowledged
 * already. Resolves when every event was acknowledged.
 */
export async function sendEvents({ carrier, url, events, parcels, onAcknowledged, onRefused }: Sender) {
  const agent = new Agent({ keepAlive: true, maxSockets: 40 })
  let next = 0
  let acknowledged = 0
  let retries = 0
  const deliver = async (): Promise<void> => {
    while (next < events) {
      const event = next
      next += 1
      const code = `T${event % parcels}`
      carrier.steps.set(code, (carrier.steps.get(code) ?? 0) + 1)
      const copies = event % 20 === 0 ? 2 : 1
      for (let copy = 0; copy < copies; copy += 1) {
        while ((await post(agent, url, event, code)) !== 200) {
          retries += 1
          onRefused?.()
          await pause(20)
        }
      }
      acknowledged += 1
      onAcknowledged?.(acknowledged)
    }
  }
  await Promise.all(Array.from({ length: 40 }, deliver))
  agent.destroy()
  return { retries }
}

/** The status, or 0 when the connection broke. */
// biome-ignore lint/complexity/useMaxParams: a helper of this file alone
function post(agent: Agent, url: string, event: number, code: string): Promise<number> {
  const body = JSON.stringify({
    id: `evt_${event}`,
    object: 'Event',
    description: 'tracker.updated',
    result: { object: 'Tracker', tracking_code: code },
  })
  const signature = createHmac('sha256', webhookSecret).update(body).digest('hex')
  return new Promise((resolve) => {
    const outgoing = request(`${url}/webhooks/carriers`, {
      agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hmac-signature': `hmac-sha256-hex=${signature}` },
    })
    outgoing.on('response', (reply) => {
      reply.resume()
      reply.on('end', () => resolve(reply.statusCode ?? 0))
      reply.on('error', () => resolve(0))
    })
    outgoing.on('error', () => resolve(0))
    outgoing.end(body)
  })
}
