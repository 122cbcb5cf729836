import {
  type ConnectionId,
  createHandlers,
  createWorld,
  demoCredentials,
  noQuirks,
  type Quirks,
} from '@throughline/demo-merchant'
import { getResponse } from 'msw'

/** A Friday afternoon in Leipzig, an early morning in Reno. */
export const friday = Date.parse('2026-11-20T13:05:00Z')

export interface MerchantSketch {
  now?: number
  quirks?: Partial<Record<ConnectionId, Partial<Quirks>>>
  /** A monotonic clock for rate limits; without it no vendor ever tires. */
  elapsed?: () => number
}

type Json = Record<string, unknown>

export interface Answer {
  status: number
  headers: Headers
  body: Json
}

/** The merchant's dialects without a server: each call is one request that a handler answers. */
export function merchant({ now = friday, quirks = {}, elapsed }: MerchantSketch = {}) {
  const world = createWorld({ now: friday })
  const clock = { now }
  const handlers = createHandlers({
    world: () => world,
    now: () => clock.now,
    quirks: (connection) => ({ ...noQuirks, ...quirks[connection] }),
    elapsed,
  })
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await getResponse(handlers, new Request(`http://demo.test${path}`, init))
    if (!response) throw new Error(`Nobody answers ${path}`)
    return { status: response.status, headers: response.headers, body: await response.json() }
  }
  const post = (path: string, { body, headers }: { body: unknown; headers: HeadersInit }) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  return {
    world,
    clock,
    send,
    post,
    shop: (shop: 'shop-eu' | 'shop-us', query: string, variables: Json = {}) =>
      post(`/${shop}/admin/api/2026-10/graphql.json`, {
        body: { query, variables },
        headers: { 'x-shopify-access-token': demoCredentials[shop].accessToken },
      }),
    wms: (query: string, variables: Json = {}, token: string = demoCredentials.wms.accessToken) =>
      post('/wms/graphql', { body: { query, variables }, headers: { authorization: `Bearer ${token}` } }),
    easypost: (path: string, body?: unknown) => {
      const headers = {
        authorization: `Basic ${Buffer.from(`${demoCredentials.easypost.apiKey}:`).toString('base64')}`,
      }
      return body === undefined
        ? send(`/easypost/v2${path}`, { headers })
        : post(`/easypost/v2${path}`, { body, headers })
    },
    loop: (path: string) =>
      send(`/loop/api${path}`, { headers: { 'x-authorization': demoCredentials.loop.apiKey } }),
  }
}

/** Follows names and list positions into a reply: `at(body, 'data.orders.nodes.0.name')`. */
export function at(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Json)[name] : undefined),
      body,
    )
}

export const list = (body: unknown, path: string): Json[] => {
  const found = at(body, path)
  if (!Array.isArray(found)) throw new Error(`${path} is no list`)
  return found
}
