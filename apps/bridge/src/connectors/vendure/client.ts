import type { Http } from '../../platform/http.ts'
import { ConnectorError } from '../errors.ts'
import { exchange, readJson, readWire, requireSuccess, scrub } from '../reply.ts'
import {
  checkedVersion,
  ErrorResult,
  type GraphqlError,
  GraphqlReply,
  type ShopSettings,
  settingsIn,
  who,
} from './wire.ts'

/** Of one customer, newest first. Vendure reads an order in some ten milliseconds, one after the other. */
const ordersOfCustomer = 20
/** Customers who share an e-mail or the end of a phone number. */
const customersAtOnce = 10
/** A page of the newest orders. Vendure refuses more than 1,000. */
export const ordersOfPage = 50
/** Answers to a full batch of numbers in each of their spellings; codes are unique. */
const ordersOfCodes = 100
const variantsOfSkus = 200

// Types of history that carry times; notes of the staff are not asked for.
const orderFields = `
fragment OrderFields on Order {
  id code state orderPlacedAt updatedAt currencyCode
  totalWithTax subTotalWithTax shippingWithTax taxSummary { taxTotal } discounts { amountWithTax }
  customer { id emailAddress firstName lastName phoneNumber }
  shippingAddress { fullName company streetLine1 streetLine2 city province postalCode countryCode phoneNumber }
  shippingLines { shippingMethod { name } }
  lines { id quantity orderPlacedQuantity proratedUnitPriceWithTax productVariant { sku name } }
  fulfillments { id state method trackingCode createdAt updatedAt lines { orderLineId quantity } }
  payments {
    state amount updatedAt
    refunds { id state total items shipping adjustment reason createdAt updatedAt lines { orderLineId quantity } }
  }
  history(options: {
    take: 100, sort: { createdAt: DESC },
    filter: { type: { in: ["ORDER_STATE_TRANSITION", "ORDER_FULFILLMENT_TRANSITION", "ORDER_REFUND_TRANSITION"] } }
  }) { items { type createdAt data } }
}`

// Carts are orders too, until they are placed.
const placed = 'orderPlacedAt: { isNull: false }'
const newestFirst = `filter: { ${placed} }, sort: { orderPlacedAt: DESC }`
const ofCustomer = `orders(options: { take: ${ordersOfCustomer}, ${newestFirst} }) { totalItems items { ...OrderFields } }`

/**
 * Every document that is ever sent. Values travel as variables, so none can break out of the query. One root each: Vendure checks an API
 * key by bcrypt for every root field, 230 ms of a core (3.7.3).
 */
export const documents = {
  ordersByEmail: `
query OrdersByEmail($email: String!) {
  customers(options: { take: ${customersAtOnce}, filter: { emailAddress: { eq: $email } } }) {
    totalItems items { ${ofCustomer} }
  }
}${orderFields}`,

  /** Phones are kept as they were typed, so their last digits are looked for, whatever stands between them. */
  ordersByPhone: `
query OrdersByPhone($pattern: String!) {
  customers(options: { take: ${customersAtOnce}, filter: { phoneNumber: { regex: $pattern } } }) {
    totalItems items { ${ofCustomer} }
  }
}${orderFields}`,

  ordersByCode: `
query OrdersByCode($codes: [String!]!) {
  orders(options: { take: ${ordersOfCodes}, filter: { code: { in: $codes }, ${placed} } }) {
    totalItems items { ...OrderFields }
  }
}${orderFields}`,

  ordersById: `
query OrdersById($ids: [String!]!) {
  orders(options: { take: ${ordersOfCodes}, filter: { id: { in: $ids }, ${placed} } }) {
    totalItems items { ...OrderFields }
  }
}${orderFields}`,

  /** Oldest first: what is placed meanwhile comes at the end, and no page loses an order. */
  ordersPlaced: `
query OrdersPlaced($after: DateTime!, $skip: Int!) {
  orders(options: {
    take: ${ordersOfPage}, skip: $skip, sort: { orderPlacedAt: ASC, id: ASC }, filter: { orderPlacedAt: { after: $after } }
  }) { totalItems items { ...OrderFields } }
}${orderFields}`,

  stockBySku: `
query StockBySku($skus: [String!]!) {
  productVariants(options: { take: ${variantsOfSkus}, filter: { sku: { in: $skus } } }) {
    totalItems items {
      id sku updatedAt trackInventory
      stockLevels { stockOnHand stockAllocated updatedAt stockLocation { id name } }
    }
  }
}`,

  /** These two need no right. */
  settings: 'query Settings { globalSettings { trackInventory serverConfig { moneyStrategyPrecision } } }',
  channel: 'query Channel { activeChannel { code } }',
} as const

export interface ClientSettings {
  endpoint: string
  apiKey: string
  channelToken?: string | undefined
}

export interface Answer {
  data: Record<string, unknown>
  /** An error took something out of it. */
  partial: boolean
}

export type Client = ReturnType<typeof createClient>

/** The shop's settings change with its software. */
const settingsKeptMs = 3_600_000

/** The only HTTP of this vendor. */
export function createClient(
  { endpoint, apiKey, channelToken }: ClientSettings,
  { http, now }: { http: Http; now: () => number },
) {
  const ask = async (
    document: keyof typeof documents,
    variables: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const reply = await exchange(http, who, {
      method: 'POST',
      url: endpoint,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'vendure-api-key': apiKey,
        ...(channelToken && { 'vendure-token': channelToken }),
      },
      body: JSON.stringify({ query: documents[document], variables }),
      signal,
    })
    // A document that does not fit the schema is refused with 400 and a reason in the body.
    if (reply.status === 400) refuseErrors(reply.body)
    if (reply.status === 404) {
      throw new ConnectorError(
        'unexpected_shape',
        `${who} has nothing at this endpoint (HTTP 404): it is the whole address of the Admin API, such as …/admin-api`,
      )
    }
    requireSuccess(reply, who, firstWords)
    return readAnswer(readJson(reply.body, who))
  }

  let kept: { until: number; settings: ShopSettings } | undefined
  return {
    ask,
    /** Asked beside the first question, and kept for an hour. */
    async settings(signal: AbortSignal): Promise<ShopSettings> {
      if (kept && kept.until > now()) return kept.settings
      const { data } = await ask('settings', {}, signal)
      if (!('globalSettings' in data))
        throw new ConnectorError('unexpected_shape', `${who} answered without its settings`)
      const settings = settingsIn(data)
      kept = { until: now() + settingsKeptMs, settings }
      return settings
    },
  }
}

function refuseErrors(body: string): void {
  if (/^\s*\{/.test(body)) readAnswer(readJson(body, who))
}

/** What a GraphQL reply answers. Throws the failure that its errors name, because they come with HTTP 200. */
export function readAnswer(body: unknown): Answer {
  const { data, errors } = readWire(GraphqlReply, body, who)
  const [error] = errors ?? []
  const isEmpty = !data || Object.values(data).every((value) => value === null)
  if (error && isEmpty) throw errorOf(error)
  if (!data) throw new ConnectorError('unexpected_shape', `${who} answered without data and without an error`)
  for (const value of Object.values(data)) refuseErrorResult(value)
  return { data, partial: error !== undefined }
}

function refuseErrorResult(value: unknown): void {
  const result = ErrorResult.safeParse(value)
  if (!result.success) return
  const { errorCode, message } = result.data
  throw new ConnectorError(
    'not_supported',
    `${who} refused with ${scrub(errorCode)}: ${scrub(message ?? 'no reason given')}`,
  )
}

/** What each root field needs: https://docs.vendure.io/guides/core-concepts/auth/ – read 2026-11; tried against the checked version. */
const permissions: Record<string, string> = {
  orders: 'ReadOrder',
  order: 'ReadOrder',
  customers: 'ReadCustomer',
  productVariants: 'ReadProduct (or ReadCatalog)',
}

function errorOf({ message, path, extensions }: GraphqlError): ConnectorError {
  const code = extensions?.code ?? 'no code'
  const words = scrub(message ?? 'no reason given')
  const root = String(path?.[0] ?? '')
  const permission = Object.hasOwn(permissions, root) ? permissions[root] : undefined
  if (code === 'FORBIDDEN' || code === 'UNAUTHORIZED') {
    const remedy = permission
      ? `the role of the API key lacks the permission ${permission} in this channel, or the key is not accepted`
      : 'the API key is not accepted: is it right and of this channel, and does authOptions.tokenMethod of the server hold "api-key"?'
    return new ConnectorError('unauthorized', `${who} refused ${root || 'the question'} (${code}): ${remedy}`)
  }
  if (code === 'CHANNEL_NOT_FOUND')
    return new ConnectorError('unauthorized', `${who} has no channel with this channelToken (${code})`)
  if (code === 'INTERNAL_SERVER_ERROR')
    return new ConnectorError('unreachable', `${who} failed inside (${code}): ${words}`)
  const missing = missingIn(message ?? '')
  if (missing) {
    const detail = `${missing} is missing in this Vendure; the connector was checked against ${checkedVersion} and needs it`
    return new ConnectorError('unexpected_shape', `${who} (${code}): ${detail}`)
  }
  return new ConnectorError(
    code === 'USER_INPUT_ERROR' ? 'not_supported' : 'unexpected_shape',
    `${who} refused the question (${code}): ${words}`,
  )
}

/** The name that a schema does not know, from the words of graphql-js: they quote our document, and no customer. */
const missingIn = (message: string): string | undefined => {
  const found =
    /Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ??
    /Field "(\w+)" is not defined by type "(\w+)"/.exec(message)
  if (found) return `the field ${found[1]} of ${found[2]}`
  const argument = /Unknown argument "(\w+)" on field "([\w.]+)"/.exec(message)
  if (argument) return `the argument ${argument[1]} of ${argument[2]}`
  const type = /Unknown type "(\w+)"/.exec(message)
  return type ? `the type ${type[1]}` : undefined
}

const firstWords = (body: unknown): string | undefined =>
  GraphqlReply.safeParse(body).data?.errors?.[0]?.message
