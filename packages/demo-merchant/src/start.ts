import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { getResponse } from 'msw'
import { type Calls, createCalls } from './calls.ts'
import type { Clock } from './clock.ts'
import { type ConnectionId, connectionIds } from './connections.ts'
import { createControl } from './control/handle-control.ts'
import { createFaults, type Faults } from './faults.ts'
import { createHandlers } from './handlers.ts'
import { playFault } from './play-fault.ts'
import { createSimulation, type Simulation } from './simulation.ts'
import { demoTickets } from './tickets/index.ts'
import type { Post } from './webhooks/delivery.ts'
import type { Mood } from './webhooks/outbox.ts'
import type { Intervention, WorldEvent } from './world/events/event.ts'
import type { World } from './world/truth.ts'

export interface DemoMerchantOptions {
  /** 0 takes a free one. */
  port: number
  host?: string
  /** What `clock` goes by, epoch milliseconds; the world is told from its first answer. */
  now?: () => number
  seed?: number
  /** False for measurements: no vendor ever asks anybody to slow down. */
  limits?: boolean
  /** Where each system sends its webhooks, such as `http://localhost:4302/webhooks/easypost`; nowhere unless told. */
  webhookTarget?: (connection: ConnectionId) => string | undefined
  /** Instead of HTTP, for webhooks. */
  post?: Post
  /** Instead of waiting between a webhook's tries. */
  pause?: (ms: number) => Promise<void>
}

export interface DemoMerchant {
  url: string
  /** As it is now: whatever is done to it makes another. */
  readonly world: World
  clock: Clock
  /**
   * Makes something happen now; every system shows it in its own time, or at once where told to.
   * @throws Error that names what is not there
   */
  intervene(intervention: Intervention): void
  /** Moves the clock a day at a time, each day's webhooks sent before the next begins. */
  travelTo(at: number): Promise<void>
  /** What was done so far. */
  events(): readonly WorldEvent[]
  /** From now on every system shows at once what is done to the world, instead of after its usual delay. */
  tellAtOnce(wanted: boolean): void
  webhooks: {
    /** Makes a system send each webhook twice, those of one moment newest first, or none. */
    misbehave(connection: ConnectionId, mood: Partial<Mood>): void
    /** Resolves when none is on its way, retries included. */
    settled(): Promise<void>
  }
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
  webhookTarget,
  post,
  pause,
}: DemoMerchantOptions): Promise<DemoMerchant> {
  const simulation: Simulation = createSimulation({ seed, now, webhookTarget, post, pause })
  const { clock } = simulation
  const faults = createFaults()
  const calls = createCalls()
  const handlers = createHandlers({
    world: simulation.world,
    now: clock.now,
    quirks: faults.quirksOf,
    webhookTarget,
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

  const control = createControl({
    simulation,
    faults,
    tickets: demoTickets(simulation.world()),
    webhookTarget: webhookTarget ?? (() => undefined),
  })

  const server = createServer((incoming, outgoing) => {
    outgoing.setHeader('x-simulated-by', 'throughline-demo-merchant')
    if (/^\/control(?:[/?]|$)/.test(incoming.url ?? '')) return control.handle(incoming, outgoing)
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
    get world() {
      return simulation.world()
    },
    clock,
    intervene: (intervention) => void simulation.intervene(intervention),
    travelTo: simulation.travelTo,
    events: simulation.events,
    tellAtOnce: simulation.tellAtOnce,
    webhooks: { misbehave: simulation.setMood, settled: simulation.settled },
    faults,
    calls,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer)
        simulation.close()
        control.close()
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
