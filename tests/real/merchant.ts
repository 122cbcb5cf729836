import { type Carriers, startCarriers } from './carriers.ts'
import type { Buyer, WantedLine } from './catalogue.ts'
import { bridgeUser } from './seed-warehouse.ts'
import { openShop, type Shop, type ShopOrder } from './shop.ts'
import { startTryton, type Tryton } from './tryton.ts'
import { type RealSystem, startVendure } from './vendure.ts'
import { openWarehouse, type Warehouse } from './warehouse.ts'

/** A merchant with a Vendure shop, a Tryton warehouse and a simulated EasyPost, empty but for the catalogue. */
export interface Merchant {
  vendure: RealSystem
  tryton: Tryton
  shop: Shop
  warehouse: Warehouse
  carriers: Carriers
  /** Placed and charged in the shop, and entered in the warehouse under the shop's number. */
  sell(buyer: Buyer, lines: readonly WantedLine[]): Promise<Sold>
  /** Packed, announced to the carrier and told to the shop. Resolves to the shop's fulfilment. */
  send(sold: Sold, tracking: string, lines?: readonly WantedLine[]): Promise<string>
  close(): Promise<void>
}

export interface Sold {
  buyer: Buyer
  order: ShopOrder
  shipment: number
}

export interface MerchantOptions {
  ports?: { vendure: number; tryton: number; carriers: number }
  say?: (line: string) => void
  /** Epoch milliseconds, for the simulated carriers; the two real systems go by the machine's clock. */
  now?: () => number
}

/** Installs what is missing, starts and fills both side by side. */
export async function startMerchant({ ports, say, now }: MerchantOptions = {}): Promise<Merchant> {
  await using opened = new AsyncDisposableStack()
  const settled = await Promise.allSettled([
    startVendure({ port: ports?.vendure, say }),
    startTryton({ port: ports?.tryton, say }),
  ])
  for (const one of settled) if (one.status === 'fulfilled') opened.defer(() => one.value.stop())
  const [vendureStart, trytonStart] = settled
  if (vendureStart.status === 'rejected') throw vendureStart.reason
  if (trytonStart.status === 'rejected') throw trytonStart.reason
  const [vendure, tryton] = [vendureStart.value, trytonStart.value]
  const shop = await openShop(vendure.url, vendure.credentials)
  const warehouse = await openWarehouse({
    url: tryton.url,
    database: tryton.database,
    ...tryton.credentials,
  })
  const carriers = await startCarriers({
    ...(ports && { port: ports.carriers }),
    ...(now && { now }),
  })
  opened.defer(() => carriers.close())
  const running = opened.move()
  return {
    vendure,
    tryton,
    shop,
    warehouse,
    carriers,
    async sell(buyer, lines) {
      const order = await shop.place(buyer, lines)
      await shop.charge(order)
      return { buyer, order, shipment: await warehouse.enter(order.code, buyer, lines) }
    },
    async send({ buyer, order, shipment }, tracking, lines) {
      await warehouse.reserve(shipment)
      await warehouse.pick(shipment)
      await warehouse.pack(shipment, tracking)
      carriers.announce(tracking, buyer)
      await warehouse.handOver(shipment)
      const fulfilment = await shop.fulfil(order, tracking, lines)
      await shop.ship(fulfilment)
      return fulfilment
    },
    close: () => running.disposeAsync(),
  }
}

/** The connections of a bridge to this merchant, as a section of its configuration. */
export const connectionsOf = ({ vendure, tryton, shop, carriers }: Merchant) => ({
  shop: {
    vendor: 'vendure',
    title: 'Shop',
    settings: { endpoint: `${vendure.url}/admin-api`, apiKey: shop.apiKey },
  },
  warehouse: {
    vendor: 'tryton',
    title: 'Warehouse',
    settings: { baseUrl: tryton.url, database: tryton.database, ...bridgeUser },
  },
  carriers: { vendor: 'easypost', title: 'Carriers', settings: carriers.settings },
})
