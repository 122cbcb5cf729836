import type { Moment, Tracking, TrackingEvent } from '@throughline/shared/model'
import { type ShipmentFlag, type ShipmentStage, shipmentFlags } from '@throughline/shared/vocabulary'
import type { Draft, Hint } from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { calendarDateOf, momentOf } from '../moment.ts'
import { readWire, scrub, typeOf } from '../reply.ts'
import { foldTracking, type StatusClaim } from '../tracking-fold.ts'
import { versionOf } from '../version.ts'
import { wordIn } from '../word-table.ts'
import { EventBody, Tracker, TrackerList, type TrackingDetail } from './wire.ts'

/** `unknown` is "no data yet" and `error` is EasyPost's own failure to ask: neither says anything of the parcel. */
const stageOfStatus: Readonly<Record<string, ShipmentStage>> = {
  unknown: 'not_found',
  pre_transit: 'label_created',
  in_transit: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  available_for_pickup: 'available_for_pickup',
  delivered: 'delivered',
  // Said on the whole way back; that it arrived there is said by a delivery scan or by `arrived_at_destination`.
  return_to_sender: 'in_transit',
  failure: 'failed',
  cancelled: 'cancelled',
  error: 'unknown',
}

/** What a detail adds. `seen` means that the detail itself is a physical sighting, wherever it was. */
const meaningOfDetail: Readonly<Record<string, { flags: readonly ShipmentFlag[]; seen?: boolean }>> = {
  address_correction: { flags: ['exception', 'action_required'] },
  arrived_at_destination: { flags: [], seen: true },
  arrived_at_facility: { flags: [], seen: true },
  arrived_at_pickup_location: { flags: [], seen: true },
  awaiting_information: { flags: ['action_required'] },
  cancelled: { flags: [] },
  damaged: { flags: ['exception', 'damaged'] },
  delayed: { flags: ['delayed'] },
  delivery_exception: { flags: ['exception'] },
  departed_facility: { flags: [], seen: true },
  departed_origin_facility: { flags: [], seen: true },
  expired: { flags: [] },
  failure: { flags: ['exception'] },
  held: { flags: ['exception'] },
  in_transit: { flags: [] },
  label_created: { flags: [] },
  lost: { flags: ['exception', 'lost'] },
  missorted: { flags: ['exception'], seen: true },
  out_for_delivery: { flags: [], seen: true },
  received_at_destination_facility: { flags: [], seen: true },
  received_at_origin_facility: { flags: [], seen: true },
  refused: { flags: ['attempted', 'exception'], seen: true },
  return: { flags: ['returning'] },
  status_update: { flags: [] },
  transferred_to_destination_carrier: { flags: [], seen: true },
  transit_exception: { flags: ['exception'] },
  unknown: { flags: [] },
  weather_delay: { flags: ['delayed'] },
}

/** A `failure` with one of these is a hitch on the way, not the end of it. */
const passingFailures = new Set([
  'address_correction',
  'awaiting_information',
  'delayed',
  'delivery_exception',
  'held',
  'missorted',
  'transit_exception',
  'weather_delay',
])

/** EasyPost has no word for these two, so the carrier's own sentence is read. Listed narrowly: a miss costs less than a false alarm. */
const flagsInWords: readonly { flag: ShipmentFlag; says: RegExp; unless: RegExp }[] = [
  {
    flag: 'customs',
    says: /\bcustoms\b/i,
    unless: /\b(?:clear(?:ed|ance (?:complete|processing complete))|released|completed?|pre-?cleared)\b/i,
  },
  {
    flag: 'attempted',
    says: /\b(?:delivery attempt|attempted delivery|delivery attempted|notice left)/i,
    unless: /\bno attempt/i,
  },
]

/** Records of any body that holds trackers: one, a list, a batch, a webhook event, or the shipment that one belongs to. */
export function toTrackings(body: unknown): Draft[] {
  return trackersIn(body).map(toTracking)
}

/** Which parcel an event is about. Events of other objects are not for us. */
export function hintsOf({ topic, body }: { topic: string; body: unknown }): Hint[] | undefined {
  if (!topic.startsWith('tracker.')) return undefined
  const { result } = EventBody.safeParse(body).data ?? {}
  if (!result?.tracking_code) return []
  const carrier = result.carrier ? { carrier: result.carrier } : {}
  return [{ kind: 'tracking', by: 'tracking_number', value: result.tracking_code, ...carrier }]
}

/** Whether a list was cut off: what it lacks may exist. */
export const hasMore = (body: unknown): boolean => isObject(body) && body.has_more === true

/** `test` or `production`, as the first tracker of a list says. */
export const modeOf = (body: unknown): string | undefined => {
  const mode = trackersIn(body)[0]?.mode
  return typeof mode === 'string' ? mode : undefined
}

function toTracking(tracker: Tracker): Draft {
  const details = tracker.tracking_details ?? []
  const claim = claimOf(tracker)
  const { stage, flags, events, shippedAt, deliveredAt } = foldTracking(details.map(toEvent), claim)
  const data: Tracking = {
    carrier: tracker.carrier?.trim() || 'unknown',
    trackingNumber: tracker.tracking_code,
    stage,
    flags,
    said: saidOf(tracker, claim),
    events,
    service: tracker.carrier_detail?.service || undefined,
    shippedAt,
    deliveredAt,
    signedBy: tracker.signed_by?.trim() || undefined,
    eta: etaOf(tracker),
    isReturn: tracker.is_return ?? undefined,
    updatedAt: momentOf(tracker.updated_at),
    url: webAddress(tracker.public_url),
  }
  return { kind: 'tracking', key: tracker.id, version: versionOf(tracker.updated_at, data), data }
}

function toEvent(detail: TrackingDetail): TrackingEvent {
  const { stage, flags, unrecognised } = meaningOf(detail)
  const words = [detail.message, detail.description].map((part) => part?.trim()).filter(Boolean)
  const said = [unrecognised && detail.status, ...new Set(words)].filter(Boolean).join(': ').slice(0, 500)
  const spoken = flagsInWords
    .filter(({ says, unless }) => says.test(said) && !unless.test(said))
    .map(({ flag }) => flag)
  return {
    at: timeOf(detail),
    // Of a whole tracker "unknown" is "no data yet"; an event is data, and says nothing that we know.
    stage: stage === 'not_found' ? 'unknown' : stage,
    flags: shipmentFlags.filter(
      (flag) => flags.includes(flag) || (stage !== 'delivered' && spoken.includes(flag)),
    ),
    scan: isScan(detail, stage),
    place: placeOf(detail),
    said: said || undefined,
    code: detail.carrier_code?.trim() || undefined,
  }
}

interface Meaning extends StatusClaim {
  unrecognised: boolean
}

function meaningOf({
  status,
  status_detail,
}: {
  status?: string | null
  status_detail?: string | null
}): Meaning {
  const detail = status_detail ?? ''
  const flags = wordIn(meaningOfDetail, detail)?.flags ?? []
  const stage = status ? wordIn(stageOfStatus, status) : 'unknown'
  if (!stage) return { stage: 'unknown', flags, unrecognised: true }
  if (status === 'return_to_sender') {
    if (detail === 'arrived_at_destination')
      return { stage: 'returned_to_sender', flags, unrecognised: false }
    return { stage, flags: union(flags, 'returning'), unrecognised: false }
  }
  if (status === 'failure' && passingFailures.has(detail)) {
    return { stage: 'in_transit', flags: union(flags, 'exception'), unrecognised: false }
  }
  return { stage, flags, unrecognised: false }
}

function claimOf(tracker: Tracker): StatusClaim & { unrecognised: boolean } {
  const meaning = meaningOf(tracker)
  const attempted = Boolean(tracker.carrier_detail?.initial_delivery_attempt)
  return attempted ? { ...meaning, flags: union(meaning.flags, 'attempted') } : meaning
}

const union = (flags: readonly ShipmentFlag[], flag: ShipmentFlag): readonly ShipmentFlag[] =>
  flags.includes(flag) ? flags : [...flags, flag]

/** The status in EasyPost's words; where they say nothing of the parcel, its sentence as well. */
function saidOf(tracker: Tracker, claim: { stage: ShipmentStage }): string | undefined {
  const { status, status_detail: detail } = tracker
  const words = [status, detail === status || detail === 'unknown' ? undefined : detail]
    .filter(Boolean)
    .join(', ')
  const sentence = claim.stage === 'unknown' ? tracker.tracking_details?.at(-1)?.message?.trim() : undefined
  return [words, sentence].filter(Boolean).join(': ').slice(0, 500) || undefined
}

/**
 * Seen by somebody, or only announced? A label and a forecast ("in transit, arriving on time") are no scans. What is no sighting by
 * its own word counts as one when it names the place where it happened.
 */
function isScan(detail: TrackingDetail, stage: ShipmentStage): boolean {
  if (stage === 'delivered' || stage === 'out_for_delivery' || stage === 'available_for_pickup') return true
  if (stage !== 'in_transit' && stage !== 'failed' && stage !== 'returned_to_sender') return false
  return Boolean(wordIn(meaningOfDetail, detail.status_detail)?.seen) || Boolean(placeOf(detail))
}

/** EasyPost applies a zone where the location allows it, and else writes the carrier's local time with `Z`. */
function timeOf({ datetime, tracking_location: place }: TrackingDetail): Moment | undefined {
  const located =
    Boolean(place?.city && (place.state || place.zip || place.country)) ||
    Boolean(place?.zip && place.country)
  return momentOf(datetime, { trusted: located })
}

const placeOf = ({ tracking_location: place }: TrackingDetail): string | undefined =>
  [place?.city, place?.state, place?.country]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(', ') || undefined

/** An estimate that equals the moment of the refresh is none: EasyPost's test mode echoes its own clock there. */
function etaOf({ carrier_detail, est_delivery_date, updated_at }: Tracker): string | undefined {
  const local = calendarDateOf(carrier_detail?.est_delivery_date_local)
  if (local) return local
  return est_delivery_date === updated_at ? undefined : calendarDateOf(est_delivery_date)
}

function webAddress(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//.test(url) && URL.canParse(url) ? url : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function trackersIn(body: unknown): Tracker[] {
  if (isObject(body)) {
    if ('trackers' in body) return readWire(TrackerList, body, 'EasyPost').trackers
    if (body.object === 'Tracker' || 'tracking_details' in body) return [readWire(Tracker, body, 'EasyPost')]
    if (body.object === 'Event' && isObject(body.result) && body.result.object === 'Tracker')
      return trackersIn(body.result)
    if ('tracker' in body && isObject(body.tracker)) return trackersIn(body.tracker)
  }
  throw new ConnectorError(
    'unexpected_shape',
    `EasyPost answered with ${nameOf(body)}, which holds no tracker`,
  )
}

/** `a Refund`, `a list of events`: what a person would call the body. */
function nameOf(body: unknown): string {
  if (Array.isArray(body))
    return isObject(body[0]) && typeof body[0].object === 'string' ? `a list of ${body[0].object}s` : 'a list'
  if (!isObject(body)) return typeOf(body)
  if (body.object === 'Event') return 'an Event without a Tracker'
  if (body.object === 'Shipment') return 'a Shipment without a tracker'
  if (typeof body.object === 'string') return `a ${scrub(body.object)}`
  const list = Object.keys(body).find((name) => Array.isArray(body[name]))
  return list
    ? `a list of ${scrub(list)}`
    : `an object of ${Object.keys(body).slice(0, 5).map(scrub).join(', ') || 'nothing'}`
}
