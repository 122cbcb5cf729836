import type { OrderPromise } from '@throughline/shared/contract'
import type { OrderCase } from '../case/order-case.ts'

/** Every date that the customer was given, and how it stands; the one that presses most first. */
export function promisesOf(_: OrderCase): OrderPromise[] {
  return []
}
