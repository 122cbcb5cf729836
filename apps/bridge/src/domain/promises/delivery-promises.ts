import type { Fact, OrderPromise } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import type { Commitment, OrderCase } from '../case/order-case.ts'
import { normaliseTrackingNumber } from '../identity/normalise.ts'
import { type MergedParcel, progressOf } from '../merge/parcels.ts'
import { millisOf } from '../merge/ship-window.ts'
import { serviceNamed } from '../policy/named.ts'
import { estimateOf } from '../proof/facts-of-parcel.ts'
import type { Delivery } from './delivery.ts'
import { arrivalFact, isArrived } from './parcel-part.ts'
import { promiseFact } from './promise-fact.ts'
import { standingOf } from './standing.ts'
import { upgradeFor } from './upgrade.ts'
import { arrivalOf, handOverDay, transitCalendar, warehouseOf } from './way.ts'

/** What shop, carriers, agents and bots said on the day of delivery. */
export const deliveryPromises = (one: OrderCase, delivery: Delivery): OrderPromise[] => [
  ...shopPromise(one, delivery),
  ...carrierPromises(one, delivery),
  ...one.commitments
    .filter(({ kind }) => kind === 'delivery')
    .map((word) => agentPromise(word, { one, delivery })),
]

/** The dates of the checkout or, where it named a service alone, that service's days from the cut-off after the order. */
function shopPromise(one: OrderCase, delivery: Delivery): OrderPromise[] {
  const { order } = one.group
  const promise = order?.data.promise
  if (!order || !promise) return []
  const { service, earliest } = promise
  const latest = promise.latest ?? latestByService(one, delivery, service)
  if (latest === undefined) return []
  const { placedAt } = order.data
  const word = promiseFact({ value: latest, source: order.connection, at: placedAt, said: service })
  return [
    judged(
      { kind: 'delivery', by: 'shop', source: order.connection, service, earliest, latest, madeAt: placedAt },
      { one, delivery, word },
    ),
  ]
}

function latestByService(
  { group: { order }, policy, isHoliday }: OrderCase,
  { warehouse, destination }: Delivery,
  name: string | undefined,
): CalendarDate | undefined {
  const service = serviceNamed(policy, name)
  const placed = millisOf(order?.data.placedAt)
  // At the checkout nobody knew which warehouse would pack: where none is known now, the one for all others.
  const packing = warehouse.isStated ? warehouse : warehouseOf(policy, 'default', isHoliday)
  if (!service || placed === undefined || !packing.isStated) return undefined
  return arrivalOf(
    handOverDay(placed, packing),
    service.policy.transitDays.most,
    transitCalendar(service.policy, packing, destination),
  )
}

/** Each parcel's own estimate, judged for that parcel alone. */
function carrierPromises(one: OrderCase, delivery: Delivery): OrderPromise[] {
  return one.parcels.flatMap((parcel) => {
    const word = estimateOf(parcel)
    const own = parcel.direction === 'outbound' && deliveryOfParcel(delivery, parcel)
    // One that the carrier has not seen is told of by what is inside.
    if (!own || !word || parcel.eta === undefined) return []
    const { service, trackingNumber: about, eta: latest } = parcel
    return [
      judged(
        { kind: 'delivery', by: 'carrier', source: word.source, service, latest, about },
        { one, delivery: own, word },
      ),
    ]
  })
}

function agentPromise(
  { by, latest, madeAt, about }: Commitment,
  { one, delivery }: { one: OrderCase; delivery: Delivery },
): OrderPromise {
  const number = about && normaliseTrackingNumber(about)
  const parcel = one.parcels.find(
    ({ trackingNumber }) =>
      trackingNumber !== undefined && normaliseTrackingNumber(trackingNumber) === number,
  )
  const own = (parcel && deliveryOfParcel(delivery, parcel)) ?? delivery
  const word = promiseFact({ value: latest, source: by, at: madeAt, about })
  return judged({ kind: 'delivery', by, source: by, latest, madeAt, about }, { one, delivery: own, word })
}

/** The same for one parcel alone; absent for one that has not left. */
function deliveryOfParcel(delivery: Delivery, parcel: MergedParcel): Delivery | undefined {
  const parts = delivery.parts.filter((part) => part.parcel === parcel)
  if (parts.length > 0) return { ...delivery, parts, done: undefined, arrivedOn: undefined }
  if (!isArrived(parcel)) return undefined
  const { on, fact } = arrivalFact(parcel, delivery.days)
  return { ...delivery, parts, arrivedOn: on, done: { on, evidence: fact ? [fact] : [] } }
}

type Given = Pick<
  OrderPromise,
  'kind' | 'by' | 'source' | 'service' | 'earliest' | 'latest' | 'madeAt' | 'about'
>

function judged(
  given: Given,
  { one, delivery, word }: { one: OrderCase; delivery: Delivery; word: Fact },
): OrderPromise {
  const { part, about, evidence, ...standing } = standingOf(delivery, given.latest)
  // A parcel with a label may have left already, and with one that is under way and late no upgrade of the rest helps.
  const isInside = delivery.parts.every(({ parcel }) => parcel === undefined) && !one.parcels.some(hasLabel)
  const canUpgrade =
    standing.state === 'at_risk' && isInside && part?.worry === undefined && delivery.arrivedOn === undefined
  return {
    ...given,
    ...standing,
    about: given.about ?? about,
    upgrade: canUpgrade ? upgradeFor(one, delivery, given.latest) : undefined,
    evidence: [word, ...evidence],
  }
}

const hasLabel = ({ direction, stage }: MergedParcel): boolean =>
  direction === 'outbound' && progressOf(stage) >= progressOf('label_created')
