import { z } from 'zod'
import { catalogue } from './catalogue.ts'
import { decimal, type WarehouseClient } from './warehouse-client.ts'

/** The user as whom a bridge reads. */
export const bridgeUser = { user: 'throughline', password: 'Kw7-bridge-Qz4' }
/** One who may sign in and see nothing of the warehouse. */
export const strangeUser = { user: 'somebody', password: 'Xp9-nobody-Lm2' }

/** What the bridge's user may read. */
const readable = [
  'sale.sale',
  'sale.line',
  'stock.shipment.out',
  'stock.shipment.out.return',
  'stock.move',
  'stock.package',
  'stock.package.type',
  'stock.location',
  'party.party',
  'party.address',
  'party.contact_mechanism',
  'product.product',
  'product.template',
  'product.uom',
  'carrier',
  'currency.currency',
  'company.company',
]

const Id = z.object({ id: z.number() })

/** Fills a new Tryton: the company, one warehouse with the catalogue on its shelves, a carrier and two users. */
export async function seedWarehouse(tryton: WarehouseClient): Promise<void> {
  const make = async (model: string, values: object): Promise<number> => {
    const [id] = await tryton.create(model, values)
    if (id === undefined) throw new Error(`Tryton made no ${model}`)
    return id
  }
  const one = async (model: string, ...domain: unknown[]): Promise<number> => {
    const [found] = await tryton.read(model, Id, ...domain)
    if (!found) throw new Error(`Tryton has no ${model} with ${JSON.stringify(domain)}`)
    return found.id
  }

  const euro = await make('currency.currency', {
    name: 'Euro',
    symbol: '€',
    code: 'EUR',
    rounding: decimal(0.01),
    rates: [['create', [{ date: { __class__: 'date', year: 2020, month: 1, day: 1 }, rate: decimal(1) }]]],
  })
  await make('country.country', { name: 'Germany', code: 'DE', code3: 'DEU' })
  const own = await make('party.party', { name: 'Nordlicht Lager GmbH', addresses: [['create', [{}]]] })
  const company = await make('company.company', { party: own, currency: euro })
  const admin = await one('res.user', ['login', '=', 'admin'])
  await tryton.call('res.user', 'write', [admin], { companies: [['add', [company]]], company })

  await tryton.call('stock.location', 'write', [await one('stock.location', ['type', '=', 'warehouse'])], {
    name: 'Berlin',
  })
  const storage = await one('stock.location', ['code', '=', 'STO'])
  const unit = await one('product.uom', ['symbol', '=', 'u'])
  const articles = []
  for (const { sku, title, price, stock } of catalogue) {
    const template = await make('product.template', {
      name: title,
      type: 'goods',
      default_uom: unit,
      salable: true,
      sale_uom: unit,
      list_price: decimal(price / 100),
      products: [['create', [{ suffix_code: sku }]]],
    })
    articles.push({ product: await one('product.product', ['template', '=', template]), quantity: stock })
  }
  const counted = await make('stock.inventory', {
    company,
    location: storage,
    lines: [['create', articles]],
  })
  await tryton.call('stock.inventory', 'confirm', [counted])

  const freight = await make('product.template', {
    name: 'Freight',
    type: 'service',
    default_uom: unit,
    salable: true,
    sale_uom: unit,
    list_price: decimal(5),
    products: [['create', [{}]]],
  })
  await make('carrier', {
    party: await make('party.party', { name: 'DPD', addresses: [['create', [{}]]] }),
    carrier_product: await one('product.product', ['template', '=', freight]),
  })
  await make('stock.package.type', { name: 'Box' })

  await makeUsers(tryton, { company, make })
}

async function makeUsers(
  tryton: WarehouseClient,
  { company, make }: { company: number; make: (model: string, values: object) => Promise<number> },
): Promise<void> {
  const group = await make('res.group', { name: 'Throughline' })
  const models = await tryton.read('ir.model', z.object({ id: z.number(), model: z.string() }), [
    'model',
    'in',
    readable,
  ])
  for (const { id } of models) {
    await make('ir.model.access', {
      model: id,
      group,
      perm_read: true,
      perm_write: false,
      perm_create: false,
      perm_delete: false,
    })
  }
  const common = { companies: [['add', [company]]], company }
  const { user, password } = bridgeUser
  await make('res.user', {
    name: 'Throughline',
    login: user,
    password,
    groups: [['add', [group]]],
    ...common,
  })
  await make('res.user', {
    name: 'Somebody else',
    login: strangeUser.user,
    password: strangeUser.password,
    ...common,
  })
}
