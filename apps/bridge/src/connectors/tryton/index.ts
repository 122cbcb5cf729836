import { z } from 'zod'
import {
  type ChangedReply,
  type Connector,
  type Draft,
  defineConnector,
  type Question,
  type Reply,
  type Tools,
} from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { readWire } from '../reply.ts'
import { type Client, createClient, isChecked, resultOf, type Search, saved, versionWords } from './client.ts'
import {
  type Count,
  type NumberField,
  type Reading,
  toDrafts,
  toLoneReturn,
  toLoneWarehouseOrder,
  toStocks,
} from './map.ts'
import { Counted, Sale, Shipment, ShipmentReturn, Warehouse } from './wire.ts'

const Settings = z.strictObject({
  baseUrl: z
    .url()
    .transform((url) => url.replace(/\/+$/, ''))
    .describe('Where Tryton answers, without the database: https://tryton.example.com'),
  database: z
    .string()
    .regex(/^[\w.-]{1,63}$/)
    .describe('Name of the database'),
  user: z.string().min(1).describe('Login of a user made for this, who may only read'),
  password: z.string().min(1).describe('Password of that user'),
  orderNumber: z
    .enum(['reference', 'number'])
    .default('reference')
    .describe(
      'Where a sale keeps the number that the customer knows: reference (the shop’s number) or number (Tryton’s own)',
    ),
})
type Settings = z.infer<typeof Settings>

const who = 'Tryton'

/** An order, what came back of it, and what was sent for that. */
const salesOfNumber = 5
/** The newest; a business customer may have ten thousand. */
const salesOfPerson = 20
const salesOfTracking = 2
const salesOfPage = 20
const mostWarehouses = 10
const warehousesKeptMs = 600_000

export const tryton = defineConnector({
  vendor: 'tryton',
  title: 'Tryton',
  docs: 'https://docs.tryton.org/projects/server/en/6.0/',
  settings: Settings,
  capabilities: [
    { kind: 'warehouse_order', by: 'order_number', batch: 10 },
    // One at a time: the newest of one customer must not crowd out another's.
    { kind: 'warehouse_order', by: 'email', batch: 1 },
    { kind: 'warehouse_order', by: 'phone', batch: 1 },
    { kind: 'warehouse_order', by: 'tracking_number', batch: 10 },
    { kind: 'return', by: 'order_number', batch: 10 },
    { kind: 'return', by: 'email', batch: 1 },
    { kind: 'return', by: 'return_number', batch: 10 },
    { kind: 'stock', by: 'sku', batch: 20 },
  ],
  listed: ['warehouse_order', 'return'],
  // Tryton names no limit; each call holds one of the server's workers.
  concurrency: 4,
  connect: (settings, tools) => createConnector(settings, tools),
  explain: {
    warehouse_order: (body) => saved(() => explained(body)),
    return: (body) => saved(() => explained(body)),
    // Which warehouse was counted stands in the question alone.
    stock: (body) =>
      saved(() =>
        toStocks([{ location: 'unknown', rows: countedIn(resultOf(body)) }], { incomplete: false }),
      ),
  },
})

const under = (name: string, fields: readonly string[]): string[] => fields.map((field) => `${name}.${field}`)

const moveFields = [
  'state',
  'quantity',
  'internal_quantity',
  'origin',
  'write_date',
  'product.code',
  'product.name',
]
const shipmentFields = ['number', 'state', 'create_date', 'write_date']

/** Everything that is told of a sale, in one call. */
const saleFields: readonly string[] = [
  'number',
  'reference',
  'state',
  'invoice_state',
  'total_amount',
  'currency.code',
  'create_date',
  'write_date',
  'party.name',
  ...under('party.contact_mechanisms', ['type', 'value', 'value_compact']),
  ...under('lines', ['type', 'quantity', 'product.code', 'product.name', 'product.type']),
  ...under('lines.moves', ['state', 'quantity']),
  ...under('shipments', [
    ...shipmentFields,
    'planned_date',
    'warehouse.name',
    'carrier.rec_name',
    'carrier.party.name',
    'carrier.carrier_product.name',
    ...under('delivery_address', ['party_name', 'name', 'street', 'postal_code', 'city']),
    'delivery_address.country.code',
    'delivery_address.subdivision.name',
    ...under('outgoing_moves', moveFields),
    ...under('inventory_moves', moveFields),
    ...under('packages', [
      'shipping_reference',
      'shipping_tracking_url',
      'moves',
      'create_date',
      'write_date',
    ]),
  ]),
  ...under('shipment_returns', [...shipmentFields, ...under('incoming_moves', moveFields)]),
]

/** Which sales are meant: a clause of Tryton's domains, or nothing where the server cannot know any. */
type Clause = (missing: ReadonlySet<string>) => readonly unknown[] | undefined

interface Form {
  clause: Clause
  limit: number
}

const anyOf = (clauses: readonly unknown[]): readonly unknown[] => ['OR', ...clauses]

/** `_` and `%` stand for anything in `ilike`; in an e-mail they stand for themselves. */
const literally = (value: string): string => value.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Below zero are the units that come back. */
const takesBack = [
  'lines',
  'where',
  [
    ['type', '=', 'line'],
    ['quantity', '<', 0],
  ],
]

/** How the number may be written in Tryton: as asked, in small letters, with its sign, and as the connection writes it. */
function spellings(value: string, numbers: Tools['numbers']): string[] {
  const written = `${numbers?.prefix ?? ''}${value}${numbers?.suffix ?? ''}`
  return [...new Set([value, value.toLowerCase(), `#${value}`, written, written.toLowerCase()])]
}

function formOf(
  { by, values }: Pick<Question, 'by' | 'values'>,
  { numberField, numbers }: { numberField: NumberField; numbers: Tools['numbers'] },
): Form | undefined {
  const each = values.map(({ value }) => value)
  switch (by) {
    case 'order_number': {
      const written = each.flatMap((value) => spellings(value, numbers))
      return { clause: () => [numberField, 'in', written], limit: salesOfNumber * each.length }
    }
    case 'return_number':
      // Asked in capitals; a sale's number carries whatever its sequence writes around it.
      return {
        clause: () => ['number', 'in', [...new Set(each.flatMap((value) => [value, value.toLowerCase()]))]],
        limit: each.length * 2,
      }
    case 'email':
      return {
        // People write their address in capitals, and so do those who type it in.
        clause: () =>
          anyOf(
            each.map((value) =>
              mechanismOf([
                ['type', '=', 'email'],
                ['value', 'ilike', literally(value)],
              ]),
            ),
          ),
        limit: salesOfPerson,
      }
    case 'phone':
      return {
        // The compact form is E.164 where the server could read the number.
        clause: () =>
          anyOf(
            each.map((value) =>
              mechanismOf([
                ['type', 'in', ['phone', 'mobile']],
                ['value_compact', '=', value],
              ]),
            ),
          ),
        limit: salesOfPerson,
      }
    case 'tracking_number':
      return {
        clause: (missing) =>
          missing.has('packages') || missing.has('shipping_reference')
            ? undefined
            : anyOf(
                each.map((value) => ['shipments.packages.shipping_reference', 'ilike', literally(value)]),
              ),
        limit: salesOfTracking * each.length,
      }
    default:
      return undefined
  }
}

/** A contact of the buyer that is all of this at once. */
const mechanismOf = (clauses: readonly unknown[]): readonly unknown[] => [
  'party.contact_mechanisms',
  'where',
  clauses,
]

function createConnector(settings: Settings, tools: Tools): Connector {
  const client = createClient(settings, tools)
  const numberField = settings.orderNumber
  const warehouses = keepWarehouses(client, tools.now)
  return {
    async ask(question, signal) {
      const { kind, by, values } = question
      if (!tryton.capabilities.some((one) => one.kind === kind && one.by === by)) {
        throw new ConnectorError('not_supported', `${who} cannot be asked for ${kind} by ${by}`)
      }
      if (kind === 'stock')
        return stockOf(client, { skus: values.map(({ value }) => value), warehouses }, signal)
      const form = formOf(question, { numberField, numbers: tools.numbers })
      if (!form) throw new ConnectorError('not_supported', `${who} cannot be asked by ${by}`)
      const clause: Clause = (missing) => {
        const own = form.clause(missing)
        return own && kind === 'return' ? [own, takesBack] : own && [own]
      }
      return salesOf(client, { clause, limit: form.limit, numberField }, signal)
    },
    changedSince: (since, cursor, signal) => changedSince(client, { since, cursor, numberField }, signal),
    check: (signal) => check(client, { settings, warehouses }, signal),
  }
}

const salesIn = (result: unknown): Sale[] => readWire(z.array(Sale), result, who)

/** The newest sales that a clause means, and whether there are more. */
async function salesOf(
  client: Client,
  { clause, limit, numberField }: Form & { numberField: NumberField },
  signal: AbortSignal,
): Promise<Reply> {
  if (!clause(client.missing)) return { records: [] }
  const rows = await client.searchRead(
    (missing) => ({
      model: 'sale.sale',
      // Nothing has no id: the field that the clause needs turned out to be missing just now.
      domain: clause(missing) ?? [['id', '=', -1]],
      fields: without(missing, saleFields),
      limit: limit + 1,
      order: [['id', 'DESC']],
    }),
    salesIn,
    signal,
  )
  const incomplete = rows.length > limit
  return {
    records: draftsOf(rows.slice(0, limit), { numberField, incomplete }),
    ...(incomplete && { more: true }),
  }
}

const draftsOf = (sales: readonly Sale[], reading: Reading): Draft[] =>
  sales.flatMap((sale) => toDrafts(sale, reading))

/** A path goes when one of its steps is missing. */
const without = (missing: ReadonlySet<string>, fields: readonly string[]): string[] =>
  fields.filter((path) => !path.split('.').some((step) => missing.has(step)))

/** Kept for a while: warehouses are built rarely. */
function keepWarehouses(client: Client, now: () => number) {
  let kept: { at: number; found: Warehouse[] } | undefined
  return async (signal: AbortSignal): Promise<Warehouse[]> => {
    if (kept && now() - kept.at < warehousesKeptMs) return kept.found
    const found = await client.searchRead(
      () => ({
        model: 'stock.location',
        domain: [['type', '=', 'warehouse']],
        fields: ['name', 'code'],
        limit: mostWarehouses + 1,
      }),
      (result) => readWire(z.array(Warehouse), result, who),
      signal,
    )
    kept = { at: now(), found }
    return found
  }
}

const countedIn = (result: unknown): Counted[] => readWire(z.array(Counted), result, who)

/** Two calls a warehouse: what lies there, and what of it is assigned to nobody. Tryton counts one context at a time. */
async function stockOf(
  client: Client,
  {
    skus,
    warehouses,
  }: { skus: readonly string[]; warehouses: (signal: AbortSignal) => Promise<Warehouse[]> },
  signal: AbortSignal,
): Promise<Reply> {
  const all = await warehouses(signal)
  const search = ({ id }: Warehouse, isFree: boolean): Search => ({
    model: 'product.product',
    domain: [['code', 'in', skus]],
    fields: isFree ? ['code', 'quantity', 'forecast_quantity'] : ['code', 'quantity'],
    // Two articles may have one code, of which the first counts.
    limit: skus.length * 2,
    // Without an end date demand of any day counts against what is free.
    context: { locations: [id], stock_assign: isFree },
  })
  const counts = await Promise.all(
    all.slice(0, mostWarehouses).flatMap((warehouse) =>
      [true, false].map(async (isFree): Promise<Count> => {
        const rows = await client.searchRead(() => search(warehouse, isFree), countedIn, signal)
        return { location: warehouse.name || warehouse.code || 'unknown', rows }
      }),
    ),
  )
  return { records: toStocks(counts, { incomplete: all.length > mostWarehouses }) }
}

interface Since {
  since: string
  cursor: string | undefined
  numberField: NumberField
}

/**
 * A page of the sales of which anything was written since a time, by id, so that a sale which changes meanwhile can only be read twice.
 * Assigning, picking and packing write the moves and the shipment, and often not the sale.
 */
async function changedSince(
  client: Client,
  { since, cursor, numberField }: Since,
  signal: AbortSignal,
): Promise<ChangedReply> {
  const after = cursor === undefined ? 0 : readPlace(cursor)
  // What a slow clock writes now carries a time that is past already.
  const time = timeValue(Date.parse(since) - Math.max(0, await client.clockBehindMs(signal)))
  const touched = (path: string): unknown[] => [
    [`${path}write_date`, '>=', time],
    [`${path}create_date`, '>=', time],
  ]
  const rows = await client.searchRead(
    (missing) => ({
      model: 'sale.sale',
      domain: [
        ['id', '>', after],
        anyOf(
          ['', 'lines.moves.', 'shipments.', 'shipments.packages.', 'shipment_returns.']
            .filter((path) => !path.includes('packages') || !missing.has('packages'))
            .flatMap(touched),
        ),
      ],
      fields: without(missing, saleFields),
      limit: salesOfPage,
      order: [['id', 'ASC']],
    }),
    salesIn,
    signal,
  )
  const last = rows.at(-1)
  return {
    records: draftsOf(rows, { numberField, incomplete: false }),
    ...(last && rows.length === salesOfPage && { next: String(last.id) }),
  }
}

/** The id of the last sale that was read. */
function readPlace(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw new ConnectorError('unexpected_shape', `The place in ${who}’s sales is lost`)
}

/** UTC, as Tryton takes it. */
function timeValue(millis: number) {
  const time = new Date(millis)
  return {
    __class__: 'datetime',
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    second: time.getUTCSeconds(),
    microsecond: time.getUTCMilliseconds() * 1_000,
  }
}

/** Any reply of Tryton as records: sales as we ask them, or shipments for themselves. */
function explained(body: unknown): Draft[] {
  const rows = readWire(z.array(z.looseObject({})), resultOf(body), who)
  if (rows.every((row) => 'outgoing_moves' in row || 'outgoing_moves.' in row))
    return rows.map((row) => toLoneWarehouseOrder(readWire(Shipment, row, who)))
  if (rows.every((row) => 'incoming_moves' in row || 'incoming_moves.' in row))
    return rows.map((row) => toLoneReturn(readWire(ShipmentReturn, row, who)))
  return draftsOf(salesIn(rows), { numberField: 'reference', incomplete: false })
}

const clockToleranceMs = 120_000
/** Those that Tryton keeps from users without a right; the others are open to everybody who signs in. */
const guardedModels = [
  'sale.sale',
  'stock.shipment.out',
  'stock.shipment.out.return',
  'stock.move',
  'stock.package',
]

/** Reads the newest sales with everything that belongs to them, and counts: each needs the right to read. */
async function check(
  client: Client,
  { settings, warehouses }: { settings: Settings; warehouses: (signal: AbortSignal) => Promise<Warehouse[]> },
  signal: AbortSignal,
): Promise<string> {
  const sales = await client.searchRead(
    (missing) => ({
      model: 'sale.sale',
      domain: [],
      fields: without(missing, saleFields),
      limit: 5,
      order: [['id', 'DESC']],
    }),
    salesIn,
    signal,
  )
  const places = await warehouses(signal)
  await stockOf(client, { skus: ['-'], warehouses }, signal)
  const writable = await client.writable(guardedModels, signal)
  const version = await client.version(signal)
  const behindMs = await client.clockBehindMs(signal)
  const minutes = Math.round(Math.abs(behindMs) / 60_000)
  return [
    `database ${settings.database}, sales, shipments, returns and stock of ${places.length} warehouse${places.length === 1 ? '' : 's'} readable`,
    ...(client.missing.size > 0
      ? [`without ${[...client.missing].join(', ')}: modules that are not installed`]
      : []),
    ...(sales.length > 0 && sales.every((sale) => !sale[settings.orderNumber])
      ? [`none of the newest ${sales.length} sales has a ${settings.orderNumber}: such sales are left out`]
      : []),
    ...(writable.length > 0
      ? [`its user may also change ${writable.join(', ')}: one who may only read them is enough`]
      : []),
    ...(Math.abs(behindMs) > clockToleranceMs
      ? [`its clock is ${minutes} minutes ${behindMs > 0 ? 'behind' : 'ahead of'} ours`]
      : []),
    version !== undefined && isChecked(version) ? `release ${version}` : versionWords(version),
  ].join('; ')
}
