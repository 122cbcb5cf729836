import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { getResponse } from 'msw'
import { type Calls, createCalls } from './calls.ts'
import { type ConnectionId, connectionIds } from './connections.ts'
import { createFaults, type Faults } from './faults.ts'
import { createHandlers } from './handlers.ts'
import { playFault } from './play-fault.ts'
import { createWorld } from './world/create-world.ts'
import type { World } from './world/truth.ts'

export interface DemoMerchantOptions {
  /** 0 takes a free one. */
  port: number
  host?: string
  /** The world's clock, epoch milliseconds; the world is told from its first answer. */
  now?: () => number
  seed?: number
  /** False for measurements: no vendor ever asks anybody to slow down. */
  limits?: boolean
}

export interface DemoMerchant {
  url: string
  world: World
  faults: Faults
  calls: Calls
  /** Also ends requests that hang. */
  close(): Promise<void>
}

/**
 * Starts the simulated merchant: five systems on one origin, each under the path of its connection id.
 * @throws Error with code `EADDRINUSE` when the port is taken
 */
export async function startDemoMerchant({
  port,
  host = '127.0.0.1',
  now = Date.now,
  seed,
  limits = true,
}: DemoMerchantOptions): Promise<DemoMerchant> {
  const world = createWorld({ seed, now: now() })
  const faults = createFaults()
  const calls = createCalls()
  const handlers = createHandlers({
    world: () => world,
    now,
    quirks: faults.quirksOf,
    elapsed: limits ? () => performance.now() : undefined,
  })
  const answer = async (request: Request): Promise<Response> =>
    (await getResponse(handlers, request)) ?? nobody()
  const serve = getRequestListener(answer, { overrideGlobalObjects: false })
  const serveHalf = getRequestListener(async (request) => halfOf(await answer(request)), {
    overrideGlobalObjects: false,
  })
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
  }

  const server = createServer((incoming, outgoing) => {
    outgoing.setHeader('x-simulated-by', 'throughline-demo-merchant')
    const connection = connectionOf(incoming.url)
    if (connection) calls.add(connection, `${incoming.method} ${incoming.url?.split('?')[0]}`)
    const fault = connection && faults.of(connection)
    if (fault) playFault(fault, { incoming, outgoing, serve, serveHalf, later })
    else void serve(incoming, outgoing)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${host}:${address.port}`,
    world,
    faults,
    calls,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer)
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const connectionOf = (url = ''): ConnectionId | undefined =>
  connectionIds.find((id) => url === `/${id}` || url.startsWith(`/${id}/`))

/** The first half of the body, whole by its own headers. */
async function halfOf(response: Response): Promise<Response> {
  const text = await response.text()
  const { status } = response
  return new Response(text.slice(0, Math.floor(text.length / 2)), {
    status,
    headers: { 'content-type': 'application/json' },
  })
}

const nobody = (): Response =>
  Response.json(
    {
      simulation: 'Nordlicht Outdoor, a merchant that does not exist',
      systems: connectionIds.map((id) => `/${id}`),
    },
    { status: 404 },
  )
