import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createHandlers, demoCredentials, noQuirks, type World } from '@throughline/demo-merchant'
import { getResponse } from 'msw'
import type { Buyer } from './catalogue.ts'

type Order = World['orders'][number]
type Parcel = Order['jobs'][number]['shipments'][number]['parcels'][number]
type ScanKind = Parcel['scans'][number]['kind']

export interface Carriers {
  /** As `settings` of an easypost connection. */
  settings: { apiKey: string; baseUrl: string }
  /** Announces a parcel to EasyPost, as a warehouse does when it prints the label. */
  announce(tracking: string, to: Buyer, direction?: 'outbound' | 'return'): void
  /** The carrier scans it now; everybody hears of it at once. */
  scan(tracking: string, kind: ScanKind): void
  close(): Promise<void>
}

/** EasyPost as the demo simulates it, for parcels of this merchant. `now` in epoch milliseconds. */
export async function startCarriers({ port = 0, now = Date.now } = {}): Promise<Carriers> {
  const orders: Order[] = []
  const parcels = new Map<string, Parcel>()
  const handlers = createHandlers({
    world: () => ({ seed: 0, madeAt: now(), people: [], products: [], orders }),
    now,
    quirks: () => noQuirks,
    elapsed: undefined,
  })
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming)
    const request = new Request(`http://127.0.0.1${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers: Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      ),
      ...(body && { body }),
    })
    const reply = (await getResponse(handlers, request)) ?? new Response(undefined, { status: 404 })
    outgoing.writeHead(reply.status, { 'content-type': 'application/json' })
    outgoing.end(await reply.text())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo

  return {
    settings: {
      apiKey: demoCredentials.easypost.apiKey,
      baseUrl: `http://127.0.0.1:${own}/easypost/v2`,
    },
    announce(tracking, to, direction = 'outbound') {
      const parcel: Parcel = {
        carrier: 'dpd',
        service: 'Classic',
        number: tracking,
        lines: [],
        scans: [],
        estimates: [],
        registered: 'once',
      }
      parcels.set(tracking, parcel)
      orders.push(orderOf(parcel, { to, direction, at: now() }))
    },
    scan(tracking, kind) {
      const parcel = parcels.get(tracking)
      if (!parcel) throw new Error(`no label was printed for ${tracking}`)
      parcel.scans.push({ at: now(), kind, place: 'leipzig', toldAtOnce: true })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** As much of an order as a carrier ever hears of: one parcel and where it goes. */
function orderOf(
  parcel: Parcel,
  { to, direction, at }: { to: Buyer; direction: 'outbound' | 'return'; at: number },
): Order {
  const address = {
    street: to.street,
    city: to.city,
    zip: to.zip,
    countryCode: 'DE',
    country: 'Germany',
    zone: 'Europe/Berlin',
  }
  const person = {
    id: 1,
    shop: 'shop-eu' as const,
    firstName: to.firstName,
    lastName: to.lastName,
    locale: 'de-DE',
    address,
    createdAt: at,
  }
  const job = { warehouse: 'leipzig' as const, lines: [], receivedAt: at }
  return {
    shop: 'shop-eu',
    number: 1,
    name: parcel.number,
    buyer: { person, account: false, shipTo: { name: `${to.firstName} ${to.lastName}`, address } },
    placedAt: at,
    payment: { method: 'card', authorizedAt: at },
    lines: [],
    shipping: { title: 'Standard', code: 'standard', minor: 0 },
    jobs:
      direction === 'outbound'
        ? [{ ...job, shipments: [{ labelledAt: at, parcels: [parcel], toldAtOnce: true }] }]
        : [],
    returns:
      direction === 'return'
        ? [{ requestedAt: at, lines: [], portal: 'shop', label: { at, parcel, toldAtOnce: true } }]
        : [],
    refunds: [],
    tags: [],
    source: 'web',
  }
}
