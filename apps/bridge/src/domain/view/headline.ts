import type { Fact, Headline, Statement } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import { type ReturnStage, warehouseStages } from '@throughline/shared/vocabulary'
import type { OrderGroup } from '../merge/order-group.ts'
import { type MergedParcel, progressOf } from '../merge/parcels.ts'
import type { MergedReturn } from '../merge/returns.ts'
import { millisOf } from '../merge/ship-window.ts'
import { factsOfParcel } from '../proof/facts-of-parcel.ts'
import { factsOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import { returnHeadline } from './return-headline.ts'
import { statusOf } from './status.ts'

/** A return in one of these asks nothing more of anybody. */
const endedReturns: readonly ReturnStage[] = ['declined', 'closed', 'cancelled', 'refunded', 'exchanged']
export const isOpenReturn = ({ stage }: { stage: ReturnStage }): boolean => !endedReturns.includes(stage)

/**
 * The one line that answers "where is it?": the last proven fact, and what is merely claimed beyond it.
 * A cancelled order is cancelled; an open return comes before the parcel that already arrived; of several parcels the one that is
 * least far tells, because it is the one that is asked about.
 */
export function headlineOf(
  group: OrderGroup,
  { parcels, returns }: { parcels: readonly MergedParcel[]; returns: readonly MergedReturn[] },
): Headline {
  const { order } = group
  if (order?.data.status === 'cancelled') return { fact: ofOrder(group, parcels) }
  const outbound = parcels.filter((parcel) => parcel.direction === 'outbound' && parcel.stage !== 'cancelled')
  const open = returns.find(isOpenReturn)
  const allArrived = outbound.length > 0 && outbound.every((parcel) => progressOf(parcel.stage) >= 5)
  if (open && (allArrived || outbound.length === 0)) return returnHeadline(open, { parcels, order })

  const proven = leastFar(outbound.filter((parcel) => parcel.proof === 'proven'))
  const claimed = leastFar(outbound.filter((parcel) => parcel.proof === 'claimed'))
  // What has arrived is not asked about while another part of the order was never scanned.
  const isPartOpen = proven && claimed && progressOf(proven.stage) >= 5 && progressOf(claimed.stage) < 5
  if (proven && !isPartOpen) return { fact: ofParcel(proven), beyond: beyond(proven) }
  // A label is not a shipment: until a scan, what the warehouse is doing says more.
  const warehouse = ofWarehouse(group)
  if (warehouse?.fact.proof === 'proven') {
    const further = claimed ? ofParcel(claimed) : warehouse.beyond
    return { fact: warehouse.fact, ...(further && { beyond: further }) }
  }
  if (claimed) return { fact: ofParcel(claimed) }
  return warehouse ?? { fact: ofOrder(group, parcels) }
}

const leastFar = (parcels: readonly MergedParcel[]): MergedParcel | undefined =>
  [...parcels].sort((a, b) => progressOf(a.stage) - progressOf(b.stage))[0]

/** A claim of the shop or the warehouse on the same parcel that is further than the carrier's scans. */
function beyond(parcel: MergedParcel): Statement | undefined {
  const claim = parcel.words.find((word) => !word.proven && progressOf(word.stage) > progressOf(parcel.stage))
  return (
    claim && {
      topic: 'shipment',
      word: claim.stage,
      proof: 'claimed',
      source: claim.source,
      at: claim.at,
      said: claim.said,
    }
  )
}

function ofParcel(parcel: MergedParcel): Statement {
  const [strongest] = factsOfParcel(parcel)
  const word = parcel.words.find((one) => one.stage === parcel.stage)
  const isProven = parcel.proof === 'proven'
  return {
    topic: 'shipment',
    word: parcel.stage,
    proof: parcel.proof,
    source: parcel.sources[0] ?? '',
    carrier: parcel.carrier,
    at: isProven ? strongest?.at : word?.at,
    place: isProven ? strongest?.place : undefined,
    said: parcel.stage === 'unknown' ? parcel.said : undefined,
  }
}

/**
 * What the warehouse order that is least far says: the last that was scanned there, picked units or checked contents, and what is merely
 * claimed beyond it.
 */
function ofWarehouse({ warehouseOrders }: OrderGroup): Headline | undefined {
  const active = warehouseOrders.filter((one) => one.data.stage !== 'cancelled')
  const [record] = [...active].sort(
    (a, b) =>
      warehouseStages.indexOf(a.data.stage) - warehouseStages.indexOf(b.data.stage) ||
      (millisOf(b.data.updatedAt) ?? 0) - (millisOf(a.data.updatedAt) ?? 0),
  )
  if (!record) return undefined
  const [fact, claim] = factsOfWarehouseOrder(record)
  return { fact: ofWork(fact, record), ...(claim && { beyond: ofWork(claim, record) }) }
}

const ofWork = (fact: Fact, { data }: RecordOf<'warehouse_order'>): Statement => ({
  topic: 'warehouse',
  word: warehouseStages.find((stage) => stage === fact.value) ?? 'unknown',
  proof: fact.strength === 'scan' ? 'proven' : 'claimed',
  source: fact.source,
  at: fact.at,
  place: fact.place,
  said: data.stage === 'unknown' ? data.said : undefined,
})

function ofOrder(group: OrderGroup, parcels: readonly MergedParcel[]): Statement {
  const { order, root } = group
  const word = statusOf(group, parcels)
  return {
    topic: 'order',
    word,
    proof: 'claimed',
    source: root.connection,
    at: word === 'cancelled' ? order?.data.cancelledAt : (order?.data.placedAt ?? root.data.updatedAt),
    said: word === 'unknown' ? root.data.said : undefined,
  }
}
