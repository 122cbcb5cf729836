import { z } from 'zod'
import type { Http, HttpReply } from '../../platform/http.ts'
import type { Allowance } from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { followUpSignal } from '../follow-up.ts'
import { exchange, readJson, readWire, requireSuccess, scrub, typeOf } from '../reply.ts'
import { type FetchedToken, keepToken } from '../token-keeper.ts'
import {
  gid,
  inventoryIn,
  isObject,
  ordersIn,
  ordersOfParts,
  returnsIn,
  shopIn,
  subscriptionsIn,
  TokenReply,
  type WireOrder,
  type WireReturn,
  who,
} from './wire.ts'

/** Shopify answers an unknown or retired version with another one and HTTP 200; `check` compares. */
export const apiVersion = '2026-10'

/** How many of each nested thing a document asks for. Plain lists (fulfilments, numbers, refunds) stop there without a word. */
export interface Sizes {
  orders: number
  lines: number
  fulfilments: number
  parcels: number
  parcelLines: number
  fulfilmentOrders: number
  refunds: number
  refundLines: number
  transactions: number
  returns: number
}

// A single query may request 1,000 points, counted before it runs: an object 1, a connection 2 and its size times its nodes, a list its
// size. tests/connectors/shopify/documents.test.ts counts every document so. What Shopify charges is less: sizes count below linear.

/** One round trip for nearly everybody: five orders of 14 lines, three fulfilments and two refunds each. 982 points by e-mail. */
const page: Sizes = {
  orders: 5,
  lines: 14,
  fulfilments: 3,
  parcels: 5,
  parcelLines: 6,
  fulfilmentOrders: 3,
  refunds: 2,
  refundLines: 4,
  transactions: 2,
  returns: 3,
}

/** One order that did not fit, asked again alone. 984 points. */
const whole: Sizes = {
  orders: 1,
  lines: 90,
  fulfilments: 8,
  parcels: 10,
  parcelLines: 15,
  fulfilmentOrders: 10,
  refunds: 8,
  refundLines: 10,
  transactions: 3,
  returns: 10,
}

/** At most ten more orders than the first page and three whole ones: an agent looks at the newest, and the bucket is shared by all. */
const newest = 20
const olderPages = 2
const wholeOrders = 3
/** 299 points a return. */
export const returnsAtOnce = 3
const returnPages = 2

const money = '{ presentmentMoney { amount currencyCode } }'

// Carrier events stay away (fulfillment.events): they name no parcel of theirs, and the display status already folds them.
const orderFields = (sizes: Sizes) => `
fragment OrderFields on Order {
  __typename id name confirmationNumber poNumber email phone
  createdAt processedAt updatedAt cancelledAt cancelReason closedAt
  displayFinancialStatus displayFulfillmentStatus
  totalPriceSet ${money} subtotalPriceSet ${money} totalShippingPriceSet ${money} totalTaxSet ${money}
  totalDiscountsSet ${money} totalRefundedSet ${money} totalOutstandingSet ${money}
  customer { id displayName locale defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
  shippingAddress { name company address1 address2 city provinceCode zip countryCodeV2 phone timeZone }
  lineItems(first: ${sizes.lines}) {
    pageInfo { hasNextPage }
    nodes {
      id title variantTitle sku requiresShipping quantity currentQuantity
      discountedUnitPriceAfterAllDiscountsSet ${money}
    }
  }
  fulfillmentsCount { count }
  fulfillments(first: ${sizes.fulfilments}) {
    id name status displayStatus createdAt inTransitAt deliveredAt estimatedDeliveryAt
    location { name }
    trackingInfo(first: ${sizes.parcels}) { company number url }
    fulfillmentLineItems(first: ${sizes.parcelLines}) { pageInfo { hasNextPage } nodes { quantity lineItem { id } } }
  }
  fulfillmentOrders(first: ${sizes.fulfilmentOrders}) {
    pageInfo { hasNextPage }
    nodes {
      status
      deliveryMethod { presentedName minDeliveryDateTime maxDeliveryDateTime }
      fulfillmentHolds { reason displayReason reasonNotes }
    }
  }
  refunds(first: ${sizes.refunds}) { ...RefundFields }
  returns(first: ${sizes.returns}) {
    pageInfo { hasNextPage }
    nodes { id name status createdAt requestApprovedAt closedAt totalQuantity }
  }
}
${refundFields(sizes)}`

/** `takenApart` asks for the sums that a refund is made of: too dear for every order. */
const refundFields = ({
  refundLines,
  transactions,
  takenApart = false,
}: Pick<Sizes, 'refundLines' | 'transactions'> & { takenApart?: boolean }) => `
fragment RefundFields on Refund {
  id createdAt processedAt
  return { id }
  totalRefundedSet ${money}
  refundLineItems(first: ${refundLines}) {
    pageInfo { hasNextPage }
    nodes { quantity lineItem { id sku }${takenApart ? ` subtotalSet ${money} totalTaxSet ${money}` : ''} }
  }${
    takenApart
      ? `
  refundShippingLines(first: 1) {
    pageInfo { hasNextPage }
    nodes { subtotalAmountSet ${money} taxAmountSet ${money} }
  }`
      : ''
  }
  transactions(first: ${transactions}) {
    pageInfo { hasNextPage }
    nodes { kind status createdAt processedAt amountSet ${money} }
  }
}`

/** Whose page an agent opens for an order. */
const shop = 'shop { myshopifyDomain }'
const newestFirst = 'sortKey: PROCESSED_AT, reverse: true'
const heads = '{ pageInfo { hasNextPage } nodes { id processedAt } }'

/** Every document that is ever sent, validated against Shopify's published schema in tests. */
export const documents = {
  ordersByEmail: `
query OrdersByEmail($query: String!, $email: CustomerIdentifierInput!) {
  ${shop}
  orders(first: ${page.orders}, query: $query, ${newestFirst}) { pageInfo { hasNextPage } nodes { ...OrderFields } }
  newest: orders(first: ${newest}, query: $query, ${newestFirst}) ${heads}
  account: customerByIdentifier(identifier: $email) { orders(first: ${newest}, ${newestFirst}) ${heads} }
}${orderFields(page)}`,

  ordersByPhone: `
query OrdersByPhone($phone: CustomerIdentifierInput!) {
  ${shop}
  customer: customerByIdentifier(identifier: $phone) {
    orders(first: ${page.orders}, ${newestFirst}) { pageInfo { hasNextPage } nodes { ...OrderFields } }
    newest: orders(first: ${newest}, ${newestFirst}) ${heads}
  }
}${orderFields(page)}`,

  ordersByName: `
query OrdersByName($query: String!) {
  ${shop}
  orders(first: ${page.orders}, query: $query, ${newestFirst}) { pageInfo { hasNextPage } nodes { ...OrderFields } }
  newest: orders(first: ${newest}, query: $query, ${newestFirst}) ${heads}
}${orderFields(page)}`,

  /** By its time of change, oldest first: what changes meanwhile moves to the end and is read again. */
  ordersChanged: `
query OrdersChanged($query: String!, $after: String) {
  ${shop}
  orders(first: ${page.orders}, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { ...OrderFields }
  }
}${orderFields(page)}`,

  ordersById: `
query OrdersById($ids: [ID!]!) {
  ${shop}
  nodes(ids: $ids) { ...OrderFields }
}${orderFields(page)}`,

  wholeOrder: `
query WholeOrder($id: ID!) {
  ${shop}
  order(id: $id) { ...OrderFields }
}${orderFields(whole)}`,

  returns: `
query Returns($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Return {
      __typename id name status createdAt requestApprovedAt closedAt totalQuantity
      order { id name email updatedAt }
      decline { reason note }
      returnLineItems(first: 12) {
        pageInfo { hasNextPage }
        nodes {
          id quantity processedQuantity refundedQuantity customerNote returnReasonNote
          returnReasonDefinition { name }
          ... on ReturnLineItem { restockingFee { amountSet ${money} } fulfillmentLineItem { id lineItem { id sku title } } }
        }
      }
      exchangeLineItems(first: 5) { pageInfo { hasNextPage } nodes { quantity processedQuantity } }
      reverseFulfillmentOrders(first: 2) {
        pageInfo { hasNextPage }
        nodes {
          lineItems(first: 12) {
            pageInfo { hasNextPage }
            nodes { fulfillmentLineItem { id } dispositions { type quantity createdAt } }
          }
          reverseDeliveries(first: 3) {
            pageInfo { hasNextPage }
            nodes {
              deliverable {
                ... on ReverseDeliveryShippingDeliverable {
                  tracking { number carrierName url }
                  label { createdAt }
                }
              }
            }
          }
        }
      }
      returnShippingFees { amountSet ${money} }
      refunds(first: 2) { pageInfo { hasNextPage } nodes { ...RefundFields } }
    }
  }
}${refundFields({ refundLines: 4, transactions: 2, takenApart: true })}`,

  stock: `
query Stock($query: String!, $names: [String!]!) {
  inventoryItems(first: 8, query: $query) {
    pageInfo { hasNextPage }
    nodes {
      id sku tracked updatedAt
      inventoryLevels(first: 20) {
        pageInfo { hasNextPage }
        nodes { isActive updatedAt location { id name } quantities(names: $names) { name quantity } }
      }
    }
  }
}`,

  trace: `
query Trace($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on FulfillmentOrder { orderId }
    ... on Return { ofOrder: order { id } }
    ... on ReverseFulfillmentOrder { order { id } }
    ... on ReverseDelivery { reverseFulfillmentOrder { order { id } } }
  }
}`,

  subscriptions: `
query Subscriptions {
  webhookSubscriptions(first: 100) { nodes { topic uri } }
}`,

  check: `
query Check {
  shop { name orderNumberFormatPrefix orderNumberFormatSuffix }
  currentAppInstallation { accessScopes { handle } }
}`,
} as const

export interface ClientSettings {
  shop: string
  /** A permanent token; without one the other two get tokens that live for a day. */
  accessToken?: string | undefined
  clientId?: string | undefined
  clientSecret?: string | undefined
  baseUrl?: string | undefined
}

/** A question as Shopify can be asked: which document, and under which root its orders come. */
export interface OrderQuery {
  document: 'ordersByEmail' | 'ordersByPhone' | 'ordersByName' | 'ordersById' | 'ordersChanged'
  root: 'orders' | 'customer' | 'nodes'
  variables: Record<string, unknown>
  /** Nobody waits: whatever belongs to the orders is fetched, however long it takes. */
  patient?: boolean | undefined
}

export interface Found {
  /** `incomplete`: something of it did not fit, and could not be fetched afterwards either. */
  orders: { order: WireOrder; incomplete: boolean }[]
  /** Native returns in detail, by id. A return that is missing here is known by its head alone. */
  returns: ReadonlyMap<string, WireReturn>
  shop: string | undefined
  /** Older orders exist that were not fetched. */
  more: boolean
  /** Where the page of `orders` ends, when it is not the last. */
  end: string | undefined
  allowance: Allowance | undefined
}

/** A value of a search filter: quoted, so that nothing in a customer's e-mail or order number becomes search syntax. */
export const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`

export type Client = ReturnType<typeof createClient>

/** The only HTTP of this vendor. */
export function createClient(
  { shop: domain, accessToken, clientId, clientSecret, baseUrl }: ClientSettings,
  { http, now }: { http: Http; now: () => number },
) {
  const admin = `${(baseUrl ?? `https://${domain}`).replace(/\/+$/, '')}/admin`
  const url = `${admin}/api/${apiVersion}/graphql.json`
  const tokens = keepToken({
    who: signingIn,
    first: accessToken,
    fetch:
      clientId && clientSecret
        ? (signal) => fetchToken(http, { admin, clientId, clientSecret, signal })
        : undefined,
    now,
  })

  const ask: Ask = async (document, variables, signal) => {
    const body = JSON.stringify({ query: documents[document], variables })
    const send = (token: string) => {
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-shopify-access-token': token,
      }
      return exchange(http, who, { method: 'POST', url, headers, body, signal })
    }
    const reply = await tokens.send(send, signal)
    requireRights(reply)
    requireSuccess(reply, who, errorText)
    const version = reply.headers['x-shopify-api-version']
    return { ...readGraphql(readJson(reply.body, who)), version }
  }

  return {
    findOrders: (query: OrderQuery, signal: AbortSignal) => findOrders(ask, query, signal),

    async stock(skus: readonly string[], signal: AbortSignal) {
      const query = skus.map((sku) => `sku:${quoted(sku)}`).join(' OR ')
      const { data, cost } = await ask('stock', { query, names: stockNames }, signal)
      return { items: inventoryIn(data), allowance: allowanceOf(cost) }
    },

    /** The ids of the orders that these parts belong to. */
    async ordersOf(ids: readonly string[], signal: AbortSignal) {
      return ordersOfParts((await ask('trace', { ids }, signal)).data)
    },

    async subscriptions(signal: AbortSignal) {
      return subscriptionsIn((await ask('subscriptions', {}, signal)).data)
    },

    /** The shop's name, the rights of the token, and the version that really answered. */
    async shop(signal: AbortSignal) {
      const { data, version } = await ask('check', {}, signal)
      return { ...shopIn(data), version }
    },
  }
}

export const stockNames = ['available', 'on_hand', 'committed', 'incoming'] as const

interface Answer extends GraphqlReply {
  version: string | undefined
}
type Ask = (
  document: keyof typeof documents,
  variables: Record<string, unknown>,
  signal: AbortSignal,
) => Promise<Answer>

/**
 * One call answers nearly always. What it says is missing (older orders, orders with many lines or parcels, details of returns) is asked
 * in parallel afterwards, bounded and only while the bucket has points for it; what then still fails or is left marks its record.
 */
async function findOrders(ask: Ask, query: OrderQuery, signal: AbortSignal): Promise<Found> {
  const opening = await ask(query.document, query.variables, signal)
  const { orders, ids, more, end, shop } = ordersIn(opening.data, query.root)
  const costs = [opening.cost]
  let affordable = opening.cost
    ? Math.floor(
        opening.cost.throttleStatus.currentlyAvailable / Math.max(1, opening.cost.requestedQueryCost),
      )
    : Number.POSITIVE_INFINITY

  let soon: AbortSignal | undefined
  const optional = async <Read>(
    document: keyof typeof documents,
    variables: Record<string, unknown>,
    read: (data: unknown, partial: boolean) => Read[],
  ): Promise<Read[]> => {
    affordable -= 1
    if (affordable < 0) return []
    soon ??= followUpSignal(signal, query.patient)
    try {
      const { data, cost, partial } = await ask(document, variables, soon)
      costs.push(cost)
      return read(data, partial)
    } catch (error) {
      if (error instanceof ConnectorError) return []
      throw error
    }
  }

  const wholeOf = (order: WireOrder) =>
    optional('wholeOrder', { id: gid('Order', order.id) }, (data, partial) =>
      ordersIn(data, 'order').orders.map((found) => ({
        order: found,
        incomplete: partial || leftOut(found, whole),
      })),
    )
  const detailsOf = (ids: string[]) => optional('returns', { ids }, returnsIn)
  const first = <T>(most: number, items: readonly T[]) => (query.patient ? items : items.slice(0, most))

  const complete = async (some: readonly WireOrder[], partial: boolean) => {
    const returnIds = some.flatMap((order) => order.returns.nodes.map(({ id }) => gid('Return', id)))
    const cut = some.filter((order) => leftOut(order, page))
    const [details, wholes] = await Promise.all([
      all(first(returnPages, chunksOf(returnIds, returnsAtOnce)), detailsOf),
      all(first(wholeOrders, cut), wholeOf),
    ])
    const byId = new Map(wholes.map((found) => [found.order.id, found]))
    const found = some.map(
      (order) => byId.get(order.id) ?? { order, incomplete: partial || leftOut(order, page) },
    )
    return { found, details }
  }

  const known = new Set(orders.map(({ id }) => id))
  const older = ids.filter((id) => !known.has(id)).map((id) => gid('Order', id))
  const olderOf = async (chunk: string[]) => {
    const answers = await optional('ordersById', { ids: chunk }, (data, partial) => [
      { some: ordersIn(data, 'nodes').orders, partial },
    ])
    return all(answers, async ({ some, partial }) => [await complete(some, partial)])
  }
  const [newer, others] = await Promise.all([
    complete(orders, opening.partial),
    all(chunksOf(older, page.orders).slice(0, olderPages), olderOf),
  ])
  const found = [newer, ...others].flatMap((part) => part.found)
  const details = [newer, ...others].flatMap((part) => part.details)
  return {
    orders: found,
    returns: new Map(details.map((detail) => [detail.id, detail])),
    shop,
    more: more || found.length < known.size + older.length,
    end,
    allowance: lowest(costs.map(allowanceOf)),
  }
}

const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )

/** Side by side, and all that they give. */
const all = async <T, Found>(items: readonly T[], ask: (item: T) => Promise<Found[]>): Promise<Found[]> =>
  (await Promise.all(items.map(ask))).flat()

const allowanceOf = (cost: Cost | undefined): Allowance | undefined =>
  cost && {
    remaining: cost.throttleStatus.currentlyAvailable,
    max: cost.throttleStatus.maximumAvailable,
    restorePerSecond: cost.throttleStatus.restoreRate,
  }

const lowest = (allowances: readonly (Allowance | undefined)[]): Allowance | undefined =>
  allowances.filter((one) => one !== undefined).toSorted((a, b) => a.remaining - b.remaining)[0]

/**
 * Whether the reply left a part of the order out: its paging says so, or a list is as long as was asked for.
 * `sizes` is absent for replies to other people's questions.
 */
export function leftOut(order: WireOrder, sizes?: Sizes): boolean {
  const full = (length: number, size: number | undefined) => size !== undefined && length >= size
  const { lineItems, fulfillmentsCount, fulfillmentOrders, returns } = order
  const { fulfillments = [], refunds = [] } = order
  const fulfilmentsCut = fulfillmentsCount
    ? fulfillmentsCount.count > fulfillments.length
    : full(fulfillments.length, sizes?.fulfilments)
  return (
    !lineItems.asked ||
    lineItems.more ||
    fulfilmentsCut ||
    fulfillmentOrders.more ||
    returns.more ||
    full(refunds.length, sizes?.refunds) ||
    refunds.some((refund) => refund.refundLineItems.more || refund.transactions.more) ||
    fulfillments.some(
      ({ trackingInfo, fulfillmentLineItems }) =>
        fulfillmentLineItems.more || full(trackingInfo.length, sizes?.parcels),
    )
  )
}

const Envelope = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.unknown().optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        throttleStatus: z.object({
          maximumAvailable: z.number(),
          currentlyAvailable: z.number(),
          restoreRate: z.number(),
        }),
      }),
    })
    .nullish()
    .catch(undefined),
})
type Cost = NonNullable<z.output<typeof Envelope>['extensions']>['cost']

const GraphqlError = z.object({
  message: z.string().nullish(),
  path: z.array(z.union([z.string(), z.number()])).nullish(),
  extensions: z.object({ code: z.string().nullish(), requiredAccess: z.string().nullish() }).nullish(),
})
type GraphqlError = z.output<typeof GraphqlError>

export interface GraphqlReply {
  data: Record<string, unknown>
  cost: Cost | undefined
  /** Errors beside the data took something out of it that may belong to an order. */
  partial: boolean
}

/**
 * The data of a GraphQL reply, which is HTTP 200 whatever happened. Errors without usable data are thrown, in the vendor's words.
 * https://shopify.dev/docs/api/usage/response-codes – read 2026-11
 */
export function readGraphql(body: unknown): GraphqlReply {
  const { data, errors, extensions } = readWire(Envelope, body, who)
  const cost = extensions?.cost
  if (typeof errors === 'string') {
    throw new ConnectorError('unauthorized', `${who} refused: ${scrub(errors)}`)
  }
  const listed = z.array(GraphqlError).safeParse(errors ?? [])
  if (!listed.success || (!data && listed.data.length === 0)) {
    throw new ConnectorError(
      'unexpected_shape',
      `${who} answered in an unknown form: data is ${typeOf(data)}`,
    )
  }
  const blocking = listed.data.filter((error) => !isForeign(error))
  const fatal = data ? blocking.find((error) => isThrottled(error) || isLost(data, error)) : listed.data[0]
  if (!data || fatal) throw failureOf(fatal ?? {}, cost)
  return { data, cost, partial: blocking.length > 0 }
}

/** Without `read_customers` the accounts behind orders are hidden and the orders stand: `check` reports it. */
const isForeign = ({ path, extensions }: GraphqlError): boolean =>
  extensions?.code === 'ACCESS_DENIED' &&
  (path?.[0] === 'account' || Boolean(path?.slice(1).includes('customer')))

const isThrottled = ({ message, extensions }: GraphqlError): boolean =>
  extensions?.code === 'THROTTLED' || message === 'Throttled'

/**
 * Whether the error took away what was asked for, or whole orders of it: a null there is not "not found". Null deeper inside leaves an
 * order that is incomplete.
 */
function isLost(data: Record<string, unknown>, { path }: GraphqlError): boolean {
  if (!path || path.length === 0)
    return Object.entries(data).every(([name, value]) => name === 'shop' || value === null)
  if (path[0] === 'account' || path[0] === 'newest') return false
  let here: unknown = data
  for (const [depth, step] of path.entries()) {
    if (depth > 0 && typeof step === 'string' && step !== 'orders' && step !== 'nodes') return false
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined
    if (here == null) return true
  }
  return false
}

const kindOfCode: Record<string, ConnectorError['kind']> = {
  THROTTLED: 'rate_limited',
  ACCESS_DENIED: 'unauthorized',
  SHOP_INACTIVE: 'unauthorized',
  INTERNAL_SERVER_ERROR: 'unreachable',
  TIMEOUT: 'timed_out',
  MAX_COST_EXCEEDED: 'not_supported',
  // The API version does not know what was asked: asking again in the same words cannot help.
  argumentNotAccepted: 'not_supported',
  undefinedField: 'not_supported',
  undefinedType: 'not_supported',
}

function failureOf({ message, path, extensions }: GraphqlError, cost: Cost | undefined): ConnectorError {
  const code = extensions?.code ?? (message === 'Throttled' ? 'THROTTLED' : undefined)
  const kind = kindOfCode[code ?? ''] ?? 'unexpected_shape'
  const where = path && path.length > 0 ? ` at ${path.join('.')}` : ''
  const access = extensions?.requiredAccess ?? ''
  const scope = access && !message?.includes(access) ? ` It wants ${access}` : ''
  const said = scrub(`${message ?? 'no message'}${scope}`)
  return new ConnectorError(kind, `${who} answered ${code ?? 'an error without a code'}${where}: ${said}`, {
    retryAfter: kind === 'rate_limited' ? secondsUntilAffordable(cost) : undefined,
  })
}

const secondsUntilAffordable = (cost: Cost | undefined): number | undefined => {
  if (!cost) return undefined
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable
  return Math.max(1, Math.ceil(missing / Math.max(1, cost.throttleStatus.restoreRate)))
}

/** 402 is a plan without the API, 423 a locked shop: matters of rights, like a refused key. */
function requireRights({ status, body }: HttpReply): void {
  if (status !== 402 && status !== 423) return
  const said = errorText(jsonOf(body))
  throw new ConnectorError('unauthorized', `${who} answered HTTP ${status}${said ? `: ${scrub(said)}` : ''}`)
}

const signingIn = `${who} sign-in`

/**
 * The client credentials grant: a token for a day, as often as it is asked for.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant – read 2026-11
 */
async function fetchToken(
  http: Http,
  {
    admin,
    clientId,
    clientSecret,
    signal,
  }: Required<Pick<ClientSettings, 'clientId' | 'clientSecret'>> & TokenCall,
): Promise<FetchedToken> {
  const reply = await exchange(http, signingIn, {
    method: 'POST',
    url: `${admin}/oauth/access_token`,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId ?? '',
      client_secret: clientSecret ?? '',
    }).toString(),
    signal,
  })
  // A refusal comes as JSON or as a page; both hold its code, and neither form is documented.
  if (reply.status >= 400 && reply.status < 404) {
    const code = /(?:Oauth error |"error"\s*:\s*")([a-z_]{3,40})/i.exec(reply.body)?.[1] ?? ''
    const why = refusals[code] ?? 'the client id or secret is wrong, or the app is not installed in this shop'
    throw new ConnectorError(
      'unauthorized',
      `${who} gave no token (HTTP ${reply.status}${code && `, ${code}`}): ${why}`,
    )
  }
  requireSuccess(reply, signingIn)
  const answer = readWire(TokenReply, readJson(reply.body, signingIn), signingIn)
  return { token: answer.access_token, lifeSeconds: answer.expires_in }
}

interface TokenCall {
  admin: string
  signal: AbortSignal
}

const refusals: Readonly<Record<string, string>> = {
  shop_not_permitted:
    'client credentials work only in shops of the organization that the app belongs to; use a permanent token there',
  app_not_installed: 'install the app in this shop',
  application_cannot_be_found: 'there is no app with this client id',
  invalid_client: 'the client secret is wrong',
}

/** Outside of GraphQL, `errors` is one text. */
const errorText = (body: unknown): string | undefined =>
  isObject(body) && typeof body.errors === 'string' ? body.errors : undefined

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
