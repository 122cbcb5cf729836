import type { Moment, TrackingEvent } from '@throughline/shared/model'
import { type ShipmentFlag, type ShipmentStage, shipmentFlags } from '@throughline/shared/vocabulary'

/** The carrier's or aggregator's own status field: a claim without a time, beside the events. */
export interface StatusClaim {
  stage: ShipmentStage
  flags: readonly ShipmentFlag[]
  /** The status is a word that no table knows: where the parcel is now is unknown, unless a scan proved its end. */
  unrecognised?: boolean
}

export interface FoldedTracking {
  stage: ShipmentStage
  flags: ShipmentFlag[]
  /** Oldest first, duplicates removed. Events without a time come first. */
  events: TrackingEvent[]
  shippedAt?: Moment
  deliveredAt?: Moment
}

/**
 * What all events of a parcel say together. Neither the order of arrival nor duplicates change the result.
 *
 * - Delivered is sticky: a late scan or an exception after it moves nothing. Only a return starts it again.
 * - Delivered while going back is `returned_to_sender`.
 * - A label, an announcement or a voided label never undoes a scan.
 * - An exception is a flag; it is lifted by the next scan that shows the parcel moving.
 * - A status field counts where it is further than the events; it never undoes them.
 */
export function foldTracking(events: readonly TrackingEvent[], claim: StatusClaim): FoldedTracking {
  const ordered = withoutDuplicates(events).toSorted(byTime)
  let state: State = { stage: 'not_found', flags: [], returning: false, wasDelivered: false }
  for (const event of ordered) state = afterEvent(state, event)
  const { stage, flags, deliveredAt } = afterClaim(state, claim)
  const shippedAt = ordered.find((event) => event.scan)?.at
  return {
    stage,
    flags: shipmentFlags.filter((flag) => flags.includes(flag)),
    events: ordered,
    ...(shippedAt && { shippedAt }),
    ...(deliveredAt && { deliveredAt }),
  }
}

interface State {
  stage: ShipmentStage
  flags: readonly ShipmentFlag[]
  /** A return to the sender was announced or seen. */
  returning: boolean
  wasDelivered: boolean
  deliveredAt?: Moment | undefined
}

const rank = {
  not_found: 0,
  unknown: 1,
  pending: 2,
  label_created: 3,
  cancelled: 4,
  in_transit: 5,
  out_for_delivery: 6,
  available_for_pickup: 7,
  failed: 8,
  delivered: 9,
  returned_to_sender: 10,
} satisfies Record<ShipmentStage, number>

/** In the carrier's hands: the newest of these says where the parcel is, because vans come back to the depot. */
const moving: readonly ShipmentStage[] = ['in_transit', 'out_for_delivery', 'available_for_pickup', 'failed']
const ended: readonly ShipmentStage[] = ['delivered', 'returned_to_sender']

/** Lifted by the next scan without them. */
const passing: readonly ShipmentFlag[] = ['exception', 'customs', 'action_required', 'lost']
/** Of no interest once the parcel arrived, and false when they come late. */
const onlyUnderway: readonly ShipmentFlag[] = ['delayed', 'attempted', 'customs']

function afterEvent(state: State, event: TrackingEvent): State {
  const next = afterStage(state, event)
  const stays = (flag: ShipmentFlag): boolean => {
    if (event.scan && passing.includes(flag)) return false
    return !(ended.includes(next.stage) && onlyUnderway.includes(flag))
  }
  return { ...next, flags: withFlags(next, [...state.flags.filter(stays), ...event.flags]) }
}

function afterStage(state: State, { stage, flags, at }: TrackingEvent): State {
  if (state.stage === 'returned_to_sender') return state
  if (stage === 'returned_to_sender') return { ...state, stage, returning: true, deliveredAt: undefined }
  if (stage === 'delivered') {
    if (state.returning) return { ...state, stage: 'returned_to_sender', deliveredAt: undefined }
    return { ...state, stage, wasDelivered: true, deliveredAt: state.deliveredAt ?? at }
  }
  if (flags.includes('returning'))
    return { ...state, stage: 'in_transit', returning: true, deliveredAt: undefined }
  if (state.stage === 'delivered') return state
  return moving.includes(stage) || rank[stage] > rank[state.stage] ? { ...state, stage } : state
}

function afterClaim(state: State, claim: StatusClaim): State {
  const hasEnded = ended.includes(state.stage)
  if (claim.unrecognised) return hasEnded ? state : { ...state, stage: 'unknown' }
  const goesBack = claim.flags.includes('returning') || claim.stage === 'returned_to_sender'
  // Carriers close a return with "delivered": that scan was at the sender's door when the status says so.
  if (goesBack && state.stage === 'delivered')
    return { ...state, stage: 'returned_to_sender', deliveredAt: undefined }
  const returned = claim.stage === 'delivered' && state.returning && !state.wasDelivered
  const stage = returned ? 'returned_to_sender' : claim.stage
  const explained = stage === 'delivered' && state.wasDelivered
  const next = !explained && rank[stage] > rank[state.stage] ? { ...state, stage } : state
  const outdated = hasEnded && !ended.includes(claim.stage)
  return { ...next, flags: withFlags(next, outdated ? state.flags : [...state.flags, ...claim.flags]) }
}

const withFlags = ({ stage }: State, flags: readonly ShipmentFlag[]): ShipmentFlag[] =>
  flags.filter((flag) => {
    if (stage === 'returned_to_sender' && flag === 'returning') return false
    return !(ended.includes(stage) && onlyUnderway.includes(flag))
  })

/** Carriers and aggregators repeat checkpoints: same time, same stage, same words, same place is one event. */
function withoutDuplicates(events: readonly TrackingEvent[]): TrackingEvent[] {
  const groups = Map.groupBy(events, (event) =>
    JSON.stringify([timeOf(event), event.stage, plain(event.said), plain(event.place)]),
  )
  return [...groups.values()].flatMap((twins) => united(twins.toSorted(byIdentity)))
}

function united(twins: readonly TrackingEvent[]): TrackingEvent[] {
  const [first] = twins
  if (!first) return []
  const code = twins.find((twin) => twin.code)?.code
  const flags = shipmentFlags.filter((flag) => twins.some((twin) => twin.flags.includes(flag)))
  return [{ ...first, ...(code && { code }), flags, scan: twins.some((twin) => twin.scan) }]
}

const byTime = (a: TrackingEvent, b: TrackingEvent): number =>
  timeOf(a) - timeOf(b) || rank[a.stage] - rank[b.stage] || byIdentity(a, b)

/** A time without a trusted zone is read as UTC, for sorting alone. Events without a time sort before all others. */
const timeOf = ({ at }: TrackingEvent): number => {
  const millis = at ? Date.parse(at.instant ?? `${at.local}Z`) : Number.NaN
  return Number.isNaN(millis) ? -1 : millis
}

const byIdentity = (a: TrackingEvent, b: TrackingEvent): number => {
  const [one, other] = [identityOf(a), identityOf(b)]
  return one === other ? 0 : one < other ? -1 : 1
}

const identityOf = ({ at, stage, flags, scan, place, said, code }: TrackingEvent): string =>
  JSON.stringify([at?.local, at?.offset, at?.instant, stage, said, place, code, [...flags].sort(), scan])

const plain = (text: string | undefined): string => (text ?? '').trim().toLowerCase()
