import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '@throughline/bridge/config.ts'
import { type AppOptions, createApp } from '@throughline/bridge/entrances/app.ts'
import { createInstallations } from '@throughline/bridge/entrances/installations.ts'
import { createOperations } from '@throughline/bridge/entrances/operations.ts'
import { createStreams } from '@throughline/bridge/entrances/streams.ts'
import { createRouter } from '@throughline/bridge/entrances/trpc.ts'
import type { PanelFlow } from '@throughline/bridge/flow/panel.ts'
import type { WarmFlow } from '@throughline/bridge/flow/warm.ts'
import type { Watch } from '@throughline/bridge/flow/watch.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import type { PanelRequest } from '@throughline/shared/contract'
import { type JWTPayload, SignJWT } from 'jose'
import { onTestFinished } from 'vitest'
import { emptyPanel } from './panels.ts'

/** 2026-11-22, 08:00 in UTC. */
export const eight = Date.UTC(2026, 10, 22, 8)
export const appSecret = 'the-apps-secure-setting-of-32-characters-or-more'
export const olderSecret = 'the-secret-that-is-being-replaced-this-week-0001'
export const sessionSecret = 'signs-sessions-and-is-32-characters-or-more-000'
/** Where Zendesk serves app 12345 from. */
export const pageOrigin = 'https://12345.apps.zdusercontent.com'
const connections = ['shop-eu', 'shop-us', 'wms']

export const installation: Config['zendesk'][number] = {
  subdomain: 'demo',
  installationId: '1',
  appId: '12345',
  extraOrigins: ['http://localhost:4301'],
  appSecret: [appSecret, olderSecret],
}

type Flow = Pick<PanelFlow, 'forTicket' | 'search'> & Partial<Pick<WarmFlow, 'stands'>>

export interface DoorOptions {
  limits?: Partial<Config['bridge']['limits']>
  zendesk?: Config['zendesk']
  flow?: Partial<Flow>
  /** Without it nothing can be watched, as without a store. */
  watch?: Watch
  trustProxy?: string[]
  webhooks?: AppOptions['webhooks']
  useOnce?: AppOptions['useOnce']
  isOpen?: () => boolean
  resting?: string[]
}

/** The real app behind a real socket, over a flow that finds nothing. `clock.now` moves time. Closes with the test. */
export async function openDoor(options: DoorOptions = {}) {
  const lines: string[] = []
  const clock = { now: eight }
  const installations = createInstallations(options.zendesk ?? [installation])
  const flow: Flow = {
    forTicket: async (_, scope) => emptyPanel(scope.connections),
    search: async (_, scope) => emptyPanel(scope.connections),
    ...options.flow,
  }
  const streams = createStreams({ inAll: options.limits?.streams ?? 100 })
  const app = createApp({
    bridge: {
      port: 0,
      host: '127.0.0.1',
      publicUrl: 'http://localhost',
      sessionSecret,
      trustProxy: options.trustProxy ?? [],
      limits: {
        signIn: 1_000,
        address: 1_000,
        session: 1_000,
        webhooks: 1_000,
        streams: 100,
        ...options.limits,
      },
    },
    installations,
    router: createRouter(
      createOperations({
        flow,
        watch: options.watch,
        connectionsFor: (caller, brandId) => installations.connectionsFor(caller, brandId, connections),
      }),
    ),
    readiness: {
      isOpen: options.isOpen ?? (() => true),
      connections: () => Object.fromEntries(connections.map((id) => [id, !options.resting?.includes(id)])),
    },
    streams,
    useOnce: options.useOnce,
    webhooks: options.webhooks,
    log: createLog({ write: (line) => lines.push(line) }),
    now: () => clock.now,
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const signIn = (token: string | undefined, { origin = pageOrigin as unknown } = {}) =>
    fetch(`${url}/auth/zendesk`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ origin }),
    })

  return {
    url,
    lines,
    clock,
    streams,
    signIn,
    /** The bearer of a session that was just made. */
    async session(): Promise<string> {
      const reply = await signIn(await zendeskToken())
      const { token }: { token: string } = await reply.json()
      return token
    },
    /** One call on tRPC's wire, as the sidebar sends it. */
    call: (
      bearer: string | undefined,
      { path = 'panel.forTicket', body = ticket() as unknown, headers = {} } = {},
    ) =>
      fetch(`${url}/trpc/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: pageOrigin,
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

/** A ticket with nothing in it. */
export const ticket = (changes: Partial<PanelRequest['ticket']> = {}): { ticket: unknown } => ({
  ticket: { requester: { emails: [], phones: [] }, ...changes },
})

export interface TokenChanges {
  claims?: JWTPayload
  secret?: string
  algorithm?: string
  /** Claims to leave out. */
  without?: string[]
}

/** What Zendesk's proxy signs for the sidebar, good for 60 s from eight o'clock. */
export function zendeskToken({
  claims = {},
  secret = appSecret,
  algorithm = 'HS256',
  without = [],
}: TokenChanges = {}) {
  const all: JWTPayload = {
    iss: 'demo',
    aud: 'throughline',
    sub: '20978392',
    installation: '1',
    exp: eight / 1_000 + 60,
    ...claims,
  }
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)))
  return new SignJWT(kept).setProtectedHeader({ alg: algorithm }).sign(new TextEncoder().encode(secret))
}
