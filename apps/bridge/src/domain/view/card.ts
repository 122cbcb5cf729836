import type { CardReturn, OrderCard, Reason, ReturnLedger } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import type { HolidayLookup } from '../calendar/work-calendar.ts'
import type { SourceAnswer } from '../case/answered.ts'
import { judge } from '../case/judge.ts'
import type { Commitment, Waiting } from '../case/order-case.ts'
import { concernsOf } from '../concerns/concerns-of.ts'
import { conflictsOf } from '../merge/conflicts.ts'
import { linesOf } from '../merge/lines.ts'
import type { OrderGroup } from '../merge/order-group.ts'
import { type MergedParcel, parcelsOf } from '../merge/parcels.ts'
import { type MergedReturn, returnsOf } from '../merge/returns.ts'
import { millisOf } from '../merge/ship-window.ts'
import type { Policy } from '../policy/policy.ts'
import { headlineOf, isOpenReturn } from './headline.ts'
import { linesWithStock, wayOf } from './lines-with-stock.ts'
import { statusOf } from './status.ts'

/** Customers ask about an arrived parcel for some days ("it says delivered"); after a week a delivered order is quiet. */
const quietAfterMs = 7 * 86_400_000

export interface CardContext {
  reasons: Reason[]
  contactDiffers: boolean
  /** The configured title of a connection. */
  titleOf: (connection: string) => string
  /** What this order is judged by. */
  policy: Policy
  isHoliday: HolidayLookup
  answered: readonly SourceAnswer[]
  stock: readonly RecordOf<'stock'>[]
  commitments: readonly Commitment[]
  waiting?: Waiting | undefined
  /** All orders that were found, this one among them. */
  found?: readonly OrderGroup[] | undefined
  /** Epoch milliseconds. */
  now: number
}

/** One order as the agent reads it, composed from all records that speak of it. */
export function cardOf(group: OrderGroup, context: CardContext): OrderCard {
  const { reasons, contactDiffers, titleOf, now } = context
  const { order, root, warehouseOrders } = group
  const merged = parcelsOf(group)
  const { returns, refunds } = returnsOf(group, merged)
  const conflicts = conflictsOf(group, { parcels: merged, returns })
  const status = statusOf(group, merged)
  const judged = judge({
    group,
    status,
    parcels: merged,
    returns,
    refunds,
    conflicts,
    answered: context.answered,
    stock: context.stock,
    commitments: context.commitments,
    waiting: context.waiting,
    others: context.found,
    policy: context.policy,
    isHoliday: context.isHoliday,
    now,
  })
  const concerns = concernsOf(judged)
  const address = order?.data.shippingAddress ?? warehouseOrders[0]?.data.shippingAddress
  const contact = order?.data.customer ?? warehouseOrders[0]?.data.customer
  return {
    ref: { connection: root.connection, key: root.key },
    number: order?.data.number ?? warehouseOrders[0]?.data.orderNumber ?? root.key,
    shop: titleOf(root.connection),
    placedAt: order?.data.placedAt ?? warehouseOrders[0]?.data.createdAt,
    total: order?.data.total,
    status,
    statusSaid: root.data.said,
    payment: order?.data.payment ?? 'unknown',
    headline: headlineOf(group, { parcels: merged, returns }),
    concerns,
    promises: [...judged.promises],
    reasons,
    contactDiffers,
    quiet:
      conflicts.length === 0 &&
      concerns.every(({ severity }) => severity === 'notice') &&
      isQuiet({ group, status, parcels: merged, returns, now }),
    customer: { name: contact?.name, emails: contact?.emails ?? [], phones: contact?.phones ?? [] },
    address,
    totals: order?.data.totals ?? {},
    promise: order?.data.promise,
    holds: [...(order ? [order] : []), ...warehouseOrders].flatMap((one) =>
      one.data.holds.map((hold) => ({ ...hold, source: one.connection })),
    ),
    lines: linesWithStock(linesOf(group), {
      ...wayOf({ address, promise: order?.data.promise }),
      stock: context.stock,
      policy: context.policy,
      isHoliday: context.isHoliday,
      now,
    }),
    parcels: merged.map(({ words: _, ...parcel }) => parcel),
    warehouse: warehouseOrders.map(({ connection, data }) => ({
      source: connection,
      warehouse: data.warehouse,
      stage: data.stage,
      flags: data.flags,
      said: data.said,
      holds: data.holds,
      shipBy: data.shipBy,
      updatedAt: data.updatedAt,
      lines: data.lines,
    })),
    returns: returns.map((one, at) => cardReturn(one, judged.ledgers[at])),
    refunds,
    conflicts,
    incomplete: [...(order ? [order] : []), ...warehouseOrders, ...group.returns].some(
      (one) => one.data.incomplete,
    ),
    adminUrl: order?.data.adminUrl,
  }
}

function cardReturn(
  { words: _, records: __, ...one }: MergedReturn,
  ledger: ReturnLedger | undefined,
): CardReturn {
  if (!ledger) throw new Error('a return was not judged: one ledger is made for each')
  return { ...one, ledger }
}

interface Quietness {
  group: OrderGroup
  status: OrderCard['status']
  parcels: readonly MergedParcel[]
  returns: readonly MergedReturn[]
  now: number
}

/** Nothing on this order waits for anybody. */
function isQuiet({ group, status, parcels, returns, now }: Quietness): boolean {
  if (returns.some(isOpenReturn)) return false
  if (group.order?.data.refunds.some((refund) => !refund.settled)) return false
  if (status === 'cancelled' || status === 'closed') return true
  if (status !== 'delivered') return false
  const arrived = parcels.map((parcel) => millisOf(parcel.deliveredAt ?? parcel.events[0]?.at))
  return arrived.every((at) => at !== undefined && now - at >= quietAfterMs)
}
