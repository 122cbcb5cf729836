import type { CardParcel } from '@throughline/shared/contract'
import type { CalendarDate, Fulfilment, Parcel, RecordOf, WarehouseParcel } from '@throughline/shared/model'
import type { ShipmentFlag, ShipmentStage } from '@throughline/shared/vocabulary'
import { normaliseTrackingNumber } from '../identity/normalise.ts'
import type { OrderGroup } from './order-group.ts'

/** What one system says of one parcel: a claim when it is no scan. */
export interface ParcelWord {
  source: string
  /** In which of these roles it speaks. Only a carrier can have scanned the parcel. */
  by: 'shop' | 'warehouse' | 'returns' | 'carrier'
  stage: ShipmentStage
  proven: boolean
  flags: readonly ShipmentFlag[]
  said?: string | undefined
  at?: CardParcel['deliveredAt']
  /** When it says that the parcel will arrive. */
  eta?: CalendarDate | undefined
}

export interface MergedParcel extends CardParcel {
  words: ParcelWord[]
}

/** How far a stage is on the way out. Stages that are no progress are below zero. */
const progress: Record<ShipmentStage, number> = {
  unknown: -3,
  not_found: -2,
  cancelled: -1,
  pending: 0,
  label_created: 1,
  in_transit: 2,
  out_for_delivery: 3,
  available_for_pickup: 4,
  failed: 5,
  returned_to_sender: 6,
  delivered: 6,
}
export const progressOf = (stage: ShipmentStage): number => progress[stage]

/** Unites what shop, warehouse, returns system and carrier say of each parcel, by tracking number. Every word is kept. */
export function parcelsOf(group: OrderGroup): MergedParcel[] {
  const parcels = new Map<string, MergedParcel>()
  const parcelFor = (
    parcel: Parcel,
    { id, direction }: { id: string; direction: MergedParcel['direction'] },
  ) => {
    const key = parcel.trackingNumber ? normaliseTrackingNumber(parcel.trackingNumber) : id
    const known = parcels.get(key)
    if (known) {
      known.carrier ??= parcel.carrier
      known.url ??= parcel.url
      return known
    }
    const fresh = emptyParcel(parcel, direction)
    parcels.set(key, fresh)
    return fresh
  }

  const { order } = group
  for (const fulfilment of order?.data.fulfilments ?? []) {
    const named = fulfilment.parcels.length > 0 ? fulfilment.parcels : [{}]
    for (const parcel of named) {
      const one = parcelFor(parcel, { id: fulfilment.id, direction: 'outbound' })
      one.words.push(shopWord(fulfilment, { source: order?.connection ?? '', isOnly: named.length === 1 }))
      // Which of several parcels holds which line is not known: the contents are the fulfilment's, shown with its only parcel.
      if (named.length === 1) one.contents.push(...contentsOf(fulfilment, order))
      one.eta ??= fulfilment.estimatedDelivery
    }
  }
  const shopNamesNone = parcels.size === 0
  for (const { connection, data } of group.warehouseOrders) {
    for (const [at, parcel] of data.parcels.entries()) {
      if (!parcel.trackingNumber && !shopNamesNone) continue
      const one = parcelFor(parcel, { id: `${connection} ${data.id} ${at}`, direction: 'outbound' })
      one.words.push(warehouseWord(parcel, connection))
      one.service ??= parcel.service
    }
  }
  for (const { connection, data } of group.returns) {
    for (const parcel of data.parcels) {
      if (!parcel.trackingNumber) continue
      const one = parcelFor(parcel, { id: '', direction: 'return' })
      one.words.push({
        source: connection,
        by: 'returns',
        stage: 'label_created',
        proven: false,
        flags: [],
        said: data.parcelSaid,
      })
    }
  }
  for (const [number, tracking] of group.trackings) {
    const one = parcels.get(number)
    if (one) addTracking(one, tracking)
  }
  return [...parcels.values()].map(settle)
}

/** A parcel that no order of ours names. */
export function looseParcel(tracking: RecordOf<'tracking'>): MergedParcel {
  const { carrier, trackingNumber, isReturn } = tracking.data
  const parcel = emptyParcel({ carrier, trackingNumber }, isReturn ? 'return' : 'outbound')
  addTracking(parcel, tracking)
  return settle(parcel)
}

const emptyParcel = (parcel: Parcel, direction: MergedParcel['direction']): MergedParcel => ({
  carrier: parcel.carrier,
  trackingNumber: parcel.trackingNumber,
  url: parcel.url,
  stage: 'pending',
  flags: [],
  proof: 'claimed',
  events: [],
  sources: [],
  contents: [],
  direction,
  sides: [],
  words: [],
})

function addTracking(parcel: MergedParcel, { connection, data }: RecordOf<'tracking'>): void {
  const scans = data.events.filter((event) => event.scan)
  parcel.words.push({
    source: connection,
    by: 'carrier',
    stage: data.stage,
    proven: scans.length > 0,
    flags: data.flags,
    said: data.said,
    at: (scans.at(-1) ?? data.events.at(-1))?.at,
    eta: data.eta,
  })
  parcel.carrier = data.carrier
  parcel.service = data.service ?? parcel.service
  parcel.eta = data.eta ?? parcel.eta
  parcel.deliveredAt = data.deliveredAt
  parcel.signedBy = data.signedBy
  parcel.url ??= data.url
  parcel.events = data.events.toReversed()
}

/** The shop tells one stage for a whole fulfilment. Of several parcels nobody knows which one arrived, so none is said to have. */
const shopWord = (
  fulfilment: Fulfilment,
  { source, isOnly }: { source: string; isOnly: boolean },
): ParcelWord => ({
  source,
  by: 'shop',
  stage: isOnly || progress[fulfilment.stage] <= progress.in_transit ? fulfilment.stage : 'in_transit',
  proven: false,
  flags: fulfilment.flags,
  said: fulfilment.said,
  at: fulfilment.deliveredAt ?? fulfilment.createdAt,
  eta: fulfilment.estimatedDelivery,
})

const warehouseWord = (parcel: WarehouseParcel, source: string): ParcelWord => ({
  source,
  by: 'warehouse',
  stage: warehouseStageOf(parcel),
  proven: false,
  flags: [],
  at: parcel.labelledAt,
})

const warehouseStageOf = (parcel: WarehouseParcel): ShipmentStage => {
  if (parcel.cancelled) return 'cancelled'
  if (parcel.delivered) return 'delivered'
  return parcel.handedOver ? 'in_transit' : 'label_created'
}

const contentsOf = (fulfilment: Fulfilment, order: RecordOf<'order'> | undefined): MergedParcel['contents'] =>
  fulfilment.lines.map(({ lineId, quantity }) => ({
    title: order?.data.lines.find((line) => line.id === lineId)?.title ?? lineId,
    quantity,
  }))

/** The carrier's scans decide. Where it has none, the furthest claim stands and is called a claim. */
function settle(parcel: MergedParcel): MergedParcel {
  const byProof = [...parcel.words].sort(
    (a, b) => Number(b.proven) - Number(a.proven) || progress[b.stage] - progress[a.stage],
  )
  const [first] = byProof
  return {
    ...parcel,
    stage: first?.stage ?? 'unknown',
    proof: first?.proven ? 'proven' : 'claimed',
    said: first?.said,
    flags: [...new Set(parcel.words.flatMap((word) => (word === first || word.proven ? word.flags : [])))],
    sources: [...new Set(byProof.map((word) => word.source))],
    sides: byProof.map(({ source, stage, said, at, proven }) => ({ source, value: stage, said, at, proven })),
  }
}
