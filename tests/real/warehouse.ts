import { z } from 'zod'
import { type Buyer, catalogue, type WantedLine } from './catalogue.ts'
import {
  dateOf,
  decimal,
  type WarehouseAccess,
  type WarehouseClient,
  warehouseClient,
} from './warehouse-client.ts'

const Id = z.object({ id: z.number() })
export interface Warehouse {
  client: WarehouseClient
  /** The order comes in by the merchant's own link: a sale with the shop's number as its reference. Resolves to its shipment. */
  enter(reference: string, buyer: Buyer, lines: readonly WantedLine[]): Promise<number>
  /** Reserves what is on the shelf. Resolves to whether that was all. */
  reserve(shipment: number): Promise<boolean>
  /** Of that article only so many were found on the shelf. */
  find(shipment: number, found: WantedLine): Promise<void>
  pick(shipment: number): Promise<void>
  /** One box for everything that was picked, with the carrier's number on it. */
  pack(shipment: number, tracking: string): Promise<void>
  /** A box for each article. `label` is called for each and gives its number. */
  packApart(shipment: number, label: () => string): Promise<void>
  handOver(shipment: number): Promise<void>
  cancel(shipment: number): Promise<void>
  /** All shipments of the order, the oldest first: what was short comes in another one. */
  shipmentsOf(reference: string): Promise<number[]>
  /** The customer sends articles back. Resolves to the return's shipment, which is expected and not there yet. */
  expectReturn(reference: string, lines: readonly WantedLine[]): Promise<number>
  receive(returned: number): Promise<void>
  /** Looked at, and back on the shelf. */
  restock(returned: number): Promise<void>
  /** New goods on the shelf. */
  stockUp(line: WantedLine): Promise<void>
}

/** The verbs of a warehouse's day, over JSON-RPC alone. */
export async function openWarehouse(access: WarehouseAccess): Promise<Warehouse> {
  const client = await warehouseClient(access)
  const one = async (model: string, ...domain: unknown[]): Promise<number> => {
    const [found] = await client.read(model, Id, ...domain)
    if (!found) throw new Error(`Tryton has no ${model} with ${JSON.stringify(domain)}`)
    return found.id
  }
  const company = await one('company.company')
  const currency = await one('currency.currency')
  const warehouse = await one('stock.location', ['type', '=', 'warehouse'])
  const unit = await one('product.uom', ['symbol', '=', 'u'])
  const carrier = await one('carrier')
  const boxType = await one('stock.package.type')
  const productOf = (sku: string) => one('product.product', ['code', '=', sku])
  const outgoing = 'stock.shipment.out'
  const incoming = 'stock.shipment.out.return'
  const saleOf = (reference: string) => one('sale.sale', ['reference', '=', reference], ['origin', '=', null])

  const outgoingMoves = async (shipment: number): Promise<number[]> => {
    const found = await client.search(
      'stock.move',
      ['shipment', '=', `${outgoing},${shipment}`],
      ['from_location.code', '=', 'OUT'],
    )
    // By their age, which is the order of the sale's lines.
    return found.toSorted((a, b) => a - b)
  }
  const box = (shipment: number, { tracking, moves }: { tracking: string; moves: number[] }) =>
    client.create('stock.package', {
      company,
      type: boxType,
      shipment: `${outgoing},${shipment}`,
      shipping_reference: tracking,
      moves: [['add', moves]],
    })

  const advance = async (sale: number) => {
    await client.call('sale.sale', 'quote', [sale])
    await client.call('sale.sale', 'confirm', [sale])
    const [{ state } = { state: '' }] = await client.read('sale.sale', z.object({ state: z.string() }), [
      'id',
      '=',
      sale,
    ])
    // Without a queue of its own the server leaves that to whoever asks.
    if (state === 'confirmed') await client.call('sale.sale', 'process', [sale])
  }

  return {
    client,
    async enter(reference, buyer, lines) {
      const { party, address } = await partyOf(client, buyer)
      const [sale = 0] = await client.create('sale.sale', {
        company,
        currency,
        party,
        invoice_address: address,
        shipment_address: address,
        shipment_party: party,
        warehouse,
        reference,
        sale_date: dateOf(new Date()),
        invoice_method: 'manual',
        shipment_method: 'order',
        carrier,
        shipment_cost_method: null,
        lines: [
          [
            'create',
            await Promise.all(
              lines.map(async ({ sku, quantity }) => ({
                type: 'line',
                product: await productOf(sku),
                quantity,
                unit,
                unit_price: decimal(grossPriceOf(sku)),
              })),
            ),
          ],
        ],
      })
      await advance(sale)
      return one(outgoing, ['moves.origin.sale.id', '=', sale, 'sale.line'])
    },
    reserve: async (shipment) => z.boolean().parse(await client.call(outgoing, 'assign_try', [shipment])),
    async find(shipment, { sku, quantity }) {
      // Moves that are reserved cannot be changed: the reservation is given back and made again with less.
      await client.call(outgoing, 'wait', [shipment])
      const moves = await client.search(
        'stock.move',
        ['shipment', '=', `${outgoing},${shipment}`],
        ['product.code', '=', sku],
        ['to_location.code', '=', 'OUT'],
      )
      await client.call('stock.move', 'write', moves, { quantity })
      await client.call(outgoing, 'assign_try', [shipment])
    },
    async pick(shipment) {
      await client.call(outgoing, 'pick', [shipment])
    },
    async pack(shipment, tracking) {
      await box(shipment, { tracking, moves: await outgoingMoves(shipment) })
      await client.call(outgoing, 'pack', [shipment])
    },
    async packApart(shipment, label) {
      for (const move of await outgoingMoves(shipment)) {
        await box(shipment, { tracking: label(), moves: [move] })
      }
      await client.call(outgoing, 'pack', [shipment])
    },
    async handOver(shipment) {
      await client.call(outgoing, 'done', [shipment])
    },
    async cancel(shipment) {
      await client.call(outgoing, 'cancel', [shipment])
    },
    async shipmentsOf(reference) {
      const found = await client.search(outgoing, [
        'moves.origin.sale.reference',
        '=',
        reference,
        'sale.line',
      ])
      return found.toSorted((a, b) => a - b)
    },
    async expectReturn(reference, lines) {
      const sale = await saleOf(reference)
      await client.wizard('sale.return_sale', 'return_', { model: 'sale.sale', id: sale })
      const back = await one('sale.sale', ['origin', '=', `sale.sale,${sale}`], ['state', '=', 'draft'])
      const all = await client.read('sale.line', z.object({ id: z.number(), product: z.number() }), [
        'sale',
        '=',
        back,
      ])
      const wanted = new Map<number, number>()
      for (const { sku, quantity } of lines) wanted.set(await productOf(sku), quantity)
      const [kept, rest] = [true, false].map((isKept) =>
        all.filter(({ product }) => wanted.has(product) === isKept),
      )
      for (const { id, product } of kept ?? []) {
        await client.call('sale.line', 'write', [id], { quantity: -(wanted.get(product) ?? 0) })
      }
      await client.call('sale.line', 'delete', rest?.map(({ id }) => id) ?? [])
      await advance(back)
      return one(incoming, ['moves.origin.sale.id', '=', back, 'sale.line'])
    },
    async receive(returned) {
      await client.call(incoming, 'receive', [returned])
    },
    async restock(returned) {
      await client.call(incoming, 'done', [returned])
    },
    async stockUp({ sku, quantity }) {
      const location = await one('stock.location', ['code', '=', 'STO'])
      const [counted] = await client.create('stock.inventory', {
        company,
        location,
        lines: [['create', [{ product: await productOf(sku), quantity }]]],
      })
      await client.call('stock.inventory', 'confirm', [counted])
    },
  }
}

/** What the customer paid: the warehouse knows of no tax. */
function grossPriceOf(wanted: string): number {
  const price = catalogue.find(({ sku }) => sku === wanted)?.price ?? 0
  return Math.round(price * 1.19) / 100
}

/** The customer as the warehouse knows her: by her address, letter for letter as she typed it. */
async function partyOf(client: WarehouseClient, buyer: Buyer): Promise<{ party: number; address: number }> {
  const Party = z.object({ id: z.number(), addresses: z.array(z.number()) })
  const known = await client.read('party.party', Party, ['contact_mechanisms.value', '=', buyer.email])
  const [germany] = await client.search('country.country', ['code', '=', 'DE'])
  const [made] =
    known.length > 0
      ? known
      : await client
          .create('party.party', {
            name: `${buyer.firstName} ${buyer.lastName}`,
            addresses: [
              [
                'create',
                [{ street: buyer.street, postal_code: buyer.zip, city: buyer.city, country: germany }],
              ],
            ],
            contact_mechanisms: [
              [
                'create',
                [
                  { type: 'email', value: buyer.email },
                  ...(buyer.phone ? [{ type: 'phone', value: buyer.phone }] : []),
                ],
              ],
            ],
          })
          .then((ids) => client.read('party.party', Party, ['id', 'in', ids]))
  const address = made?.addresses[0]
  if (!made || address === undefined) throw new Error(`Tryton keeps no address of ${buyer.lastName}`)
  return { party: made.id, address }
}
