import { productOf } from '../../world/products.ts'
import { orderId } from '../../world/shop-ids.ts'
import { totalsOf } from '../../world/totals.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { type Connection, connection, type PageArgs } from '../connection.ts'
import {
  type Matchers,
  matchesText,
  matchesTime,
  matchesWord,
  type SearchWarning,
  search,
} from '../search.ts'
import { cancelledBy, updatedAt } from '../sees.ts'
import type { Fields, Scope } from './scope.ts'
import { confirmationNumber, financialStatus, fulfilmentStatus, returnStatus } from './status.ts'

export interface OrdersArgs extends PageArgs {
  query?: string | null
  sortKey?: string | null
}

const numberOf = (value: string): string => value.replace(/^.*\//, '')

/** The documented filters that this shop has data for. There is none for a phone or a tracking number. */
const matchersFor = (scope: Scope): Matchers<OrderTruth> => ({
  default: (order, term) =>
    [order.name, order.buyer.email, order.buyer.shipTo.name].some((text) => matchesText(text, term)),
  name: (order, term) => matchesText(order.name, term),
  email: (order, term) => matchesText(order.buyer.email, term),
  customer_id: (order, { value }) => order.buyer.account && String(order.buyer.person.id) === numberOf(value),
  id: (order, { value }) => String(orderId(order)) === numberOf(value),
  confirmation_number: (order, term) => matchesWord(confirmationNumber(order), term),
  created_at: (order, term) => matchesTime(order.placedAt, term),
  processed_at: (order, term) => matchesTime(order.placedAt, term),
  updated_at: (order, term) => matchesTime(updatedAt(order, scope.at), term),
  financial_status: (order, term) => matchesWord(financialStatus(order, scope.at), term),
  fulfillment_status: (order, term) => matchesWord(fulfilmentStatus(order, scope.at), term),
  return_status: (order, term) => matchesWord(returnStatus(order, scope.at), term),
  status: (order, { value }) => {
    const cancelled = cancelledBy(order, scope.at) !== undefined
    return value === 'cancelled' ? cancelled : value === 'open' ? !cancelled : true
  },
  sku: (order, term) => order.lines.some((line) => matchesText(productOf(line.sku).product.sku, term)),
  tag: (order, { value }) => order.tags.includes(value),
  source_name: (order, term) => matchesWord(order.source, term),
  test: (_, { value }) => value === 'false',
  po_number: () => false,
})

const sortValues: Record<string, (order: OrderTruth, scope: Scope) => number> = {
  UPDATED_AT: (order, { at }) => updatedAt(order, at),
  TOTAL_PRICE: (order, { at }) => totalsOf(order, at).total,
  ORDER_NUMBER: (order) => order.number,
  ID: (order) => orderId(order),
}

/** A page of orders that match, with the warnings that go into `extensions.search`. */
export function ordersPage(
  scope: Scope,
  orders: readonly OrderTruth[],
  args: OrdersArgs,
): { page: Connection<Fields>; warnings: SearchWarning[] } {
  const { found, warnings } = search(orders, {
    query: args.query,
    matchers: matchersFor(scope),
    path: 'orders',
  })
  const sortValue = sortValues[args.sortKey ?? 'PROCESSED_AT'] ?? ((order: OrderTruth) => order.placedAt)
  const sorted = found.toSorted((a, b) => sortValue(a, scope) - sortValue(b, scope))
  return {
    page: connection(
      sorted.map((order) => scope.order(order)),
      args,
    ),
    warnings,
  }
}

export const countMatching = (scope: Scope, query: string | null | undefined): number =>
  search(scope.orders, { query, matchers: matchersFor(scope), path: 'ordersCount' }).found.length
