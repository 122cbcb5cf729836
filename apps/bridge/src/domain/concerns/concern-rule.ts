import type { Concern } from '@throughline/shared/contract'
import type { JudgedOrder } from '../case/order-case.ts'

/** One kind of concern: what it finds in an order. Pure; the time is in the order. */
export type ConcernRule = (order: JudgedOrder) => Concern[]
