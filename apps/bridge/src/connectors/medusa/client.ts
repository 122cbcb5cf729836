import type { z } from 'zod'
import type { Http } from '../../platform/http.ts'
import { ConnectorError } from '../errors.ts'
import { exchange, readJson, readWire, requireSuccess, scrub } from '../reply.ts'
import {
  CustomerList,
  checkedVersion,
  InventoryList,
  LocationList,
  MedusaError,
  OrderHeads,
  OrderList,
  OrderReply,
  ReturnList,
  type WireOrder,
  type WireReturn,
  who,
} from './wire.ts'

/** Of one customer, newest first. */
const ordersOfCustomer = 20
/** An account and the guests of one address. */
const customersOfEmail = 5
/** Search results that are read to find one number among what merely holds its digits. */
const headsAtOnce = 100
const headPages = 4
export const ordersOfPage = 20
const returnsOfOrder = 20

/**
 * The only fields that are ever asked for: a name that Medusa does not know is ignored without a word, and one of those that it knows
 * (`*fulfillments.location`) hangs the whole server, 2.21. Each of these was asked of a running one, or is what its own dashboard asks for.
 */
const orderFields = [
  'id,display_id,custom_display_id,status,email,customer_id,created_at,updated_at,canceled_at,currency_code',
  'fulfillment_status,payment_status',
  '+total,+subtotal,+shipping_total,+tax_total,+discount_total,+summary',
  '*items,*items.detail,*shipping_address,*shipping_methods,*customer',
  '*fulfillments,*fulfillments.labels,*fulfillments.items',
  '*payment_collections,*payment_collections.payments,*payment_collections.payments.refunds',
].join(',')
const returnFields = '*items,*items.reason'

/** A server that hangs is left after this time even by those who have more: it holds a connection, and whoever waits behind it. */
const longestMs = 10_000
/** Places are opened and renamed rarely. */
const locationsKeptMs = 3_600_000

export interface ClientSettings {
  baseUrl: string
  apiKey: string
}

export type Client = ReturnType<typeof createClient>

type Query = Record<string, string | readonly string[]>

/** The only HTTP of this vendor. */
export function createClient(
  { baseUrl, apiKey }: ClientSettings,
  { http, now }: { http: Http; now: () => number },
) {
  // The key is the user's name; there is no password.
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`

  const get = async (path: string, query: Query, caller: AbortSignal) => {
    const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : value.map((one) => [`${name}[]`, one]),
    )
    const signal = AbortSignal.any([caller, AbortSignal.timeout(longestMs)])
    return exchange(http, who, {
      method: 'GET',
      url: `${baseUrl}${path}?${new URLSearchParams(pairs)}`,
      headers: { accept: 'application/json', authorization },
      signal,
    })
  }
  const read = async <Wire>(
    schema: z.ZodType<Wire>,
    { path, query }: { path: string; query: Query },
    signal: AbortSignal,
  ): Promise<Wire> => {
    const reply = await get(path, query, signal)
    requireSuccess(reply, who, errorWords)
    return readWire(schema, readBody(readJson(reply.body, who)), who)
  }
  const orderList = (query: Query, signal: AbortSignal) =>
    read(OrderList, { path: '/admin/orders', query: { ...query, fields: orderFields } }, signal)

  let locations: { until: number; names: Map<string, string> } | undefined

  return {
    /**
     * The customers of an e-mail, compared exactly: an account and guests may share one. The list of orders has no such filter; it
     * ignores `email=` and answers with everybody's.
     */
    async customersOf(email: string, signal: AbortSignal) {
      const query = { email, fields: 'id,email', limit: String(customersOfEmail) }
      const { customers, count } = await read(CustomerList, { path: '/admin/customers', query }, signal)
      const own = customers.filter((one) => one.email?.toLowerCase() === email)
      if (own.length < customers.length) throw ignored('email', '/admin/customers')
      return { ids: own.map(({ id }) => id), more: (count ?? 0) > customers.length }
    },

    async ordersOf(customerId: string, signal: AbortSignal) {
      const query = { customer_id: customerId, order: '-created_at', limit: String(ordersOfCustomer) }
      const { orders, count } = await orderList(query, signal)
      if (orders.some((order) => order.customer_id !== undefined && order.customer_id !== customerId))
        throw ignored('customer_id', '/admin/orders')
      return { orders, more: (count ?? 0) > orders.length }
    },

    /** The ids of the orders of this number. The search finds whatever holds the digits somewhere: streets, postcodes, longer numbers. */
    async idsOfNumber(number: string, signal: AbortSignal): Promise<string[]> {
      for (let page = 0; page < headPages; page += 1) {
        const query = {
          q: number,
          fields: 'id,display_id,custom_display_id',
          order: 'created_at',
          limit: String(headsAtOnce),
          offset: String(page * headsAtOnce),
        }
        const { orders, count } = await read(OrderHeads, { path: '/admin/orders', query }, signal)
        const own = orders.filter((one) => isNumber(one, number))
        if (own.length > 0) return own.map(({ id }) => id)
        const seen = page * headsAtOnce + orders.length
        if (orders.length < headsAtOnce || seen >= (count ?? seen)) return []
      }
      // "None" would be a guess.
      throw new ConnectorError(
        'not_supported',
        `${who} finds more than ${headPages * headsAtOnce} orders that hold these digits somewhere, and has no filter for the number: ask by e-mail`,
      )
    },

    async ordersById(ids: readonly string[], signal: AbortSignal): Promise<WireOrder[]> {
      const { orders } = await orderList({ id: ids, limit: String(ids.length) }, signal)
      if (orders.some(({ id }) => !ids.includes(id))) throw ignored('id', '/admin/orders')
      return orders
    },

    /** By their time of change, oldest first. */
    async changed({ from, offset }: { from: string; offset: number }, signal: AbortSignal) {
      const query = {
        'updated_at[$gte]': from,
        order: 'updated_at',
        limit: String(ordersOfPage),
        offset: String(offset),
      }
      const { orders } = await orderList(query, signal)
      if (orders.some((order) => order.updated_at !== undefined && order.updated_at < from))
        throw ignored('updated_at', '/admin/orders')
      return orders
    },

    async returnsOf(orderId: string, signal: AbortSignal) {
      const query = { order_id: orderId, fields: returnFields, limit: String(returnsOfOrder) }
      const { returns, count } = await read(ReturnList, { path: '/admin/returns', query }, signal)
      if (returns.some(({ order_id }) => order_id !== orderId)) throw ignored('order_id', '/admin/returns')
      return { returns, more: (count ?? 0) > returns.length }
    },

    async stock(skus: readonly string[], signal: AbortSignal) {
      const query = { sku: skus, fields: 'id,sku,updated_at,*location_levels', limit: String(skus.length) }
      const { inventory_items } = await read(InventoryList, { path: '/admin/inventory-items', query }, signal)
      return inventory_items
    },

    /** Names of places by id, kept for an hour. Without them stock is told by ids: that is no reason to fail. */
    async locations(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
      if (locations && locations.until > now()) return locations.names
      try {
        const query = { fields: 'id,name', limit: '200' }
        const { stock_locations } = await read(
          LocationList,
          { path: '/admin/stock-locations', query },
          signal,
        )
        const names = new Map(stock_locations.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])))
        locations = { until: now() + locationsKeptMs, names }
        return names
      } catch (error) {
        if (error instanceof ConnectorError) return new Map()
        throw error
      }
    },
  }
}

const isNumber = (
  { display_id, custom_display_id }: Pick<WireOrder, 'display_id' | 'custom_display_id'>,
  number: string,
): boolean => display_id === number || custom_display_id?.toUpperCase() === number.toUpperCase()

/** What a filter that is ignored brings is everybody's, and hers may not be among it: that is no answer. */
const ignored = (filter: string, path: string): ConnectorError =>
  new ConnectorError(
    'unexpected_shape',
    `${who} ignored the filter ${filter} of ${path} and sent what was not asked for; the connector was checked against ${checkedVersion}`,
  )

/** The orders of any body that Medusa sends. Throws what the body complains of. */
export function ordersIn(body: unknown): WireOrder[] {
  const found = readBody(body)
  if ('orders' in found) return readWire(OrderList, found, who).orders
  return [readWire(OrderReply, found, who).order]
}

export const returnsIn = (body: unknown): WireReturn[] => {
  const found = readBody(body)
  if ('return' in found) return readWire(ReturnList, { returns: [found.return] }, who).returns
  return readWire(ReturnList, found, who).returns
}

export const inventoryIn = (body: unknown) => readWire(InventoryList, readBody(body), who).inventory_items

/** The body as an object that is no complaint. */
export function readBody(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ConnectorError('unexpected_shape', `${who} answered in an unknown form: the reply is no object`)
  }
  const complaint = MedusaError.safeParse(body)
  if (!complaint.success) return { ...body }
  const { type, message } = complaint.data
  const kind = type === undefined ? 'unauthorized' : 'not_supported'
  throw new ConnectorError(kind, `${who} refused the question (${type ?? 'no type'}): ${scrub(message)}`)
}

const errorWords = (body: unknown): string | undefined => MedusaError.safeParse(body).data?.message
