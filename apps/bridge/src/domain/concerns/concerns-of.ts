import type { Concern } from '@throughline/shared/contract'
import { type ConcernKind, concernKinds, severities } from '@throughline/shared/vocabulary'
import type { JudgedOrder } from '../case/order-case.ts'
import { addressProblem } from './address-problem.ts'
import { backordered } from './backordered.ts'
import { cancelledButShipping } from './cancelled-but-shipping.ts'
import type { ConcernRule } from './concern-rule.ts'
import { customsHold } from './customs-hold.ts'
import { damaged } from './damaged.ts'
import { deliveredOrderOpen } from './delivered-order-open.ts'
import { deliveryAttemptFailed } from './delivery-attempt-failed.ts'
import { exchangeOutOfStock } from './exchange-out-of-stock.ts'
import { labelNotScanned } from './label-not-scanned.ts'
import { missedCutoff } from './missed-cutoff.ts'
import { notInspected } from './not-inspected.ts'
import { notReleased } from './not-released.ts'
import { onHold } from './on-hold.ts'
import { oversold } from './oversold.ts'
import { packNotVerified } from './pack-not-verified.ts'
import { pickupExpiring } from './pickup-expiring.ts'
import { probablyLost } from './probably-lost.ts'
import { promiseAtRisk } from './promise-at-risk.ts'
import { promiseBroken } from './promise-broken.ts'
import { quantityMismatch } from './quantity-mismatch.ts'
import { refundAmountMismatch } from './refund-amount-mismatch.ts'
import { refundOverdue } from './refund-overdue.ts'
import { refundedButShipping } from './refunded-but-shipping.ts'
import { returnDeliveredNotReceived } from './return-delivered-not-received.ts'
import { returnInTransitTooLong } from './return-in-transit-too-long.ts'
import { returnWindowClosing } from './return-window-closing.ts'
import { returnedToSender } from './returned-to-sender.ts'
import { shippedWithoutWarehouse } from './shipped-without-warehouse.ts'
import { shortPick } from './short-pick.ts'
import { silentParcel } from './silent-parcel.ts'
import { stockMismatch } from './stock-mismatch.ts'
import { stuckInWarehouse } from './stuck-in-warehouse.ts'
import { trackingMismatch } from './tracking-mismatch.ts'
import { warehouseShippedOrderOpen } from './warehouse-shipped-order-open.ts'

/** One rule for each kind, one file each. */
const rules: Record<ConcernKind, ConcernRule> = {
  promise_at_risk: promiseAtRisk,
  promise_broken: promiseBroken,
  not_released: notReleased,
  stuck_in_warehouse: stuckInWarehouse,
  missed_cutoff: missedCutoff,
  short_pick: shortPick,
  pack_not_verified: packNotVerified,
  on_hold: onHold,
  backordered: backordered,
  oversold: oversold,
  label_not_scanned: labelNotScanned,
  silent_parcel: silentParcel,
  delivery_attempt_failed: deliveryAttemptFailed,
  customs_hold: customsHold,
  address_problem: addressProblem,
  pickup_expiring: pickupExpiring,
  returned_to_sender: returnedToSender,
  damaged: damaged,
  probably_lost: probablyLost,
  shipped_without_warehouse: shippedWithoutWarehouse,
  warehouse_shipped_order_open: warehouseShippedOrderOpen,
  delivered_order_open: deliveredOrderOpen,
  quantity_mismatch: quantityMismatch,
  cancelled_but_shipping: cancelledButShipping,
  tracking_mismatch: trackingMismatch,
  refunded_but_shipping: refundedButShipping,
  stock_mismatch: stockMismatch,
  return_in_transit_too_long: returnInTransitTooLong,
  return_delivered_not_received: returnDeliveredNotReceived,
  not_inspected: notInspected,
  refund_overdue: refundOverdue,
  refund_amount_mismatch: refundAmountMismatch,
  exchange_out_of_stock: exchangeOutOfStock,
  return_window_closing: returnWindowClosing,
}

/** All that is wrong with an order, the worst first; of equals, the one that is due first. */
export const concernsOf = (order: JudgedOrder): Concern[] =>
  concernKinds.flatMap((kind) => rules[kind](order)).sort(byPressure)

const byPressure = (a: Concern, b: Concern): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  (a.due ?? '9999').localeCompare(b.due ?? '9999')
