import type { Concern } from '@throughline/shared/contract'
import { type ConcernKind, concernKinds, severities } from '@throughline/shared/vocabulary'
import type { JudgedOrder } from '../case/order-case.ts'
import type { ConcernRule } from './concern-rule.ts'
import { notInspected } from './not-inspected.ts'
import { refundAmountMismatch } from './refund-amount-mismatch.ts'
import { refundOverdue } from './refund-overdue.ts'
import { refundedButShipping } from './refunded-but-shipping.ts'
import { returnDeliveredNotReceived } from './return-delivered-not-received.ts'
import { returnInTransitTooLong } from './return-in-transit-too-long.ts'
import { returnWindowClosing } from './return-window-closing.ts'

/** One rule for each kind, one file each. */
const rules: Partial<Record<ConcernKind, ConcernRule>> = {
  refunded_but_shipping: refundedButShipping,
  return_in_transit_too_long: returnInTransitTooLong,
  return_delivered_not_received: returnDeliveredNotReceived,
  not_inspected: notInspected,
  refund_overdue: refundOverdue,
  refund_amount_mismatch: refundAmountMismatch,
  return_window_closing: returnWindowClosing,
}

/** All that is wrong with an order, the worst first; of equals, the one that is due first. */
export const concernsOf = (order: JudgedOrder): Concern[] =>
  concernKinds.flatMap((kind) => rules[kind]?.(order) ?? []).sort(byPressure)

const byPressure = (a: Concern, b: Concern): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  (a.due ?? '9999').localeCompare(b.due ?? '9999')
