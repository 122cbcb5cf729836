import { carriers, commonWords } from '../carriers.ts'
import type { Intervention } from '../events/event.ts'
import { placeOf } from '../places.ts'
import type { Instant } from '../time.ts'
import type { OrderTruth, ParcelTruth, Scan, ScanKind } from '../truth.ts'
import { warehouses } from '../warehouses.ts'
import { firstAhead, type Possible, type Subject } from './subject.ts'

type Choice = [label: string, way: Possible['way'], scan: ScanKind]

const onwardFrom: Record<ScanKind | 'nothing', Choice[]> = {
  nothing: [['Carrier takes it', 'onward', 'accepted']],
  accepted: [
    ['Scanned at a depot', 'onward', 'arrived'],
    ['Out for delivery', 'onward', 'out_for_delivery'],
    ['Delivered', 'onward', 'delivered'],
  ],
  departed: [
    ['Scanned at a depot', 'onward', 'arrived'],
    ['Out for delivery', 'onward', 'out_for_delivery'],
    ['Delivered', 'onward', 'delivered'],
  ],
  arrived: [
    ['Scanned at the last depot', 'onward', 'at_destination'],
    ['Out for delivery', 'onward', 'out_for_delivery'],
    ['Delivered', 'onward', 'delivered'],
  ],
  at_destination: [
    ['Out for delivery', 'onward', 'out_for_delivery'],
    ['Delivered', 'onward', 'delivered'],
  ],
  customs: [
    ['Customs let it go', 'onward', 'departed'],
    ['Customs want documents', 'trouble', 'customs_documents'],
  ],
  customs_documents: [['Customs let it go', 'onward', 'departed']],
  delayed: [
    ['Out for delivery', 'onward', 'out_for_delivery'],
    ['Delivered', 'onward', 'delivered'],
  ],
  damaged: [
    ['Out for delivery', 'onward', 'out_for_delivery'],
    ['Delivered', 'onward', 'delivered'],
    ['Goes back', 'trouble', 'going_back'],
  ],
  out_for_delivery: [
    ['Delivered', 'onward', 'delivered'],
    ['Nobody at home', 'trouble', 'attempted'],
    ['Refused at the door', 'trouble', 'refused'],
  ],
  attempted: [
    ['Out for delivery again', 'onward', 'out_for_delivery'],
    ['Left at a parcel shop', 'onward', 'pickup_point'],
    ['Goes back', 'trouble', 'going_back'],
  ],
  pickup_point: [
    ['Collected', 'onward', 'delivered'],
    ['Goes back', 'trouble', 'going_back'],
  ],
  delivered: [],
  refused: [['Back in the warehouse', 'onward', 'back_at_sender']],
  going_back: [['Back in the warehouse', 'onward', 'back_at_sender']],
  back_at_sender: [],
  lost: [['Found again', 'onward', 'arrived']],
}

const underWay: ScanKind[] = [
  'accepted',
  'departed',
  'arrived',
  'at_destination',
  'delayed',
  'out_for_delivery',
  'attempted',
]

/** Slipping by less changes no day that anybody promised; by more makes a dull demonstration. */
const slipDays = 2

/** A parcel, outbound or coming back, and what can happen to it next. */
export function parcelSubject(
  order: OrderTruth,
  parcel: ParcelTruth,
  { at, goesBack }: { at: Instant; goesBack: boolean },
): Subject {
  const last = parcel.scans.findLast((scan) => scan.at <= at)
  const next = firstAhead(
    parcel.scans.map((scan) => [wordsOf(parcel, scan), scan.at] as const),
    at,
  )
  const moves: Choice[] = [
    ...onwardFrom[last?.kind ?? 'nothing'],
    ...(last && underWay.includes(last.kind) ? troubles(order, last.kind, goesBack) : []),
  ]
  const make = (scan: ScanKind): Intervention => ({ kind: 'parcel_scanned', parcel: parcel.number, scan })
  const slips = !last || underWay.includes(last.kind)
  return {
    id: `parcel ${parcel.number}`,
    kind: 'parcel',
    title: `${goesBack ? 'Return parcel' : 'Parcel'} ${carriers[parcel.carrier].shop} ${parcel.number}`,
    truth: last ? wordsOf(parcel, last) : 'Label printed, never scanned',
    since: last?.at,
    next,
    possible: [
      ...moves.map(
        ([label, way, scan]): Possible => ({
          id: `parcel ${parcel.number} ${scan}`,
          label,
          way,
          intervention: make(scan),
        }),
      ),
      ...(slips && !goesBack
        ? [
            {
              id: `parcel ${parcel.number} slips`,
              label: `Slips by ${slipDays} days`,
              way: 'trouble' as const,
              intervention: { kind: 'parcel_slips' as const, parcel: parcel.number, days: slipDays },
            },
          ]
        : []),
    ],
  }
}

function troubles(order: OrderTruth, kind: ScanKind, goesBack: boolean): Choice[] {
  const home = warehouses[order.jobs[0]?.warehouse ?? 'leipzig'].place
  const isAbroad = crossesCustoms(placeOf(home)?.country ?? '', order.buyer.shipTo.address.countryCode)
  return [
    ...(isAbroad && kind !== 'out_for_delivery'
      ? [['Held by customs', 'trouble', 'customs'] satisfies Choice]
      : []),
    ...(goesBack ? [] : [['Damaged', 'trouble', 'damaged'] satisfies Choice]),
    ['Lost', 'trouble', 'lost'],
  ]
}

const customsUnion = ['AT', 'DE', 'DK', 'ES', 'FR', 'NL']

const crossesCustoms = (from: string, to: string): boolean =>
  from !== to && !(customsUnion.includes(from) && customsUnion.includes(to))

export function wordsOf({ carrier }: ParcelTruth, { words, kind, place }: Scan): string {
  const said = words ?? carriers[carrier].words[kind] ?? commonWords[kind]
  const city = placeOf(place)?.city
  return city ? `${said}, ${city}` : said
}
