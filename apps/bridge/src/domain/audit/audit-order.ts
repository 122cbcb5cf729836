import type { CardParcel, OrderCard } from '@throughline/shared/contract'
import type { CalendarDate, Moment, Money } from '@throughline/shared/model'
import { dayOf } from '../calendar/day-of.ts'
import { millisOf } from '../merge/ship-window.ts'

/** Where an order belongs: what an error can be more frequent at than elsewhere. A word that nobody told is absent. */
export interface AuditPlace {
  warehouse?: string | undefined
  carrier?: string | undefined
  /** Of the dearest line, where a source tells product types. */
  category?: string | undefined
  /** The shop that sold it, by its configured title. */
  channel?: string | undefined
  /** Where it goes: country, and the part of it where the address names one: `US-NV`. */
  region?: string | undefined
}

/** What the audit keeps of an order: no person, no address, no article. Times in epoch milliseconds. */
export interface AuditOrder extends AuditPlace {
  connection: string
  key: string
  number: string
  /** In the company's zone. */
  placedOn: CalendarDate
  /** Placed to delivered, the last parcel. */
  cycleMs?: number | undefined
  /** Absent while it is not delivered, or nobody promised a day. */
  onTime?: boolean | undefined
  delivered: boolean
  /** Contents scanned before it left; absent where nobody reports it. */
  packVerified?: boolean | undefined
  /** Label to the carrier's first scan, the slowest parcel. */
  labelToScanMs?: number | undefined
  /** A return's arrival to its refund, the slowest return. */
  returnMs?: number | undefined
  /** Absent while no refund is due or its clock still runs in time. */
  refundInTime?: boolean | undefined
  /** Money given back without a return: what errors cost. */
  refunds: readonly Money[]
}

const dayMs = 86_400_000

/** Reads an order's card. Absent without the day on which it was placed: then it belongs to no week. */
export function auditOrderOf(
  card: OrderCard,
  { timeZone, category }: { timeZone: string; category?: string | undefined },
): AuditOrder | undefined {
  if (!card.placedAt) return undefined
  const outbound = card.parcels.filter(({ direction }) => direction === 'outbound')
  const delivered = card.status === 'delivered'
  return {
    connection: card.ref.connection,
    key: card.ref.key,
    number: card.number,
    placedOn: dayOf(card.placedAt, timeZone),
    warehouse: card.warehouse.find(({ warehouse }) => warehouse)?.warehouse,
    carrier: outbound.find(({ carrier }) => carrier)?.carrier,
    category,
    channel: card.shop,
    region: regionOf(card),
    delivered,
    ...(delivered && { cycleMs: cycleOf(card.placedAt, outbound) }),
    onTime: onTimeOf(card),
    packVerified: packVerifiedOf(card),
    labelToScanMs: most(outbound.map(labelToScan)),
    ...returnTimes(card),
    refunds: card.refunds.map(({ amount }) => amount),
  }
}

const regionOf = ({ address }: OrderCard): string | undefined =>
  address?.country && [address.country, address.region].filter(Boolean).join('-').slice(0, 60)

function cycleOf(placedAt: Moment, parcels: readonly CardParcel[]): number | undefined {
  const placed = millisOf(placedAt)
  const arrived = most(parcels.map(({ deliveredAt }) => millisOf(deliveredAt)))
  // A delivery before the order is a clock that is off, and no cycle.
  return placed === undefined || arrived === undefined || arrived < placed ? undefined : arrived - placed
}

function onTimeOf({ promises }: OrderCard): boolean | undefined {
  const given = promises.filter(({ kind, by }) => kind === 'delivery' && by === 'shop')
  const done = given.filter(({ doneOn }) => doneOn !== undefined)
  return done.length === 0 || done.length < given.length
    ? undefined
    : done.every(({ state }) => state === 'kept')
}

function packVerifiedOf({ warehouse, concerns }: OrderCard): boolean | undefined {
  if (concerns.some(({ kind }) => kind === 'pack_not_verified')) return false
  return warehouse.some(({ flags }) => flags.includes('pack_verified')) || undefined
}

function labelToScan({ events }: CardParcel): number | undefined {
  const label = least(events.filter(({ stage }) => stage === 'label_created').map(({ at }) => millisOf(at)))
  const scan = least(events.filter((one) => one.scan).map(({ at }) => millisOf(at)))
  return label === undefined || scan === undefined || scan < label ? undefined : scan - label
}

function returnTimes({ returns }: OrderCard): Pick<AuditOrder, 'returnMs' | 'refundInTime'> {
  const clocks = returns.flatMap(({ ledger }) => ledger.clock ?? [])
  const lasted = clocks.map(
    ({ startedOn, stoppedOn }) => stoppedOn && Date.parse(stoppedOn) - Date.parse(startedOn),
  )
  const late = clocks.some(({ due, stoppedOn, businessDaysLeft = 0 }) =>
    stoppedOn ? stoppedOn > due : businessDaysLeft < 0,
  )
  const allStopped = clocks.length > 0 && clocks.every(({ stoppedOn }) => stoppedOn !== undefined)
  return {
    returnMs: most(lasted.map((one) => (typeof one === 'number' ? Math.max(one, 0) : undefined))),
    refundInTime: late ? false : allStopped || undefined,
  }
}

const known = (values: readonly (number | undefined)[]) => values.filter((one) => one !== undefined)
const most = (values: readonly (number | undefined)[]) =>
  known(values).length > 0 ? Math.max(...known(values)) : undefined
const least = (values: readonly (number | undefined)[]) =>
  known(values).length > 0 ? Math.min(...known(values)) : undefined

/** The Monday of a day's week. */
export const weekOf = (day: CalendarDate): CalendarDate => {
  const at = Date.parse(day)
  // 1 January 1970 was a Thursday.
  const sinceMonday = (Math.floor(at / dayMs) + 3) % 7
  return new Date(at - sinceMonday * dayMs).toISOString().slice(0, 10)
}
