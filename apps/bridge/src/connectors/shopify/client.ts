import { z } from 'zod'
import type { Http } from '../../platform/http.ts'
import type { Allowance, Question } from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { exchange, readJson, readWire, requireSuccess, scrub, typeOf } from '../reply.ts'
import {
  gid,
  type InventoryItem,
  inventoryIn,
  isObject,
  legacyId,
  type OrdersFound,
  ordersIn,
  returnsIn,
  shopIn,
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

/** One round trip for nearly everybody: five orders of twelve lines, three fulfilments and two refunds each. About 970 points. */
const page: Sizes = {
  orders: 5,
  lines: 12,
  fulfilments: 3,
  parcels: 5,
  parcelLines: 5,
  fulfilmentOrders: 3,
  refunds: 2,
  refundLines: 4,
  transactions: 2,
  returns: 3,
}

/** One order that did not fit, asked again alone. About 970 points. */
const whole: Sizes = {
  orders: 1,
  lines: 60,
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
/** About 200 points a return. */
const returnsAtOnce = 5
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

const refundFields = (sizes: Pick<Sizes, 'refundLines' | 'transactions'>) => `
fragment RefundFields on Refund {
  id createdAt processedAt
  return { id }
  totalRefundedSet ${money}
  refundLineItems(first: ${sizes.refundLines}) { pageInfo { hasNextPage } nodes { quantity lineItem { id sku } } }
  transactions(first: ${sizes.transactions}) {
    pageInfo { hasNextPage }
    nodes { kind status createdAt processedAt amountSet ${money} }
  }
}`

const newestFirst = 'sortKey: PROCESSED_AT, reverse: true'
const heads = '{ pageInfo { hasNextPage } nodes { id processedAt } }'

/** Every document that is ever sent, validated against Shopify's published schema in tests. */
export const documents = {
  ordersByEmail: `
query OrdersByEmail($query: String!, $email: CustomerIdentifierInput!) {
  orders(first: ${page.orders}, query: $query, ${newestFirst}) { pageInfo { hasNextPage } nodes { ...OrderFields } }
  newest: orders(first: ${newest}, query: $query, ${newestFirst}) ${heads}
  account: customerByIdentifier(identifier: $email) { orders(first: ${newest}, ${newestFirst}) ${heads} }
}${orderFields(page)}`,

  ordersByPhone: `
query OrdersByPhone($phone: CustomerIdentifierInput!) {
  customer: customerByIdentifier(identifier: $phone) {
    orders(first: ${page.orders}, ${newestFirst}) { pageInfo { hasNextPage } nodes { ...OrderFields } }
    newest: orders(first: ${newest}, ${newestFirst}) ${heads}
  }
}${orderFields(page)}`,

  ordersByName: `
query OrdersByName($query: String!) {
  orders(first: ${page.orders}, query: $query, ${newestFirst}) { pageInfo { hasNextPage } nodes { ...OrderFields } }
  newest: orders(first: ${newest}, query: $query, ${newestFirst}) ${heads}
}${orderFields(page)}`,

  ordersById: `
query OrdersById($ids: [ID!]!) {
  nodes(ids: $ids) { ...OrderFields }
}${orderFields(page)}`,

  wholeOrder: `
query WholeOrder($id: ID!) {
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
          ... on ReturnLineItem { fulfillmentLineItem { id lineItem { id sku title } } }
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
      refunds(first: 2) { pageInfo { hasNextPage } nodes { ...RefundFields } }
    }
  }
}${refundFields({ refundLines: 4, transactions: 2 })}`,

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

  check: `
query Check {
  shop { name orderNumberFormatPrefix orderNumberFormatSuffix }
  currentAppInstallation { accessScopes { handle } }
}`,
} as const

export interface ClientSettings {
  shop: string
  accessToken: string
  baseUrl?: string | undefined
}

export interface FoundOrder {
  order: WireOrder
  /** Something of it did not fit, and could not be fetched afterwards. */
  incomplete: boolean
}

export interface Found {
  orders: FoundOrder[]
  /** Native returns in detail, by id. A return that is missing here is known by its head alone. */
  returns: ReadonlyMap<string, WireReturn>
  /** Older orders exist that were not fetched. */
  more: boolean
  allowance?: Allowance | undefined
}

export type Client = ReturnType<typeof createClient>

/** The only HTTP of this vendor. */
export function createClient({ shop, accessToken, baseUrl }: ClientSettings, http: Http) {
  const url = `${(baseUrl ?? `https://${shop}`).replace(/\/+$/, '')}/admin/api/${apiVersion}/graphql.json`

  const ask = async (
    document: keyof typeof documents,
    variables: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const reply = await exchange(http, who, {
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-shopify-access-token': accessToken,
      },
      body: JSON.stringify({ query: documents[document], variables }),
      signal,
    })
    // A frozen shop or a plan without the API: a matter of rights, like a refused key.
    const refused = reply.status === 402 || reply.status === 423
    if (refused)
      throw new ConnectorError('unauthorized', `${who} answered HTTP ${reply.status}${wordsIn(reply.body)}`)
    requireSuccess(reply, who, ({ errors } = {} as never) =>
      typeof errors === 'string' ? errors : undefined,
    )
    return { ...readGraphql(readJson(reply.body, who)), version: reply.headers['x-shopify-api-version'] }
  }

  return { ask }
}
