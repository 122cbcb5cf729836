import { shopify } from '@throughline/bridge/connectors/shopify/index.ts'
import {
  type Http,
  HttpFailure,
  type HttpReply,
  type HttpRequest,
} from '@throughline/bridge/platform/http.ts'

export interface Asked {
  /** Name of the operation: `OrdersByEmail`. */
  operation: string
  variables: Record<string, unknown>
  request: HttpRequest
}

/** What the shop says to one operation (`Token` is the sign-in): data, or a whole HTTP reply. */
export type Says = (asked: Asked) => { data: unknown } | { reply: Partial<HttpReply> }

/** 2,000 points, of which a look-up like ours takes 400. */
const cost = (currentlyAvailable = 1_600) => ({
  requestedQueryCost: 400,
  throttleStatus: { maximumAvailable: 2_000, currentlyAvailable, restoreRate: 100 },
})

/** A connector on a shop that answers by operation, and everything that it was asked, in order. */
export function fakeShop(
  says: Record<string, Says>,
  { settings = {}, numbers = {}, available = 1_600, now = (): number => 0 } = {},
) {
  const asked: Asked[] = []
  const http: Http = {
    async request(request) {
      const { query, variables } = request.url.endsWith('/admin/oauth/access_token')
        ? { query: 'query Token', variables: Object.fromEntries(new URLSearchParams(request.body)) }
        : JSON.parse(request.body ?? '')
      const operation = /^\s*query (\w+)/.exec(query)?.[1] ?? ''
      const question = { operation, variables, request }
      asked.push(question)
      if (request.signal.aborted) throw new HttpFailure('timed_out', 'too late', undefined)
      const answer = says[operation]?.(question)
      if (!answer) throw new Error(`the shop was not prepared for ${operation}`)
      if ('reply' in answer) return { status: 200, headers: {}, body: '', ...answer.reply }
      const body = JSON.stringify({ data: answer.data, extensions: { cost: cost(available) } })
      return { status: 200, headers: { 'x-shopify-api-version': '2026-10' }, body }
    },
    async close() {},
  }
  const connector = shopify.connect(
    shopify.settings.parse({ shop: 'demo-eu.myshopify.com', accessToken: 'shpat_secret', ...settings }),
    { http, now, numbers },
  )
  return { connector, asked }
}

const lastPage = { pageInfo: { hasNextPage: false } }

/** An order as small as Shopify sends it; the number is its id as well. */
export const wireOrder = (number: number, parts: Record<string, unknown> = {}) => ({
  __typename: 'Order',
  id: `gid://shopify/Order/${number}`,
  name: `#${number}`,
  email: 'ada@example.com',
  processedAt: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
  displayFulfillmentStatus: 'UNFULFILLED',
  displayFinancialStatus: 'PAID',
  lineItems: { ...lastPage, nodes: [] },
  fulfillmentsCount: { count: 0 },
  fulfillments: [],
  fulfillmentOrders: { ...lastPage, nodes: [] },
  refunds: [],
  returns: { ...lastPage, nodes: [] },
  ...parts,
})

/** A page of orders, and the ids of all that the filter finds. */
export const pageOf = (orders: unknown[], ids: readonly number[], more = false) => ({
  orders: { ...lastPage, nodes: orders },
  newest: headsOf(ids, more),
})

export const headsOf = (ids: readonly number[], more = false) => ({
  pageInfo: { hasNextPage: more },
  nodes: ids.map((id) => ({
    id: `gid://shopify/Order/${id}`,
    processedAt: new Date(Date.UTC(2026, 0, 1, 0, id)).toISOString(),
  })),
})
