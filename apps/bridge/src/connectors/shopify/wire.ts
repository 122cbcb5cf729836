import type { Money } from '@throughline/shared/model'
import { z } from 'zod'
import { ConnectorError } from '../errors.ts'
import { moneyOf, sumOf } from '../money.ts'
import { readWire, scrub, typeOf } from '../reply.ts'

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

/** A connection by `nodes` or by `edges`. `asked` is false when the reply does not have it, `more` when the page is not the last. */
const connection = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    edgesAsNodes,
    z
      .object({
        nodes: z.array(item.nullable()).nullish(),
        pageInfo: z.object({ hasNextPage: z.boolean().nullish() }).nullish(),
      })
      .nullish()
      .transform((page) => ({
        asked: page != null,
        nodes: present(page?.nodes ?? []),
        more: page?.pageInfo?.hasNextPage ?? false,
      })),
  )

const edgesAsNodes = (page: unknown): unknown => {
  const edges = typeof page === 'object' && page !== null ? Reflect.get(page, 'edges') : undefined
  if (!Array.isArray(edges)) return page
  return { ...page, nodes: edges.map((edge) => edge?.node) }
}

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item.nullable())
    .nullish()
    .transform((items) => present(items ?? []))

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
    z.object({ quantity: Units, lineItem: z.object({ id: Id, sku: Text }).nullish() }),
  ),
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
  fulfillments: list(WireFulfillment),
  fulfillmentOrders: connection(WireFulfillmentOrder),
  refunds: list(WireRefund),
  returns: connection(ReturnHead),
})
export type WireOrder = z.output<typeof WireOrder>

const OrderId = z.object({ id: Id, processedAt: Text })

/** The roots of every order document of `client.ts`, and of what other apps ask for. */
const OrderData = z.object({
  orders: connection(WireOrder),
  order: WireOrder.nullish(),
  customer: z.object({ orders: connection(WireOrder), newest: connection(OrderId) }).nullish(),
  newest: connection(OrderId),
  account: z.object({ orders: connection(OrderId) }).nullish(),
  nodes: list(z.unknown()),
})

export interface OrdersFound {
  orders: WireOrder[]
  /** Ids of the orders that the filter finds, newest first, further than the page of `orders` reaches. */
  ids: string[]
  more: boolean
}

/** The orders in the data of a reply, whichever of our documents asked. */
export function ordersIn(data: unknown): OrdersFound {
  const { orders, order, customer, newest, account, nodes } = readWire(OrderData, data, who)
  const pages = [orders, customer?.orders].filter((page) => page !== undefined)
  const heads = [newest, customer?.newest, account?.orders].filter((page) => page !== undefined)
  return {
    orders: [
      ...pages.flatMap((page) => page.nodes),
      ...(order ? [order] : []),
      ...nodesOf('Order', WireOrder, nodes),
    ],
    ids: [...new Set(newestFirst(heads.flatMap((page) => page.nodes)).map(({ id }) => id))],
    more: heads.length > 0 ? heads.some((page) => page.more) : pages.some((page) => page.more),
  }
}

const newestFirst = (orders: z.output<typeof OrderId>[]): z.output<typeof OrderId>[] =>
  orders.toSorted((a, b) => ((a.processedAt ?? '') < (b.processedAt ?? '') ? 1 : -1))

/** The returns in the data of a reply to a question by ids. */
export const returnsIn = (data: unknown): WireReturn[] =>
  nodesOf('Return', WireReturn, readWire(z.object({ nodes: list(z.unknown()) }), data, who).nodes)

/** `nodes(ids:)` gives null for an id that it does not know, and nothing but the type name for one of another type. */
const nodesOf = <Wire>(type: string, schema: z.ZodType<Wire>, nodes: readonly unknown[]): Wire[] => {
  const isOne = (node: unknown) =>
    typeof node === 'object' && node !== null && Reflect.get(node, '__typename') === type
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
  readWire(z.object({ inventoryItems: connection(InventoryItem) }), data, who).inventoryItems.nodes

const ShopData = z.object({
  shop: z.object({
    name: z.string(),
    orderNumberFormatPrefix: z.string().nullish(),
    orderNumberFormatSuffix: z.string().nullish(),
  }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
})
export const shopIn = (data: unknown): z.output<typeof ShopData> => readWire(ShopData, data, who)

// REST-shaped bodies: webhooks still carry them. They become the same order as above, so that one map reads both.
// https://shopify.dev/docs/api/admin-rest/2026-07/resources/order – read 2026-11

const RestMoney = z.object({ amount: Decimal.nullish(), currency_code: z.string().nullish() }).nullish()
const RestBag = z.object({ presentment_money: RestMoney, shop_money: RestMoney }).nullish()
const RestAmount = Decimal.nullish()

const restMoney = (bag: z.output<typeof RestBag>, amount?: string | null, currency?: string | null) => {
  const set = bag?.presentment_money ?? bag?.shop_money
  return set ? moneyOf(set.amount, set.currency_code) : moneyOf(amount, currency)
}

const RestLine = z.object({
  id: Id,
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

const RestFulfillment = z.object({
  id: Id,
  name: Text,
  status: Text,
  shipment_status: Text,
  created_at: Text,
  tracking_company: Text,
  tracking_number: Text,
  tracking_numbers: list(Text),
  tracking_url: Text,
  tracking_urls: list(Text),
  line_items: list(z.object({ id: Id, quantity: Units })),
})

const RestRefund = z.object({
  id: Id,
  created_at: Text,
  processed_at: Text,
  return: z.object({ id: Id }).nullish(),
  refund_line_items: list(
    z.object({ line_item_id: Id, quantity: Units, line_item: z.object({ sku: Text }).nullish() }),
  ),
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

const RestAddress = WireAddress.extend({ province_code: Text, country_code: Text })

const RestOrder = z.object({
  id: Id,
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
  presentment_currency: Text,
  customer: z
    .object({ id: Id.nullish(), email: Text, phone: Text, first_name: Text, last_name: Text })
    .nullish(),
  shipping_address: RestAddress.nullish(),
  shipping_lines: list(z.object({ title: Text })),
  line_items: z.array(RestLine).nullish(),
  fulfillments: list(RestFulfillment),
  refunds: list(RestRefund),
})
type RestOrder = z.output<typeof RestOrder>

const page = <T>(nodes: T[] | undefined) => ({ asked: nodes !== undefined, nodes: nodes ?? [], more: false })

const fromRest = (rest: RestOrder): WireOrder => {
  const money = (bag: z.output<typeof RestBag>, amount?: string | null) =>
    restMoney(bag, amount, rest.currency)
  const { customer, shipping_address: address } = rest
  const refunds = rest.refunds.map((refund) => refundFromRest(refund, rest.currency))
  const oneCurrency = !rest.presentment_currency || rest.presentment_currency === rest.currency
  return {
    id: rest.id,
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
    // REST writes null where GraphQL writes UNFULFILLED; a body narrowed by `fields` does not have it at all.
    displayFulfillmentStatus: rest.fulfillment_status === null ? 'unfulfilled' : rest.fulfillment_status,
    totalPriceSet: money(rest.total_price_set, rest.total_price),
    currentTotalPriceSet: undefined,
    subtotalPriceSet: money(rest.subtotal_price_set, rest.subtotal_price),
    totalShippingPriceSet: money(rest.total_shipping_price_set),
    totalTaxSet: money(rest.total_tax_set, rest.total_tax),
    currentTotalTaxSet: undefined,
    totalDiscountsSet: money(rest.total_discounts_set, rest.total_discounts),
    currentTotalDiscountsSet: undefined,
    totalRefundedSet: sumOf(refunds.flatMap(({ totalRefundedSet }) => totalRefundedSet ?? [])),
    // Stated in the shop's currency alone.
    totalOutstandingSet: oneCurrency ? moneyOf(rest.total_outstanding, rest.currency) : undefined,
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
    lineItems: page(rest.line_items?.map((line) => lineFromRest(line, rest.currency))),
    fulfillmentsCount: undefined,
    fulfillments: rest.fulfillments.map(fulfillmentFromRest),
    fulfillmentOrders: page<WireFulfillmentOrder>(undefined),
    refunds,
    returns: page<z.output<typeof ReturnHead>>(undefined),
  }
}

const lineFromRest = (line: z.output<typeof RestLine>, currency: string | undefined): WireLine => {
  const price = restMoney(line.price_set, line.price, currency)
  const allocated = line.discount_allocations.map(({ amount, amount_set }) =>
    restMoney(amount_set, amount, currency),
  )
  const discounts = allocated.filter((money) => money !== undefined)
  const discount = sumOf(discounts) ?? restMoney(line.total_discount_set, line.total_discount, currency)
  const exact = price && line.quantity > 0 && discount?.currency === price.currency
  return {
    id: line.id,
    title: line.title,
    name: line.name,
    variantTitle: line.variant_title,
    variant: undefined,
    sku: line.sku,
    requiresShipping: line.requires_shipping,
    quantity: line.quantity,
    currentQuantity: line.current_quantity,
    discountedUnitPriceAfterAllDiscountsSet: exact
      ? { ...price, minor: price.minor - Math.round(discount.minor / line.quantity) }
      : undefined,
    originalUnitPriceSet: price,
    totalDiscountSet: discount,
  }
}

const fulfillmentFromRest = (fulfilment: z.output<typeof RestFulfillment>): WireFulfillment => {
  const { tracking_number, tracking_numbers, tracking_url, tracking_urls, tracking_company } = fulfilment
  const numbers = tracking_numbers.length > 0 ? tracking_numbers : tracking_number ? [tracking_number] : []
  return {
    id: fulfilment.id,
    name: fulfilment.name,
    status: fulfilment.status,
    displayStatus: fulfilment.shipment_status,
    createdAt: fulfilment.created_at,
    inTransitAt: undefined,
    deliveredAt: undefined,
    estimatedDeliveryAt: undefined,
    location: undefined,
    trackingInfo: numbers.map((number, index) => ({
      company: tracking_company,
      number,
      url: tracking_urls[index] ?? (numbers.length === 1 ? tracking_url : undefined),
    })),
    fulfillmentLineItems: page(
      fulfilment.line_items.map(({ id, quantity }) => ({ quantity, lineItem: { id } })),
    ),
  }
}

const refundFromRest = (refund: z.output<typeof RestRefund>, currency: string | undefined): WireRefund => {
  const transactions = refund.transactions.map((transaction) => ({
    kind: transaction.kind,
    status: transaction.status,
    createdAt: transaction.created_at,
    processedAt: transaction.processed_at,
    amountSet: moneyOf(transaction.amount, transaction.currency ?? currency),
  }))
  const given = transactions.filter(
    ({ kind, status }) => kind === 'refund' && !/failure|error/.test(status ?? ''),
  )
  return {
    id: refund.id,
    createdAt: refund.created_at,
    processedAt: refund.processed_at,
    totalRefundedSet: sumOf(given.flatMap(({ amountSet }) => amountSet ?? [])),
    return: refund.return,
    refundLineItems: page(
      refund.refund_line_items.map(({ line_item_id, quantity, line_item }) => ({
        quantity,
        lineItem: { id: line_item_id, sku: line_item?.sku },
      })),
    ),
    transactions: page(transactions),
  }
}

