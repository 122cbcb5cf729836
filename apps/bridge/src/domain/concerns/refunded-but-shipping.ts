import type { CardRefund, Concern, Fact } from '@throughline/shared/contract'
import type { OrderLine, RecordOf } from '@throughline/shared/model'
import type { WarehouseStage } from '@throughline/shared/vocabulary'
import type { JudgedOrder } from '../case/order-case.ts'
import type { MergedParcel } from '../merge/parcels.ts'
import { bareId } from '../merge/same-order.ts'
import { millisOf } from '../merge/ship-window.ts'
import { thresholdsFor } from '../policy/thresholds-for.ts'
import { factOfRefund } from '../proof/facts-of-order.ts'
import { lastScanOf } from '../proof/facts-of-parcel.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { ConcernRule } from './concern-rule.ts'

/**
 * The money went back, not for a return, and the goods go on to the customer. A cancelled order is `cancelled_but_shipping`; a parcel
 * that is lost, damaged or coming back is why money goes back.
 */
export const refundedButShipping: ConcernRule = (order) => {
  const { group, parcels, refunds } = order
  const shop = group.order
  if (!shop || shop.data.status === 'cancelled' || refunds.length === 0) return []
  const isWhole = isRefundedWhole(shop, refunds)
  const surplus = shop.data.lines.filter((line) => isWhole || isSentAfterRefund(line, shop))
  if (surplus.length === 0) return []
  const moving = parcels.filter(
    (parcel) => isMoving(parcel, order) && mayHold(parcel, { surplus, isWhole, shop }),
  )
  const working = isWhole ? group.warehouseOrders.filter(({ data }) => isWorking(data.stage)) : []
  const [parcel] = moving
  if (!parcel && working.length === 0) return []
  const money = refunds.map(factOfRefund)
  const goods: Fact[] = [
    ...moving.flatMap((one) => lastScanOf(one) ?? []),
    ...working.map((one) => factOfWarehouseOrder(one)),
  ]
  const total = refunds[0]?.amount
  return [
    {
      kind: 'refunded_but_shipping',
      // What still lies in the warehouse is saved by whoever acts today.
      severity: parcel ? 'warning' : 'critical',
      owner: parcel ? 'carrier' : 'warehouse',
      next: 'stop_parcel',
      about: parcel?.trackingNumber,
      since: refunds[0]?.createdAt,
      evidence: [...money, ...goods],
      values: {
        amount: refunds.length === 1 ? total : undefined,
        carrier: parcel?.carrier,
        warehouse: parcel ? undefined : working[0]?.data.warehouse,
      },
    } satisfies Concern,
  ]
}

/** All that she paid went back. */
function isRefundedWhole({ data }: RecordOf<'order'>, refunds: readonly CardRefund[]): boolean {
  const { total } = data
  if (data.payment === 'refunded') return true
  if (!total || total.minor <= 0 || refunds.some(({ amount }) => amount.currency !== total.currency))
    return false
  return refunds.reduce((sum, { amount }) => sum + amount.minor, 0) >= total.minor
}

/** More units of an article were sent than are left after its refund. */
function isSentAfterRefund(line: OrderLine, { data }: RecordOf<'order'>): boolean {
  const refunded = data.refunds
    .filter(({ returnId }) => returnId === undefined)
    .flatMap(({ lines }) => lines)
    .filter(({ lineId }) => lineId !== undefined && bareId(lineId) === bareId(line.id))
    .reduce((sum, { quantity }) => sum + quantity, 0)
  return refunded > 0 && (line.fulfilledQuantity ?? 0) > line.quantity - refunded
}

/** The carrier has it and brings it to the customer. Silent for too long is lost, and lost parcels are refunded. */
function isMoving(parcel: MergedParcel, { policy, now }: JudgedOrder): boolean {
  const { direction, proof, stage, flags, carrier, service } = parcel
  if (direction !== 'outbound' || proof !== 'proven') return false
  if (stage !== 'in_transit' && stage !== 'out_for_delivery' && stage !== 'available_for_pickup') return false
  if (flags.some((flag) => flag === 'returning' || flag === 'lost' || flag === 'damaged')) return false
  const seen = millisOf(parcel.events.find((event) => event.scan)?.at)
  const { probablyLostDays } = thresholdsFor(policy, { carrier, service })
  return seen === undefined || now - seen < probablyLostDays * 86_400_000
}

function mayHold(
  { trackingNumber }: MergedParcel,
  { surplus, isWhole, shop }: { surplus: readonly OrderLine[]; isWhole: boolean; shop: RecordOf<'order'> },
): boolean {
  if (isWhole) return true
  const ids = surplus.map(({ id }) => id)
  return shop.data.fulfilments.some(
    ({ parcels, lines }) =>
      parcels.some((one) => one.trackingNumber === trackingNumber) &&
      lines.some(({ lineId }) => ids.includes(lineId)),
  )
}

const isWorking = (stage: WarehouseStage): boolean =>
  stage !== 'cancelled' && stage !== 'unknown' && stage !== 'handed_over'
