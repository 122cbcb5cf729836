import type { Concern } from '@throughline/shared/contract'
import type { HoldReason, NextStep, Owner } from '@throughline/shared/vocabulary'
import { thresholdsFor } from '../policy/thresholds-for.ts'
import { isOutOfStock } from './backordered.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, overdueAt, timeOf } from './parts/clock.ts'
import { type OpenHold, openHolds } from './parts/holds.ts'

/** Whose turn a hold makes it. Who holds an order for a reason that we do not know is asked. */
const ownerOf: Record<HoldReason, Owner | 'holder'> = {
  payment: 'customer',
  fraud: 'finance',
  address: 'support',
  shipping_method: 'support',
  stock: 'merchandising',
  operator: 'warehouse',
  customer: 'support',
  returned_items: 'returns_desk',
  other: 'holder',
  unknown: 'holder',
}
const nextOf: Partial<Record<HoldReason, NextStep>> = {
  payment: 'remind_customer',
  address: 'confirm_address',
  stock: 'offer_alternative',
  operator: 'ask_warehouse',
  returned_items: 'ask_returns_desk',
}

/** Somebody or something holds the order back: one concern for each reason, whoever tells it. */
export const onHold: ConcernRule = (order) => {
  const clock = merchantClock(order)
  return [...Map.groupBy(openHolds(order), ({ hold }) => hold.reason)].flatMap(
    ([reason, holds]): Concern[] => {
      const [first] = holds
      // That the article is missing is the cause, and has its own concern.
      if (!first || (reason === 'stock' && isOutOfStock(order))) return []
      const oldest = holds.reduce((best, one) =>
        (timeOf(order, one.at) ?? order.now) < (timeOf(order, best.at) ?? order.now) ? one : best,
      )
      const { holdHours } = thresholdsFor(order.policy, { warehouse: warehouseOf(oldest) })
      const from = timeOf(order, oldest.at)
      const at = overdueAt(from, { hours: holdHours, clock, until: order.now })
      // How old it is nobody knows: told at once where a hold may last no time at all, else not.
      if (at === undefined && holdHours > 0) return []
      const began = at ?? from
      const owner = ownerOf[reason]
      return [
        {
          kind: 'on_hold',
          // An unpaid order waits for its customer, as it should.
          severity: reason === 'payment' ? 'notice' : 'warning',
          owner: owner !== 'holder' ? owner : first.record.kind === 'order' ? 'support' : 'warehouse',
          next: nextOf[reason] ?? 'resolve_hold',
          since: oldest.at,
          due: began === undefined ? undefined : dueAfter(began, 1, clock),
          evidence: holds.map(({ fact }) => fact),
          values: { warehouse: holds.map(warehouseOf).find((name) => name !== undefined) },
        },
      ]
    },
  )
}

const warehouseOf = ({ record }: OpenHold): string | undefined =>
  record.kind === 'warehouse_order' ? record.data.warehouse : undefined
