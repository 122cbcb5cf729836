import type { Money } from '@throughline/shared/model'
import { z } from 'zod'
import { moneyOf, sumOf } from '../money.ts'
import { readWire } from '../reply.ts'

// Shopify's words, parsed and nothing more. Only `id` and `name` of an order are required: whatever else is missing, null or new must
// not hide an order from an agent. Enums stay open text; ids lose their `gid://` so that GraphQL, REST bodies, Loop's
// `provider_order_id` and a warehouse's `partner_order_id` name one thing alike.

export const who = 'Shopify'

const numericId = /^gid:\/\/shopify\/\w+\/(\d+)/
export const legacyId = (id: string | number): string => numericId.exec(String(id))?.[1] ?? String(id)
export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`

const Id = z.union([z.string(), z.number()]).transform(legacyId)
const Text = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || undefined)
const Units = z.int().nonnegative()
const MaybeUnits = Units.nullish().transform((units) => units ?? undefined)
const Decimal = z.union([z.string(), z.number()]).transform(String)

const WireMoney = z.object({ amount: Decimal.nullish(), currencyCode: z.string().nullish() }).nullish()
/** In the currency that the customer saw; the shop's own where the reply has no other. */
const Bag = z
  .object({ presentmentMoney: WireMoney, shopMoney: WireMoney })
  .nullish()
  .transform((bag): Money | undefined => {
    const { amount, currencyCode } = bag?.presentmentMoney ?? bag?.shopMoney ?? {}
    return moneyOf(amount, currencyCode)
  })

const PageInfo = z.object({ hasNextPage: z.boolean().nullish(), endCursor: z.string().nullish() }).nullish()

export interface Page<Item> {
  /** False when the reply does not have it. */
  asked: boolean
  nodes: Item[]
  /** True when this is not the last page. */
  more: boolean
  /** Where the next page starts, when there is one and it was asked. */
  end?: string | undefined
}

/** A connection, by `nodes` or by `edges`. */
const connection = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    edgesAsNodes,
    z
      .object({ nodes: z.array(item.nullable()).nullish(), pageInfo: PageInfo })
      .nullish()
      .transform(
        (page): Page<z.output<Item>> => ({
          asked: page != null,
          nodes: present(page?.nodes ?? []),
          more: page?.pageInfo?.hasNextPage ?? false,
        }),
      ),
  )

/** A connection that the whole answer hangs on: without it nothing was answered, which is not the same as nothing found. */
const root = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    edgesAsNodes,
    z.object({ nodes: z.array(item.nullable()), pageInfo: PageInfo }).transform(
      (page): Page<z.output<Item>> => ({
        asked: true,
        nodes: present(page.nodes),
        more: page.pageInfo?.hasNextPage ?? false,
        end: page.pageInfo?.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined,
      }),
    ),
  )

function edgesAsNodes(page: unknown): unknown {
  if (!isObject(page) || !Array.isArray(page.edges)) return page
  return { ...page, nodes: page.edges.map((edge) => (isObject(edge) ? edge.node : edge)) }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item.nullable())
    .nullish()
    .transform((items) => present(items ?? []))

/** A list that tells "none" from "not asked for". */
const askedList = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item.nullable())
    .nullish()
    .transform((items): z.output<Item>[] | undefined => (items ? present(items) : undefined))

const present = <T>(items: readonly (T | null)[]): T[] => items.filter((item) => item !== null)

const WireAddress = z.object({
  name: Text,
  company: Text,
  address1: Text,
  address2: Text,
  city: Text,
  province: Text,
  provinceCode: Text,
  zip: Text,
  countryCodeV2: Text,
  countryCode: Text,
  phone: Text,
  timeZone: Text,
})

const WireLine = z.object({
  id: Id,
  title: Text,
  name: Text,
  variantTitle: Text,
  variant: z.object({ title: Text }).nullish(),
  sku: Text,
  requiresShipping: z.boolean().nullish(),
  quantity: Units,
  currentQuantity: MaybeUnits,
  discountedUnitPriceAfterAllDiscountsSet: Bag,
  originalUnitPriceSet: Bag,
  totalDiscountSet: Bag,
})
export type WireLine = z.output<typeof WireLine>

const WireFulfillment = z.object({
  id: Id,
  name: Text,
  status: Text,
  displayStatus: Text,
  createdAt: Text,
  inTransitAt: Text,
  deliveredAt: Text,
  estimatedDeliveryAt: Text,
  location: z.object({ name: Text }).nullish(),
  trackingInfo: list(z.object({ company: Text, number: Text, url: Text })),
  fulfillmentLineItems: connection(z.object({ quantity: Units.nullish(), lineItem: z.object({ id: Id }) })),
})
export type WireFulfillment = z.output<typeof WireFulfillment>

const WireFulfillmentOrder = z.object({
  status: Text,
  deliveryMethod: z
    .object({ presentedName: Text, minDeliveryDateTime: Text, maxDeliveryDateTime: Text })
    .nullish(),
  fulfillmentHolds: list(z.object({ reason: Text, displayReason: Text, reasonNotes: Text })),
})
export type WireFulfillmentOrder = z.output<typeof WireFulfillmentOrder>

const WireRefund = z.object({
  id: Id,
  createdAt: Text,
  processedAt: Text,
  totalRefundedSet: Bag,
  return: z.object({ id: Id }).nullish(),
  refundLineItems: connection(
    z.object({
      quantity: Units,
      lineItem: z.object({ id: Id, sku: Text }).nullish(),
      subtotalSet: Bag,
      totalTaxSet: Bag,
    }),
  ),
  refundShippingLines: connection(z.object({ subtotalAmountSet: Bag, taxAmountSet: Bag })),
  transactions: connection(
    z.object({ kind: Text, status: Text, createdAt: Text, processedAt: Text, amountSet: Bag }),
  ),
})
export type WireRefund = z.output<typeof WireRefund>

const ReturnHead = z.object({
  id: Id,
  name: Text,
  status: Text,
  createdAt: Text,
  requestApprovedAt: Text,
  closedAt: Text,
  totalQuantity: MaybeUnits,
})

const ReturnedLine = z.object({
  id: Id,
  quantity: Units,
  processedQuantity: MaybeUnits,
  refundedQuantity: MaybeUnits,
  customerNote: Text,
  returnReasonNote: Text,
  returnReasonDefinition: z.object({ name: Text }).nullish(),
  restockingFee: z.object({ amountSet: Bag }).nullish(),
  fulfillmentLineItem: z
    .object({ id: Id, lineItem: z.object({ id: Id, sku: Text, title: Text }).nullish() })
    .nullish(),
})
export type ReturnedLine = z.output<typeof ReturnedLine>

const ReverseOrder = z.object({
  lineItems: connection(
    z.object({
      fulfillmentLineItem: z.object({ id: Id }).nullish(),
      dispositions: list(z.object({ type: Text, quantity: Units, createdAt: Text })),
    }),
  ),
  reverseDeliveries: connection(
    z.object({
      deliverable: z
        .object({
          tracking: z.object({ number: Text, carrierName: Text, url: Text }).nullish(),
          label: z.object({ createdAt: Text }).nullish(),
        })
        .nullish(),
    }),
  ),
})

export const WireReturn = ReturnHead.extend({
  order: z.object({ id: Id, name: z.string(), email: Text, updatedAt: Text }).nullish(),
  decline: z.object({ reason: Text, note: Text }).nullish(),
  returnLineItems: connection(ReturnedLine),
  exchangeLineItems: connection(z.object({ quantity: Units, processedQuantity: MaybeUnits })),
  returnShippingFees: list(z.object({ amountSet: Bag })),
  reverseFulfillmentOrders: connection(ReverseOrder),
  refunds: connection(WireRefund),
})
export type WireReturn = z.output<typeof WireReturn>

export const WireOrder = z.object({
  id: Id,
  name: z.string().min(1),
  confirmationNumber: Text,
  poNumber: Text,
  email: Text,
  phone: Text,
  createdAt: Text,
  processedAt: Text,
  updatedAt: Text,
  cancelledAt: Text,
  cancelReason: Text,
  closedAt: Text,
  displayFinancialStatus: Text,
  displayFulfillmentStatus: Text,
  totalPriceSet: Bag,
  currentTotalPriceSet: Bag,
  subtotalPriceSet: Bag,
  totalShippingPriceSet: Bag,
  totalTaxSet: Bag,
  currentTotalTaxSet: Bag,
  totalDiscountsSet: Bag,
  currentTotalDiscountsSet: Bag,
  totalRefundedSet: Bag,
  totalOutstandingSet: Bag,
  customer: z
    .object({
      id: Id.nullish(),
      displayName: Text,
      locale: Text,
      defaultEmailAddress: z.object({ emailAddress: Text }).nullish(),
      defaultPhoneNumber: z.object({ phoneNumber: Text }).nullish(),
    })
    .nullish(),
  shippingAddress: WireAddress.nullish(),
  shippingLines: connection(z.object({ title: Text })),
  lineItems: connection(WireLine),
  fulfillmentsCount: z.object({ count: Units }).nullish(),
  fulfillments: askedList(WireFulfillment),
  fulfillmentOrders: connection(WireFulfillmentOrder),
  refunds: askedList(WireRefund),
  returns: connection(ReturnHead),
})
export type WireOrder = z.output<typeof WireOrder>

const OrderId = z.object({ id: Id, processedAt: Text })

const OrdersData = z.object({
  orders: root(WireOrder),
  newest: connection(OrderId),
  account: z.object({ orders: connection(OrderId) }).nullish(),
})
const CustomerData = z.object({
  customer: z.object({ orders: root(WireOrder), newest: connection(OrderId) }).nullable(),
})
const OrderData = z.object({ order: WireOrder.nullable() })
const ShopOfOrders = z.object({ shop: z.object({ myshopifyDomain: Text }).nullish() })
const NodesData = z.object({ nodes: z.array(z.unknown()) })

export interface OrdersFound {
  orders: WireOrder[]
  /** Ids of what the question finds, newest first, further than the page of `orders` reaches. */
  ids: string[]
  /** There are still more than that. */
  more: boolean
  /** Where the page of `orders` ends, when it is not the last. */
  end: string | undefined
  /** The shop's own domain. */
  shop: string | undefined
}

/** The orders in the data of a reply. `by` is the root that was asked for; a reply without it is no answer. */
export function ordersIn(data: unknown, by: 'orders' | 'customer' | 'order' | 'nodes'): OrdersFound {
  const { shop } = readWire(ShopOfOrders, data, who)
  return { ...nothing, ...rootOf(data, by), shop: shop?.myshopifyDomain }
}

const nothing = { orders: [], ids: [], more: false, end: undefined }

function rootOf(data: unknown, by: 'orders' | 'customer' | 'order' | 'nodes'): Partial<OrdersFound> {
  if (by === 'orders') {
    const { orders, newest, account } = readWire(OrdersData, data, who)
    return found(orders, [newest, ...(account ? [account.orders] : [])])
  }
  if (by === 'customer') {
    const { customer } = readWire(CustomerData, data, who)
    return customer ? found(customer.orders, [customer.newest]) : {}
  }
  if (by === 'nodes') return { orders: nodesOf('Order', WireOrder, readWire(NodesData, data, who).nodes) }
  const { order } = readWire(OrderData, data, who)
  return order ? { orders: [order] } : {}
}

function found(
  page: Page<WireOrder>,
  heads: readonly Page<z.output<typeof OrderId>>[],
): Partial<OrdersFound> {
  const asked = heads.filter((head) => head.asked)
  const ids = newestFirst(asked.flatMap((head) => head.nodes)).map(({ id }) => id)
  const more = asked.length > 0 ? asked.some((head) => head.more) : page.more
  return { orders: page.nodes, ids: [...new Set(ids)], more, end: page.end }
}

const newestFirst = (orders: z.output<typeof OrderId>[]): z.output<typeof OrderId>[] =>
  orders.toSorted((a, b) => ((a.processedAt ?? '') < (b.processedAt ?? '') ? 1 : -1))

/** The returns in the data of a reply to a question by ids. */
export const returnsIn = (data: unknown): WireReturn[] =>
  nodesOf('Return', WireReturn, readWire(NodesData, data, who).nodes)

/** `nodes(ids:)` gives null for an id that it does not know, and nothing but the type name for one of another type. */
const nodesOf = <Wire>(type: string, schema: z.ZodType<Wire>, nodes: readonly unknown[]): Wire[] => {
  const isOne = (node: unknown) => isObject(node) && node.__typename === type
  return readWire(z.object({ nodes: z.array(schema) }), { nodes: nodes.filter(isOne) }, who).nodes
}

const InventoryItem = z.object({
  id: Id,
  sku: Text,
  tracked: z.boolean().nullish(),
  updatedAt: Text,
  inventoryLevels: connection(
    z.object({
      isActive: z.boolean().nullish(),
      updatedAt: Text,
      location: z.object({ id: Id.nullish(), name: Text }).nullish(),
      quantities: list(z.object({ name: z.string(), quantity: z.int() })),
    }),
  ),
})
export type InventoryItem = z.output<typeof InventoryItem>

/** The inventory items in the data of a reply. */
export const inventoryIn = (data: unknown): InventoryItem[] =>
  readWire(z.object({ inventoryItems: root(InventoryItem) }), data, who).inventoryItems.nodes

const ShopData = z.object({
  shop: z.object({
    name: z.string(),
    orderNumberFormatPrefix: z.string().nullish(),
    orderNumberFormatSuffix: z.string().nullish(),
  }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
})
export const shopIn = (data: unknown): z.output<typeof ShopData> => readWire(ShopData, data, who)

const WithId = z.object({ id: Id }).nullish()
const PartOfOrder = z.object({
  orderId: Id.nullish(),
  ofOrder: WithId,
  order: WithId,
  reverseFulfillmentOrder: z.object({ order: WithId }).nullish(),
})

/** The orders of parts that a webhook named; each type has its own way there. */
export const ordersOfParts = (data: unknown): string[] => {
  const { nodes } = readWire(z.object({ nodes: z.array(PartOfOrder.nullable()) }), data, who)
  return nodes.flatMap(
    (part) =>
      part?.orderId ?? (part?.ofOrder ?? part?.order ?? part?.reverseFulfillmentOrder?.order)?.id ?? [],
  )
}

export const subscriptionsIn = (data: unknown): { topic: string; uri: string }[] =>
  readWire(
    z.object({
      webhookSubscriptions: z.object({ nodes: z.array(z.object({ topic: z.string(), uri: z.string() })) }),
    }),
    data,
    who,
  ).webhookSubscriptions.nodes

const MaybeId = Id.nullish().catch(undefined)
const IdOfOrder = z.object({ order_id: MaybeId }).nullish().catch(undefined)

/**
 * Where the bodies of webhooks name their order, https://shopify.dev/docs/api/webhooks/2026-10 – read 2026-11. Those of fulfilment orders,
 * holds and reverse logistics name only themselves.
 */
export const WebhookBody = z.object({
  id: MaybeId,
  admin_graphql_api_id: MaybeId,
  order_id: MaybeId,
  order: z.object({ id: MaybeId, admin_graphql_api_id: MaybeId }).nullish().catch(undefined),
  order_edit: IdOfOrder,
  fulfillment_order: IdOfOrder,
})

// REST-shaped bodies: webhooks still carry them. They become the order above, so that one map reads both.
// https://shopify.dev/docs/api/admin-rest/2026-07/resources/order – read 2026-11

const RestMoney = z.object({ amount: Decimal.nullish(), currency_code: z.string().nullish() }).nullish()
const RestBag = z.object({ presentment_money: RestMoney, shop_money: RestMoney }).nullish()
const RestAmount = Decimal.nullish()

const restMoney = (
  bag: z.output<typeof RestBag>,
  amount: string | null | undefined,
  currency: string | undefined,
) => {
  const set = bag?.presentment_money ?? bag?.shop_money
  return set ? moneyOf(set.amount, set.currency_code) : moneyOf(amount, currency)
}

const page = <T>(nodes: T[] | undefined): Page<T> => ({
  asked: nodes !== undefined,
  nodes: nodes ?? [],
  more: false,
})

/** The number may be longer than JavaScript counts exactly; the text beside it is not. */
const restId = { id: Id, admin_graphql_api_id: Text }
const exactId = ({
  id,
  admin_graphql_api_id: text,
}: {
  id: string
  admin_graphql_api_id?: string | undefined
}) => (text ? legacyId(text) : id)

const RestLine = z.object({
  ...restId,
  title: Text,
  name: Text,
  variant_title: Text,
  sku: Text,
  requires_shipping: z.boolean().nullish(),
  quantity: Units,
  current_quantity: MaybeUnits,
  price: RestAmount,
  price_set: RestBag,
  total_discount: RestAmount,
  total_discount_set: RestBag,
  discount_allocations: list(z.object({ amount: RestAmount, amount_set: RestBag })),
})

const lineFromRest = (line: z.output<typeof RestLine>, currency: string | undefined): WireLine => {
  const price = restMoney(line.price_set, line.price, currency)
  const allocated = line.discount_allocations.flatMap(
    ({ amount, amount_set }) => restMoney(amount_set, amount, currency) ?? [],
  )
  // Of a whole line, not of a unit.
  const discount = sumOf(allocated) ?? restMoney(line.total_discount_set, line.total_discount, currency)
  const known = price && line.quantity > 0 && discount?.currency === price.currency
  return {
    ...blankLine,
    ...line,
    id: exactId(line),
    variantTitle: line.variant_title,
    requiresShipping: line.requires_shipping,
    currentQuantity: line.current_quantity,
    discountedUnitPriceAfterAllDiscountsSet: known
      ? { ...price, minor: price.minor - Math.round(discount.minor / line.quantity) }
      : undefined,
  }
}

const RestFulfillment = z
  .object({
    ...restId,
    name: Text,
    status: Text,
    shipment_status: Text,
    created_at: Text,
    tracking_company: Text,
    tracking_number: Text,
    tracking_numbers: list(Text),
    tracking_url: Text,
    tracking_urls: list(Text),
    line_items: list(z.object({ ...restId, quantity: Units })),
  })
  .transform((rest): WireFulfillment => {
    const numbers = rest.tracking_numbers.length > 0 ? rest.tracking_numbers : [rest.tracking_number]
    const urls = rest.tracking_urls.length > 0 ? rest.tracking_urls : [rest.tracking_url]
    return {
      ...blankFulfillment,
      id: exactId(rest),
      name: rest.name,
      status: rest.status,
      displayStatus: rest.shipment_status,
      createdAt: rest.created_at,
      trackingInfo: numbers.flatMap((number, index) =>
        number ? { company: rest.tracking_company, number, url: urls[index] } : [],
      ),
      fulfillmentLineItems: page(
        rest.line_items.map((line) => ({ quantity: line.quantity, lineItem: { id: exactId(line) } })),
      ),
    }
  })

const RestRefund = z.object({
  ...restId,
  created_at: Text,
  processed_at: Text,
  return: z.object({ id: Id }).nullish(),
  refund_line_items: list(
    z.object({
      line_item_id: Id,
      quantity: Units,
      line_item: z.object({ ...restId, sku: Text }).nullish(),
      subtotal_set: RestBag,
      total_tax_set: RestBag,
    }),
  ),
  refund_shipping_lines: list(z.object({ subtotal_amount_set: RestBag, tax_amount_set: RestBag })),
  transactions: list(
    z.object({
      kind: Text,
      status: Text,
      amount: RestAmount,
      currency: Text,
      created_at: Text,
      processed_at: Text,
    }),
  ),
})

const refundFromRest = (rest: z.output<typeof RestRefund>, currency: string | undefined): WireRefund => {
  const transactions = rest.transactions.map((transaction) => ({
    kind: transaction.kind,
    status: transaction.status,
    createdAt: transaction.created_at,
    processedAt: transaction.processed_at,
    amountSet: moneyOf(transaction.amount, transaction.currency ?? currency),
  }))
  const given = transactions.filter(
    ({ kind, status }) => kind === 'refund' && status !== 'failure' && status !== 'error',
  )
  return {
    id: exactId(rest),
    createdAt: rest.created_at,
    processedAt: rest.processed_at,
    totalRefundedSet: sumOf(given.flatMap(({ amountSet }) => amountSet ?? [])),
    return: rest.return,
    refundLineItems: page(
      rest.refund_line_items.map(({ line_item_id, quantity, line_item, subtotal_set, total_tax_set }) => ({
        quantity,
        lineItem: { id: line_item ? exactId(line_item) : line_item_id, sku: line_item?.sku },
        subtotalSet: restMoney(subtotal_set, undefined, currency),
        totalTaxSet: restMoney(total_tax_set, undefined, currency),
      })),
    ),
    refundShippingLines: page(
      rest.refund_shipping_lines.map(({ subtotal_amount_set, tax_amount_set }) => ({
        subtotalAmountSet: restMoney(subtotal_amount_set, undefined, currency),
        taxAmountSet: restMoney(tax_amount_set, undefined, currency),
      })),
    ),
    transactions: page(transactions),
  }
}

const RestAddress = WireAddress.extend({ province_code: Text, country_code: Text })

export const RestOrder = z
  .object({
    ...restId,
    name: z.string().min(1),
    confirmation_number: Text,
    po_number: Text,
    email: Text,
    contact_email: Text,
    phone: Text,
    created_at: Text,
    processed_at: Text,
    updated_at: Text,
    cancelled_at: Text,
    cancel_reason: Text,
    closed_at: Text,
    currency: Text,
    presentment_currency: Text,
    financial_status: Text,
    fulfillment_status: z.string().nullish(),
    customer_locale: Text,
    total_price: RestAmount,
    total_price_set: RestBag,
    subtotal_price: RestAmount,
    subtotal_price_set: RestBag,
    total_shipping_price_set: RestBag,
    total_tax: RestAmount,
    total_tax_set: RestBag,
    total_discounts: RestAmount,
    total_discounts_set: RestBag,
    total_outstanding: RestAmount,
    customer: z
      .object({ id: Id.nullish(), email: Text, phone: Text, first_name: Text, last_name: Text })
      .nullish(),
    shipping_address: RestAddress.nullish(),
    shipping_lines: list(z.object({ title: Text })),
    line_items: z.array(RestLine).nullish(),
    fulfillments: askedList(RestFulfillment),
    refunds: askedList(RestRefund),
  })
  .transform((rest): WireOrder => {
    const { customer, shipping_address: address, currency } = rest
    const refunds = rest.refunds?.map((refund) => refundFromRest(refund, currency))
    const oneCurrency = !rest.presentment_currency || rest.presentment_currency === currency
    return {
      ...blankOrder,
      id: exactId(rest),
      name: rest.name,
      confirmationNumber: rest.confirmation_number,
      poNumber: rest.po_number,
      email: rest.email ?? rest.contact_email,
      phone: rest.phone,
      createdAt: rest.created_at,
      processedAt: rest.processed_at,
      updatedAt: rest.updated_at,
      cancelledAt: rest.cancelled_at,
      cancelReason: rest.cancel_reason,
      closedAt: rest.closed_at,
      displayFinancialStatus: rest.financial_status,
      // REST says null where GraphQL says UNFULFILLED; a body narrowed by `fields` does not say at all.
      displayFulfillmentStatus:
        rest.fulfillment_status === null ? 'unfulfilled' : rest.fulfillment_status?.trim(),
      totalPriceSet: restMoney(rest.total_price_set, rest.total_price, currency),
      subtotalPriceSet: restMoney(rest.subtotal_price_set, rest.subtotal_price, currency),
      totalShippingPriceSet: restMoney(rest.total_shipping_price_set, undefined, currency),
      totalTaxSet: restMoney(rest.total_tax_set, rest.total_tax, currency),
      totalDiscountsSet: restMoney(rest.total_discounts_set, rest.total_discounts, currency),
      totalRefundedSet: sumOf(refunds?.flatMap(({ totalRefundedSet }) => totalRefundedSet ?? []) ?? []),
      // Stated in the shop's currency alone.
      totalOutstandingSet: oneCurrency ? moneyOf(rest.total_outstanding, currency) : undefined,
      customer: customer && {
        id: customer.id,
        displayName: [customer.first_name, customer.last_name].filter(Boolean).join(' ') || undefined,
        locale: rest.customer_locale,
        defaultEmailAddress: { emailAddress: customer.email },
        defaultPhoneNumber: { phoneNumber: customer.phone },
      },
      shippingAddress: address && {
        ...address,
        provinceCode: address.province_code,
        countryCodeV2: address.country_code,
      },
      shippingLines: page(rest.shipping_lines),
      lineItems: page(rest.line_items?.map((line) => lineFromRest(line, currency))),
      fulfillments: rest.fulfillments,
      refunds,
    }
  })

const blankLine = WireLine.parse({ id: 0, quantity: 0 })
const blankFulfillment = WireFulfillment.parse({ id: 0 })
const blankOrder = WireOrder.parse({ id: 0, name: '-' })

/** `POST /admin/oauth/access_token`. */
export const TokenReply = z.looseObject({
  access_token: z.string().min(1),
  /** Seconds: a day, less one. */
  expires_in: z.number().positive(),
})
