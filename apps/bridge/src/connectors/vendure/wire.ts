import { z } from 'zod'
import { readWire } from '../reply.ts'

// Vendure's words, parsed and nothing more: https://docs.vendure.io/reference/graphql-api/admin/object-types – read 2026-11.
// Ids are texts. What is required here decides what an order is; every other field may be missing in a reply that is explained.

export const who = 'Vendure'

/** What the documents were run against. Vendure does not tell its version: a field that another one lacks is refused by name. */
export const checkedVersion = '3.7.3'

const Id = z.union([z.string().min(1), z.number()]).transform(String)

const Text = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || undefined)

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])

/** Units of the last digit that `moneyStrategyPrecision` names, whatever the currency. */
const Amount = z.int().nullish()
const Units = z.int().nonnegative()

const WireAddress = z.object({
  fullName: Text,
  company: Text,
  streetLine1: Text,
  streetLine2: Text,
  city: Text,
  province: Text,
  postalCode: Text,
  countryCode: Text,
  phoneNumber: Text,
})

const WireLine = z.object({
  id: Id,
  /** Units that are left after edits and cancellations. */
  quantity: Units,
  orderPlacedQuantity: Units.nullish(),
  proratedUnitPriceWithTax: Amount,
  productVariant: z.object({ sku: Text, name: Text }).nullish(),
})
export type WireLine = z.output<typeof WireLine>

const LineUnits = z.object({ orderLineId: Id, quantity: Units })

const WireFulfillment = z.object({
  id: Id,
  state: Text,
  method: Text,
  trackingCode: Text,
  createdAt: Text,
  updatedAt: Text,
  lines: list(LineUnits),
})
export type WireFulfillment = z.output<typeof WireFulfillment>

const WireRefund = z.object({
  id: Id,
  state: Text,
  total: z.int(),
  items: Amount,
  shipping: Amount,
  adjustment: Amount,
  reason: Text,
  createdAt: Text,
  updatedAt: Text,
  lines: list(LineUnits),
})
export type WireRefund = z.output<typeof WireRefund>

const WirePayment = z.object({ state: Text, amount: Amount, updatedAt: Text, refunds: list(WireRefund) })
export type WirePayment = z.output<typeof WirePayment>

const Part = z.union([z.string(), z.number()]).transform(String).nullish().catch(undefined)

/** `data` differs by type. Ids in it are the database's own, and equal to those of the API unless a shop encodes its ids. */
const WireEvent = z.object({
  type: Text,
  createdAt: Text,
  data: z
    .object({ to: Text.catch(undefined), fulfillmentId: Part, refundId: Part })
    .nullish()
    .catch(undefined),
})
export type WireEvent = z.output<typeof WireEvent>

/** https://docs.vendure.io/reference/graphql-api/admin/object-types#order – read 2026-11 */
export const WireOrder = z.object({
  id: Id,
  code: z.string().trim().min(1),
  state: z.string().trim().min(1),
  /** Null for a cart; absent in a reply that was not asked for it. */
  orderPlacedAt: z.string().nullish(),
  updatedAt: Text,
  currencyCode: Text,
  totalWithTax: Amount,
  subTotalWithTax: Amount,
  shippingWithTax: Amount,
  taxSummary: z.array(z.object({ taxTotal: z.int() })).nullish(),
  /** Below zero. */
  discounts: z.array(z.object({ amountWithTax: z.int() })).nullish(),
  customer: z
    .object({ id: Id.nullish(), emailAddress: Text, firstName: Text, lastName: Text, phoneNumber: Text })
    .nullish(),
  shippingAddress: WireAddress.nullish(),
  shippingLines: list(z.object({ shippingMethod: z.object({ name: Text }).nullish() })),
  lines: z.array(WireLine),
  fulfillments: list(WireFulfillment),
  payments: list(WirePayment),
  history: z.object({ items: list(WireEvent) }).nullish(),
})
export type WireOrder = z.output<typeof WireOrder>

const Count = z.int().nonnegative().nullish()
const OrderList = z.object({ totalItems: Count, items: z.array(WireOrder) })

/** What holds for everything that a shop says. */
export interface ShopSettings {
  /** How many digits behind the point its amounts have, in every currency. */
  precision: number
  /** What `INHERIT` means for an article. */
  tracksInventory: boolean
}

/** https://docs.vendure.io/reference/graphql-api/admin/object-types#globalsettings – read 2026-11; Vendure's own defaults where a reply does not tell. */
export function settingsIn(data: object): ShopSettings {
  const Settings = z.object({
    globalSettings: z
      .object({
        trackInventory: z.boolean().nullish(),
        serverConfig: z.object({ moneyStrategyPrecision: z.int().min(0).max(6).nullish() }).nullish(),
      })
      .nullish(),
  })
  const { globalSettings } = readWire(Settings, data, who)
  return {
    precision: globalSettings?.serverConfig?.moneyStrategyPrecision ?? 2,
    tracksInventory: globalSettings?.trackInventory ?? true,
  }
}

export interface OrdersFound {
  orders: WireOrder[]
  /** Vendure holds more of them than it sent. */
  more: boolean
}

/** The orders in the data of a reply, by whichever root they came. */
export function ordersIn(data: object): OrdersFound {
  if ('order' in data) {
    const { order } = readWire(z.object({ order: WireOrder.nullable() }), data, who)
    return { orders: order ? [order] : [], more: false }
  }
  if (!('customers' in data)) return listed(readWire(z.object({ orders: OrderList }), data, who).orders)
  const Customers = z.object({
    customers: z.object({ totalItems: Count, items: z.array(z.object({ orders: OrderList })) }),
  })
  const { customers } = readWire(Customers, data, who)
  const lists = customers.items.map(({ orders }) => listed(orders))
  return {
    orders: lists.flatMap(({ orders }) => orders),
    more: lists.some(({ more }) => more) || (customers.totalItems ?? 0) > customers.items.length,
  }
}

const listed = ({ totalItems, items }: z.output<typeof OrderList>) => ({
  orders: items,
  more: (totalItems ?? 0) > items.length,
})

/** https://docs.vendure.io/reference/graphql-api/admin/object-types#productvariant – read 2026-11 */
const WireVariant = z.object({
  id: Id.nullish(),
  sku: Text,
  updatedAt: Text,
  /** `TRUE`, `FALSE`, or `INHERIT` from the settings of the shop. */
  trackInventory: Text,
  stockLevels: z.array(
    z.object({
      stockOnHand: z.int(),
      stockAllocated: z.int(),
      updatedAt: Text,
      stockLocation: z.object({ id: Id.nullish(), name: Text }).nullish(),
    }),
  ),
})
export type WireVariant = z.output<typeof WireVariant>

export interface StockFound {
  variants: WireVariant[]
  more: boolean
}

/** The articles in the data of a reply. */
export function stockIn(data: object): StockFound {
  const Variants = z.object({
    productVariants: z.object({ totalItems: Count, items: z.array(WireVariant) }),
  })
  const { items, totalItems } = readWire(Variants, data, who).productVariants
  return { variants: items, more: (totalItems ?? 0) > items.length }
}

/** `data` may stand beside errors: what failed is null in it. */
export const GraphqlReply = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: Text,
        path: z.array(z.union([z.string(), z.number()])).nullish(),
        extensions: z.object({ code: Text.catch(undefined) }).nullish(),
      }),
    )
    .nullish(),
})
export type GraphqlError = NonNullable<z.output<typeof GraphqlReply>['errors']>[number]

/** An error of Vendure's own kind: a member of a union, with HTTP 200 and without `errors`. */
export const ErrorResult = z.object({ errorCode: z.string(), message: Text })
