import { weekOf } from '../../apps/bridge/src/domain/audit/audit-order.ts'
import type { AuditErrorRow, AuditOrderRow } from '../../apps/bridge/src/platform/store/audit-store.ts'
import { type YearOrder, yearOwnerOf } from '../../packages/demo-merchant/src/index.ts'

const inaccurate: ReadonlySet<string> = new Set(['short_pick', 'quantity_mismatch', 'damaged'])
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** An order of the simulated year as the audit keeps one that it has judged. */
export function rowOfOrder(order: YearOrder): AuditOrderRow {
  const { placedAt, deliveredAt, promisedOn, returned, errors } = order
  const isDelivered = deliveredAt !== undefined
  const isPromised = !isDelivered && !errors.some(({ kind }) => kind === 'promise_broken')
  const { arrivedAt, refundDue, refundedOn } = returned ?? {}
  const isOverdue = errors.some(({ kind }) => kind === 'refund_overdue')
  return {
    connection: order.connection,
    key: order.key,
    number: order.number,
    placedOn: dayOf(placedAt),
    week: weekOf(dayOf(placedAt)),
    warehouse: order.warehouse,
    carrier: order.carrier,
    category: order.category,
    channel: order.channel,
    region: order.region,
    delivered: isDelivered,
    accurate: !errors.some(({ kind }) => inaccurate.has(kind)),
    cycleMs: isDelivered ? deliveredAt - placedAt : null,
    onTime: isDelivered ? dayOf(deliveredAt) <= promisedOn : null,
    packVerified:
      order.shippedAt === undefined ? null : !errors.some(({ kind }) => kind === 'pack_not_verified'),
    labelToScanMs: order.labelToScanMs ?? null,
    returnMs:
      arrivedAt !== undefined && refundedOn !== undefined
        ? Math.max(Date.parse(refundedOn) - arrivedAt, 0)
        : null,
    refundInTime: isOverdue
      ? false
      : refundDue !== undefined && refundedOn !== undefined
        ? refundedOn <= refundDue
        : null,
    refunds: order.refund ? [order.refund] : [],
    promises: JSON.stringify(isPromised ? [{ kind: 'delivery', latest: promisedOn, state: 'on_track' }] : []),
    promiseDue: isPromised ? promisedOn : null,
  }
}

export const rowsOfErrors = ({ errors, amount }: YearOrder): AuditErrorRow[] =>
  errors.map(({ kind, about, since, seenAt, resolvedOn, due }) => ({
    kind,
    about,
    owner: yearOwnerOf[kind],
    since,
    seenAt: new Date(seenAt).toISOString(),
    resolvedOn: resolvedOn ?? null,
    due: due ?? null,
    amount: due === undefined ? null : JSON.stringify(amount),
  }))
