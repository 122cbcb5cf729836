import { z } from 'zod'

// Medusa's words, parsed and nothing more: https://docs.medusajs.com/api/admin – read 2026-11. Amounts are numbers in whole units of the
// currency (245 is 245.00 EUR). A field that is not asked for is absent, and so is one that a version does not have.

export const who = 'Medusa'

/** What the replies that this was written from came from. Medusa does not tell its version. */
export const checkedVersion = '2.21'

const Id = z.string().min(1)

const Text = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || undefined)

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])

const Amount = z.number().nullish()
/** Units may be fractions in Medusa's own schema; an order of half a shoe has not been seen. */
const Units = z.int().nonnegative()
const MaybeUnits = Units.nullish()

const WireItem = z.object({
  id: Id,
  title: Text,
  product_title: Text,
  variant_title: Text,
  variant_sku: Text,
  requires_shipping: z.boolean().nullish(),
  quantity: Units,
  total: Amount,
  detail: z
    .object({
      fulfilled_quantity: MaybeUnits,
      return_requested_quantity: MaybeUnits,
      return_received_quantity: MaybeUnits,
      return_dismissed_quantity: MaybeUnits,
      written_off_quantity: MaybeUnits,
    })
    .nullish(),
})
export type WireItem = z.output<typeof WireItem>

/** It has no status: how far it is, its times say. */
const WireFulfillment = z.object({
  id: Id,
  created_at: Text,
  updated_at: Text,
  packed_at: Text,
  shipped_at: Text,
  delivered_at: Text,
  canceled_at: Text,
  labels: list(z.object({ tracking_number: Text, tracking_url: Text })),
  items: list(z.object({ line_item_id: Text, quantity: Units })),
})
export type WireFulfillment = z.output<typeof WireFulfillment>

const WireRefund = z.object({ id: Id, amount: z.number(), note: Text, created_at: Text })

const WireCollection = z.object({
  id: Id,
  updated_at: Text,
  captured_amount: Amount,
  refunded_amount: Amount,
  /** Absent where they were not asked for. */
  payments: z.array(z.object({ id: Id, refunds: list(WireRefund) })).nullish(),
})
export type WireCollection = z.output<typeof WireCollection>

const WireAddress = z.object({
  first_name: Text,
  last_name: Text,
  company: Text,
  address_1: Text,
  address_2: Text,
  city: Text,
  province: Text,
  postal_code: Text,
  country_code: Text,
  phone: Text,
})

/** `status` stays `pending` until somebody completes the order by hand, delivered or not. */
export const WireOrder = z.object({
  id: Id,
  display_id: z.union([z.int(), z.string().min(1)]).transform(String),
  custom_display_id: Text,
  status: z.string().trim().min(1),
  fulfillment_status: Text,
  payment_status: Text,
  email: Text,
  customer_id: Text,
  created_at: Text,
  updated_at: Text,
  canceled_at: Text,
  currency_code: Text,
  total: Amount,
  subtotal: Amount,
  shipping_total: Amount,
  tax_total: Amount,
  discount_total: Amount,
  summary: z.object({ original_order_total: Amount, refunded_total: Amount }).nullish(),
  items: list(WireItem),
  shipping_address: WireAddress.nullish(),
  shipping_methods: list(
    z.object({
      name: Text,
      detail: z.object({ return_id: Text, exchange_id: Text, claim_id: Text }).nullish(),
    }),
  ),
  customer: z.object({ id: Text, first_name: Text, last_name: Text, email: Text, phone: Text }).nullish(),
  /** Absent in a reply that was not asked for them. */
  fulfillments: z.array(WireFulfillment).nullish(),
  payment_collections: list(WireCollection),
})
export type WireOrder = z.output<typeof WireOrder>

export const WireReturn = z.object({
  id: Id,
  order_id: Id,
  status: z.string().trim().min(1),
  created_at: Text,
  updated_at: Text,
  requested_at: Text,
  received_at: Text,
  canceled_at: Text,
  refund_amount: Amount,
  items: list(
    z.object({
      id: Id,
      item_id: Text,
      quantity: Units,
      received_quantity: MaybeUnits,
      note: Text,
      reason: z.object({ label: Text, value: Text }).nullish(),
    }),
  ),
})
export type WireReturn = z.output<typeof WireReturn>

/** A list says how many there are beside what it sends. */
const listed = { count: z.int().nonnegative().nullish() }

export const OrderList = z.object({ orders: z.array(WireOrder), ...listed })
export const OrderReply = z.object({ order: WireOrder })
/** What an order is found by; the rest is asked for when it is the right one. */
export const OrderHeads = z.object({
  orders: z.array(WireOrder.pick({ id: true, display_id: true, custom_display_id: true })),
  ...listed,
})
export const ReturnList = z.object({ returns: z.array(WireReturn), ...listed })
export const CustomerList = z.object({ customers: z.array(z.object({ id: Id, email: Text })), ...listed })

const WireLevel = z.object({
  location_id: Text,
  stocked_quantity: z.number().nullish(),
  reserved_quantity: z.number().nullish(),
  available_quantity: z.number().nullish(),
  incoming_quantity: z.number().nullish(),
  updated_at: Text,
})

const WireInventoryItem = z.object({
  id: Id,
  sku: Text,
  updated_at: Text,
  location_levels: z.array(WireLevel).nullish(),
})
export type WireInventoryItem = z.output<typeof WireInventoryItem>

export const InventoryList = z.object({ inventory_items: z.array(WireInventoryItem), ...listed })
export const LocationList = z.object({ stock_locations: z.array(z.object({ id: Id, name: Text })) })

/** `{"type": "invalid_data", "message": …}` with 400 and 404; 401 has the message alone. */
export const MedusaError = z.object({ type: Text, message: z.string() })
