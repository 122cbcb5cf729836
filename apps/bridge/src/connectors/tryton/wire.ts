import { z } from 'zod'

/**
 * Shapes of Tryton's JSON-RPC, as `search_read` answers: read from a running Tryton 6.0 (6.0.29), 2026-11.
 * https://docs.tryton.org/projects/server/en/6.0/ref/models/models.html#trytond.model.ModelStorage.search_read
 *
 * - `a.b` of the asked fields comes back nested under `"a."`: one object, or a list where `a` leads to many.
 * - Dates, times and decimals are objects with `__class__`. Times are UTC: the server sets its own zone and that of its database.
 * - A reference to any model is text, `sale.line,3`.
 * - Every field may be null; modules add states and fields. Unknown keys are kept and ignored.
 */
const text = z.string().nullish()
const count = z.number().nullish()
const ids = z.array(z.number()).nullish()

const two = (value: number): string => String(value).padStart(2, '0')
const day = { year: z.int(), month: z.int(), day: z.int() }
const dayOf = (value: { year: number; month: number; day: number }): string =>
  `${String(value.year).padStart(4, '0')}-${two(value.month)}-${two(value.day)}`

/** `2026-11-21` */
const DateValue = z.looseObject({ __class__: z.literal('date'), ...day }).transform(dayOf)

/** `2026-11-21T22:56:16.552879Z` */
const TimeValue = z
  .looseObject({
    __class__: z.literal('datetime'),
    ...day,
    hour: z.int(),
    minute: z.int(),
    second: z.int(),
    microsecond: z.int().nullish(),
  })
  .transform((value) => {
    const clock = [value.hour, value.minute, value.second].map(two).join(':')
    return `${dayOf(value)}T${clock}.${String(value.microsecond ?? 0).padStart(6, '0')}Z`
  })

const DecimalValue = z
  .looseObject({ __class__: z.literal('Decimal'), decimal: z.string() })
  .transform(({ decimal }) => decimal)

const Product = z.looseObject({ code: text, name: text, rec_name: text, type: text })

const Move = z.looseObject({
  id: z.number(),
  /** staging (waits for its supply), draft, assigned, done, cancelled */
  state: text,
  quantity: count,
  /** In the article's own unit: 24 where 2 dozens were sold. */
  internal_quantity: count,
  /** `sale.line,3` of what goes out, `stock.move,9` of what is fetched for it. */
  origin: text,
  'product.': Product.nullish(),
  write_date: TimeValue.nullish(),
})
export type Move = z.infer<typeof Move>
const moves = z.array(Move).nullish()

const Package = z.looseObject({
  id: z.number(),
  shipping_reference: text,
  shipping_tracking_url: text,
  moves: ids,
  create_date: TimeValue.nullish(),
  write_date: TimeValue.nullish(),
})
export type Package = z.infer<typeof Package>

const Address = z.looseObject({
  party_name: text,
  /** Of the building. */
  name: text,
  street: text,
  postal_code: text,
  city: text,
  'country.': z.looseObject({ code: text }).nullish(),
  'subdivision.': z.looseObject({ code: text, name: text }).nullish(),
})
export type Address = z.infer<typeof Address>

const Named = z.looseObject({ name: text, rec_name: text })

const common = {
  id: z.number(),
  number: text,
  state: text,
  create_date: TimeValue.nullish(),
  write_date: TimeValue.nullish(),
  'warehouse.': Named.nullish(),
  'customer.': Named.nullish(),
  /** The names of its sales, `1 [WEB-1001], 7`. */
  origins: text,
  'inventory_moves.': moves,
}

/** `stock.shipment.out` */
export const Shipment = z.looseObject({
  ...common,
  planned_date: DateValue.nullish(),
  effective_date: DateValue.nullish(),
  'carrier.': z
    .looseObject({ rec_name: text, 'party.': Named.nullish(), 'carrier_product.': Named.nullish() })
    .nullish(),
  'delivery_address.': Address.nullish(),
  'outgoing_moves.': moves,
  'packages.': z.array(Package).nullish(),
})
export type Shipment = z.infer<typeof Shipment>

/** `stock.shipment.out.return` */
export const ShipmentReturn = z.looseObject({ ...common, 'incoming_moves.': moves })
export type ShipmentReturn = z.infer<typeof ShipmentReturn>

const SaleLine = z.looseObject({
  id: z.number(),
  /** `line`, or a title, comment or subtotal. */
  type: text,
  /** Below zero for what comes back. */
  quantity: count,
  'product.': Product.nullish(),
  'moves.': moves,
})
export type SaleLine = z.infer<typeof SaleLine>

const Party = z.looseObject({
  name: text,
  'contact_mechanisms.': z.array(z.looseObject({ type: text, value: text, value_compact: text })).nullish(),
})
export type Party = z.infer<typeof Party>

/** `sale.sale` with what belongs to it. The lists are always asked for: without them nothing could be told of its goods. */
export const Sale = z.looseObject({
  id: z.number(),
  number: text,
  reference: text,
  state: text,
  /** none, waiting, paid, exception */
  invoice_state: text,
  total_amount: DecimalValue.nullish(),
  create_date: TimeValue.nullish(),
  write_date: TimeValue.nullish(),
  'currency.': z.looseObject({ code: text }).nullish(),
  'party.': Party.nullish(),
  'lines.': z.array(SaleLine),
  'shipments.': z.array(Shipment),
  'shipment_returns.': z.array(ShipmentReturn),
})
export type Sale = z.infer<typeof Sale>

/**
 * `product.product` in the context of one warehouse. `forecast_quantity` is asked together with `stock_assign`, and only then. Without
 * any warehouse in the context Tryton counts 0 of everything.
 */
export const Counted = z.looseObject({
  code: z.string().nullable(),
  quantity: z.number().nullable(),
  forecast_quantity: count,
})
export type Counted = z.infer<typeof Counted>

/** `stock.location` of type warehouse. */
export const Warehouse = z.looseObject({ id: z.number(), name: text, code: text })
export type Warehouse = z.infer<typeof Warehouse>

/**
 * Errors come with HTTP 200. `UserError` and its like name what they are and say it in the user's language; what went wrong inside the
 * server is its bare text, such as `'nope'` for a field that is not there.
 */
export const RpcReply = z.union([
  z.looseObject({ error: z.tuple([z.string(), z.unknown()]).rest(z.unknown()) }),
  z.looseObject({ result: z.unknown() }).refine((reply) => 'result' in reply),
])

/** `common.db.login`: the user's id and the session's key. */
export const LoginResult = z.tuple([z.number(), z.string()])

/** `model.res.user.get_preferences`: handed back as context, so that the server knows the user's company. */
export const Preferences = z.record(z.string(), z.unknown())

/** `model.ir.model.access.get_access`: 1 or true for what the user may do with a model. */
const right = z.union([z.number(), z.boolean()]).nullish()
export const Access = z.record(z.string(), z.looseObject({ write: right, create: right, delete: right }))
