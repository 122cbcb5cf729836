import { scansOf } from '../draft.ts'
import { depotOf, onward, transitTo } from '../ordinary.ts'
import { day, shiftDate, wallClock } from '../time.ts'
import type { OrderTruth, ParcelTruth, Scan, ScanKind, World } from '../truth.ts'
import { warehouses } from '../warehouses.ts'
import { changeParcel } from './change.ts'
import type { Moment } from './event.ts'

/** No carrier scans it for so many days, and each of them moves its estimate. */
export const parcelSlips = (
  world: World,
  { parcel: number, days }: { parcel: string; days: number },
  { at, toldAtOnce }: Moment,
): World =>
  changeParcel(world, number, (parcel, order) => {
    const { zone } = order.buyer.shipTo.address
    const later = <T extends { at: number }>(fact: T): T =>
      fact.at > at ? { ...fact, at: fact.at + days * day } : fact
    const today = wallClock(at, zone).date
    const planned = parcel.scans.find((scan) => scan.kind === 'delivered' && scan.at > at)
    const expected =
      parcel.estimates.findLast((one) => one.at <= at)?.date ?? (planned && wallClock(planned.at, zone).date)
    // What is late already slips from today.
    const from = expected && expected > today ? expected : today
    return {
      ...parcel,
      scans: parcel.scans.map(later),
      estimates: [
        ...parcel.estimates.filter((one) => one.at <= at),
        { at, date: shiftDate(from, days), toldAtOnce },
      ],
    }
  })

/** How far a scan brings a parcel; what is not further than a scan that happened is no longer to come. */
const progress: Record<ScanKind, number> = {
  accepted: 1,
  departed: 2,
  arrived: 3,
  customs: 3,
  customs_documents: 3,
  delayed: 3,
  damaged: 3,
  at_destination: 4,
  out_for_delivery: 5,
  attempted: 5,
  pickup_point: 6,
  delivered: 9,
  refused: 7,
  going_back: 7,
  back_at_sender: 8,
  lost: 9,
}

/** After these nothing goes on by itself. */
const endings: ScanKind[] = [
  'delivered',
  'lost',
  'customs',
  'customs_documents',
  'back_at_sender',
  'pickup_point',
]

export const parcelScanned = (
  world: World,
  { parcel: number, scan: kind }: { parcel: string; scan: ScanKind },
  { at, toldAtOnce }: Moment,
): World =>
  changeParcel(world, number, (parcel, order) => {
    const scan: Scan = { at, kind, place: placeOf(parcel, order, kind), toldAtOnce }
    const past = parcel.scans.filter((one) => one.at <= at)
    const planned = parcel.scans.filter((one) => one.at > at)
    return { ...parcel, scans: [...past, scan, ...next(kind, { at, planned, parcel, order })] }
  })

interface Situation {
  at: number
  planned: readonly Scan[]
  parcel: ParcelTruth
  order: OrderTruth
}

/** What is still to come after a scan: what was planned beyond it, or the usual rest of the way where nothing was. */
function next(kind: ScanKind, { at, planned, parcel, order }: Situation): Scan[] {
  if (endings.includes(kind)) return []
  if (kind === 'going_back' || kind === 'refused') {
    return scansOf([['back_at_sender', order.jobs[0]?.warehouse ?? 'leipzig', at + 3 * day]])
  }
  // Whoever was not at home gets another try tomorrow at the same time.
  if (kind === 'attempted') {
    const place = placeOf(parcel, order, kind)
    return scansOf([
      ['out_for_delivery', place, at + day - 4 * 3_600_000],
      ['delivered', place, at + day],
    ])
  }
  const beyond = planned.filter((scan) => progress[scan.kind] > progress[kind])
  // What was planned for this scan and comes sooner takes the rest of the way along.
  const skipped = planned.findLast((scan) => progress[scan.kind] <= progress[kind])
  const sooner = skipped ? skipped.at - at : 0
  if (beyond.length > 0) return beyond.map((scan) => ({ ...scan, at: scan.at - sooner }))
  const rest = onward(at, wayOf(parcel, order))
  return scansOf(rest.filter(([one]) => progress[one] > progress[kind]))
}

function wayOf(parcel: ParcelTruth, order: OrderTruth) {
  const { person, shipTo } = order.buyer
  const transit = transitTo(person, order.number)
  const turn = order.number
  if (!isReturn(parcel, order))
    return { depot: depotOf(shipTo.address), transit, zone: shipTo.address.zone, turn }
  const warehouse = order.jobs[0]?.warehouse ?? 'leipzig'
  return { depot: warehouse, transit, zone: warehouses[warehouse].zone, turn }
}

const isReturn = (parcel: ParcelTruth, order: OrderTruth): boolean =>
  order.returns.some(({ label }) => label?.parcel.number === parcel.number)

/** Where a scan happens that nobody planned. */
function placeOf(parcel: ParcelTruth, order: OrderTruth, kind: ScanKind): string | undefined {
  const before = parcel.scans.findLast((scan) => scan.place !== undefined)?.place
  const goesBack = isReturn(parcel, order)
  const warehouse = order.jobs[0]?.warehouse ?? 'leipzig'
  const home = depotOf(order.buyer.shipTo.address)
  if (kind === 'accepted') return goesBack ? home : warehouse
  if (kind === 'departed' || kind === 'lost') return before
  if (kind === 'back_at_sender') return warehouse
  return goesBack ? warehouse : home
}
