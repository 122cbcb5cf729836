import type { OrderPromise, ReturnLedger } from '@throughline/shared/contract'
import type { OrderCase } from '../case/order-case.ts'
import { deliveryOf } from './delivery.ts'
import { deliveryPromises } from './delivery-promises.ts'
import { dispatchPromises } from './dispatch-promises.ts'
import { refundPromises } from './refund-promises.ts'
import { returnWindow } from './return-window.ts'

/**
 * Every date that the customer was given, and how it stands; the one that presses most first. `ledgers` are in the order of the returns.
 * A cancelled order owes no delivery any more.
 */
export function promisesOf(one: OrderCase, ledgers: readonly ReturnLedger[]): OrderPromise[] {
  const delivery = deliveryOf(one)
  // Whose money went back waits for no parcel any more; that one arrived stays true.
  const isOwed = delivery?.done !== undefined || one.group.order?.data.payment !== 'refunded'
  return [
    ...(delivery && isOwed
      ? [
          ...deliveryPromises(one, delivery),
          ...dispatchPromises(one, delivery),
          ...returnWindow(one, delivery),
        ]
      : []),
    ...refundPromises(one, ledgers),
  ].toSorted(
    (a, b) =>
      pressure(a) - pressure(b) ||
      (a.latest === b.latest ? givers.indexOf(a.by) - givers.indexOf(b.by) : a.latest < b.latest ? -1 : 1),
  )
}

/** A date that was missed and is still owed; one that will be; one that is open; one of which nobody knows; what is over. */
function pressure({ kind, state, doneOn }: OrderPromise): number {
  // Nobody on our side has to do anything for it.
  if (kind === 'return_window') return 9
  switch (state) {
    case 'broken':
      return doneOn === undefined ? 0 : 4
    case 'at_risk':
      return 1
    case 'on_track':
      return 2
    case 'unknown':
      return 3
    case 'kept':
      return 5
  }
}

/** Of equal dates, the word of a person weighs most, an estimate least. */
const givers: readonly OrderPromise['by'][] = ['agent', 'bot', 'shop', 'policy', 'carrier']
