import { shops } from './shops.ts'
import type { OrderTruth } from './truth.ts'

/** Ids that the shop gives out and others keep are derived from numbers: they stay the same however the world grows. */

/** The number behind an order's id; what belongs to the order counts on from it. */
export const orderId = (order: Pick<OrderTruth, 'shop' | 'number'>): number =>
  shops[order.shop].number * 100_000_000_000 + order.number * 100_000

export const lineId = (order: OrderTruth, position: number): number => orderId(order) + 100 + position
export const jobId = (order: OrderTruth, job: number): number => orderId(order) + 200 + job
export const fulfilmentId = (order: OrderTruth, job: number, shipment: number): number =>
  orderId(order) + 300 + job * 10 + shipment
export const returnId = (order: OrderTruth, index: number): number => orderId(order) + 500 + index * 20
export const refundId = (order: OrderTruth, index: number): number => orderId(order) + 700 + index * 20
export const transactionId = (order: OrderTruth, index: number): number => orderId(order) + 900 + index
