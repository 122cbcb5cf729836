import { z } from 'zod'

/**
 * Shapes of ShipHero's public GraphQL API. Read 2026-11: https://developer.shiphero.com/schema/,
 * https://developer.shiphero.com/troubleshooting/error-glossary/, https://developer.shiphero.com/scopes/.
 * Every field may be null: fields of personal data are, without an error, when the token lacks `view:pii`. Times carry no offset
 * and their zone is not documented. Status words are open sets. Unknown keys are kept and ignored.
 */
const text = z.string().nullish()
const count = z.number().nullish()
const flag = z.boolean().nullish()

const connectionOf = <Node extends z.ZodType>(node: Node) =>
  z.looseObject({
    edges: z.array(z.looseObject({ node: node.nullish() }).nullish()).nullish(),
    pageInfo: z.looseObject({ hasNextPage: flag, endCursor: text }).nullish(),
  })

const Address = z.looseObject({
  first_name: text,
  last_name: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  state: text,
  state_code: text,
  country: text,
  country_code: text,
  zip: text,
  phone: text,
  email: text,
})
export type Address = z.infer<typeof Address>

const LineItem = z.looseObject({
  id: z.string(),
  sku: text,
  partner_line_item_id: text,
  product_name: text,
  option_title: text,
  fulfillment_status: text,
  quantity: count,
  quantity_allocated: count,
  quantity_pending_fulfillment: count,
  quantity_shipped: count,
  backorder_quantity: count,
  /** What pickers scanned into totes. `current` is false for picks that were packed or undone. */
  tote_picks: z
    .array(z.looseObject({ picked_quantity: count, quantity: count, current: flag }).nullish())
    .nullish(),
})
export type LineItem = z.infer<typeof LineItem>

const ShippingLabel = z.looseObject({
  id: text,
  /** `""` has been seen. */
  tracking_number: text,
  alternate_tracking_id: text,
  /** A web search has been seen here. */
  tracking_url: text,
  status: text,
  /** `genericlabel` has been seen. */
  carrier: text,
  shipping_method: text,
  created_date: text,
  picked_up: flag,
  delivered: flag,
  refunded: flag,
  warehouse: text,
  order_number: text,
})
export type ShippingLabel = z.infer<typeof ShippingLabel>

/** `picked_up` and `delivered` are true, false, or null for "nobody said". */
const Shipment = z.looseObject({
  id: text,
  order_id: text,
  warehouse_id: text,
  created_date: text,
  picked_up: flag,
  delivered: flag,
  shipping_labels: z.array(ShippingLabel.nullish()).nullish(),
})
export type Shipment = z.infer<typeof Shipment>

export const Order = z.looseObject({
  id: z.string(),
  order_number: text,
  partner_order_id: text,
  /** pending, fulfilled, canceled or a word of the merchant. `fulfilled` means that labels were made. */
  fulfillment_status: text,
  order_date: text,
  updated_at: text,
  required_ship_date: text,
  hold_until_date: text,
  email: text,
  shipping_address: Address.nullish(),
  holds: z.record(z.string(), z.unknown()).nullish(),
  allocations: z
    .array(
      z
        .looseObject({
          warehouse_id: text,
          line_items: z
            .array(z.looseObject({ line_item_id: text, quantity_allocated: count }).nullish())
            .nullish(),
        })
        .nullish(),
    )
    .nullish(),
  line_items: connectionOf(LineItem).nullish(),
  shipments: z.array(Shipment.nullish()).nullish(),
})
export type Order = z.infer<typeof Order>

const ShipmentWithOrder = Shipment.extend({ order: Order.nullish() })
export type ShipmentWithOrder = z.infer<typeof ShipmentWithOrder>

const WarehouseProduct = z.looseObject({
  sku: text,
  warehouse_id: text,
  warehouse_identifier: text,
  /** Physically there. */
  on_hand: count,
  /** What channels may sell. */
  available: count,
  allocated: count,
  backorder: count,
  updated_at: text,
})
export type WarehouseProduct = z.infer<typeof WarehouseProduct>

/** A page of nodes, and whether there are more. */
export interface Page<Node> {
  edges?: ({ node?: Node | null | undefined } | null | undefined)[] | null | undefined
  pageInfo?:
    | { hasNextPage?: boolean | null | undefined; endCursor?: string | null | undefined }
    | null
    | undefined
}

/** A result: `null` when its field failed, `data: null` when an argument was refused. Named, or the compiler unfolds it without end. */
const resultOf = <Node>(node: z.ZodType<Node>): z.ZodType<{ data?: Page<Node> | null | undefined } | null> =>
  z.looseObject({ data: connectionOf(node).nullish() }).nullable()

/** `order(id:)`, of which there is one. */
export const OrderResult = z.looseObject({ data: Order })
export const OrdersResult = resultOf(Order)
export const ShipmentsResult = resultOf(ShipmentWithOrder)
export const WarehouseProductsResult = resultOf(WarehouseProduct)

const Name = z.union([z.string(), z.number()]).transform(String).nullish().catch(undefined)
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().catch(undefined)
const Named = { webhook_type: Name, order_number: Name, order_uuid: Name, order_id: Name }

/**
 * What webhooks name, https://developer.shiphero.com/webhooks – read 2026-11. The type stands at the top, in `fulfillment` or in the
 * first entry of `inventory`; Tote Cleared has none.
 */
export const WebhookBody = z.looseObject({
  ...Named,
  /** `"1"` for a delivery that somebody sent to try the address. */
  test: Name,
  fulfillment: z.looseObject(Named).nullish().catch(undefined),
  inventory: listOf(z.looseObject(Named)),
  totes: listOf(z.looseObject({ orders: listOf(z.looseObject(Named)) })),
  tote_id: Name,
  items: listOf(z.looseObject(Named)),
})

/** `order(id:)` as it is asked for the webhooks that name an order by its id alone. */
export const TracedOrder = z.looseObject({
  data: z.looseObject({ order_number: text, partner_order_id: text }).nullish(),
})

/** `webhooks`: `health` is UNHEALTHY for one that was switched off after failures. */
export const WebhooksResult = resultOf(z.looseObject({ name: text, url: text, enabled: flag, health: text }))

/** Errors come with HTTP 200, beside partial data. */
const GraphqlError = z.looseObject({
  message: text,
  code: z.union([z.number(), z.string()]).nullish(),
  operation: text,
  field: text,
  required_credits: count,
  remaining_credits: count,
  /** Seconds, as text; `"0"` has been seen. */
  time_remaining: z.union([z.number(), z.string()]).nullish(),
})
export type GraphqlError = z.infer<typeof GraphqlError>

export const GraphqlReply = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(GraphqlError).nullish(),
  extensions: z
    .looseObject({
      throttling: z
        .looseObject({
          /** `credits_remaining` can exceed `max_available`. */
          user_quota: z
            .looseObject({ credits_remaining: count, max_available: count, increment_rate: count })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
})
export type GraphqlReply = z.infer<typeof GraphqlReply>

/** `POST /auth/refresh`: 28 days; a new refresh token is not always given. */
export const TokenReply = z.looseObject({
  access_token: z.string().min(1),
  expires_in: count,
  refresh_token: text,
})
