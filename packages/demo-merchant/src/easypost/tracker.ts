import { createHash } from 'node:crypto'
import { type Quirks, unheardWord } from '../quirks.ts'
import { carriers, commonWords } from '../world/carriers.ts'
import { heardAfter } from '../world/heard.ts'
import type { KnownParcel } from '../world/parcels.ts'
import { type Place, placeOf } from '../world/places.ts'
import { type Instant, isoUtc, minute, wallClock } from '../world/time.ts'
import type { CarrierId, Prompt, Scan } from '../world/truth.ts'
import { wordsFor } from './words.ts'

/** A tracker's place in the account: which parcel, since when, and which of several for one number. */
export interface Registration {
  id: string
  code: string
  carrier: string
  createdAt: Instant
  /** Absent for a number that belongs to no parcel. */
  parcel?: KnownParcel
  /** The registration failed, and the tracker says so for ever. */
  failed: boolean
}

/** EasyPost asks carriers now and then; a scan is that old before it shows. */
const refreshDelay = 25 * minute

/** When EasyPost shows a scan or an estimate. */
export const shownAt = (fact: { at: Instant } & Prompt): Instant => heardAfter(refreshDelay, fact)

export const trackerId = (code: string, attempt: number): string =>
  `trk_${createHash('sha256').update(`${code}/${attempt}`).digest('hex').slice(0, 32)}`

interface Reading {
  at: Instant
  /** Lists leave empty texts null; a tracker read by itself has `""`. */
  inList: boolean
  quirks: Quirks
}

/** A `Tracker` as the API shows it. */
export function trackerView(registration: Registration, { at, inList, quirks }: Reading): object {
  const { id, code, carrier, createdAt, parcel, failed } = registration
  const scans = parcel && !failed ? parcel.parcel.scans.filter((scan) => shownAt(scan) <= at) : []
  const empty = inList ? null : ''
  const last = scans.at(-1)
  const [status, detail] = failed
    ? ['error', 'unknown']
    : last
      ? wordsFor[last.kind]
      : parcel
        ? ['pre_transit', 'label_created']
        : ['unknown', 'unknown']
  const estimate = failed ? undefined : parcel?.parcel.estimates.findLast((one) => shownAt(one) <= at)
  const delivered = scans.some((scan) => scan.kind === 'delivered')
  return {
    id,
    object: 'Tracker',
    mode: 'production',
    tracking_code: code,
    status: quirks.unheardStatus ? unheardWord : status,
    status_detail: quirks.unheardStatus ? unheardWord : detail,
    created_at: isoUtc(createdAt),
    updated_at: isoUtc(Math.max(createdAt, last ? shownAt(last) : 0, estimate ? shownAt(estimate) : 0)),
    signed_by: (delivered && parcel?.parcel.signedBy) || null,
    weight: failed || !parcel ? null : 17.6,
    // A day of the calendar, dressed as an instant.
    est_delivery_date: estimate ? `${estimate.date}T00:00:00Z` : null,
    shipment_id: null,
    carrier,
    tracking_details: failed
      ? [processingError(createdAt, empty)]
      : detailsOf(registration, { scans, empty, status: quirks.unheardStatus ? unheardWord : undefined }),
    carrier_detail: failed ? null : carrierDetail(registration, { scans, estimate: estimate?.date }),
    finalized: delivered || failed,
    is_return: parcel?.direction === 'return',
    public_url: `https://track.easypost.com/${Buffer.from(`v1:${id}`).toString('base64url')}`,
    fees: [],
  }
}

const nowhere = { object: 'TrackingLocation', city: null, state: null, country: null, zip: null }

const locationOf = (place: Place | undefined): object =>
  place
    ? {
        object: 'TrackingLocation',
        city: place.city.toUpperCase(),
        state: place.state ?? null,
        country: place.country,
        zip: place.state ? (place.zip ?? null) : null,
      }
    : nowhere

const processingError = (at: Instant, empty: string | null): object => ({
  object: 'TrackingDetail',
  message: 'The carrier did not accept the request',
  description: empty,
  status: 'error',
  status_detail: null,
  datetime: isoUtc(at),
  source: 'ProcessingError',
  carrier_code: empty,
  tracking_location: nowhere,
})

interface Details {
  scans: readonly Scan[]
  empty: string | null
  status: string | undefined
}

function detailsOf({ parcel, carrier }: Registration, { scans, empty, status }: Details): object[] {
  if (!parcel) return []
  const own = carriers[parcel.parcel.carrier]
  const destination = parcel.order.buyer.shipTo.address.zone
  const announced = {
    object: 'TrackingDetail',
    message: 'Shipping label created, awaiting item',
    description: empty,
    status: status ?? 'pre_transit',
    status_detail: 'label_created',
    datetime: isoUtc(parcel.labelledAt),
    source: carrier,
    carrier_code: empty,
    tracking_location: nowhere,
  }
  const seen = scans.map((scan) => {
    const place = placeOf(scan.place)
    const [word, detail] = wordsFor[scan.kind]
    return {
      object: 'TrackingDetail',
      message: scan.words ?? own.words[scan.kind] ?? commonWords[scan.kind],
      description: empty,
      status: status ?? word,
      status_detail: status ?? detail,
      datetime: carrierTime(scan.at, place, destination),
      source: carrier,
      carrier_code: empty,
      tracking_location: locationOf(place),
    }
  })
  return [announced, ...seen]
}

/**
 * Right only where the carrier told the place. Elsewhere its wall clock is passed on as if it were UTC: an hour or more wrong, and
 * nothing says so.
 */
function carrierTime(at: Instant, place: Place | undefined, destination: string): string {
  if (place) return isoUtc(at)
  const { date, time } = wallClock(at, destination)
  return `${date}T${time}Z`
}

const withoutDetail: CarrierId[] = ['dpd', 'deutsche_post']

function carrierDetail(
  { parcel }: Registration,
  { scans, estimate }: { scans: readonly Scan[]; estimate: string | undefined },
) {
  if (!parcel || withoutDetail.includes(parcel.parcel.carrier)) return null
  const { zip, city, countryCode } = parcel.order.buyer.shipTo.address
  const attempt = scans.find((scan) => scan.kind === 'attempted')
  return {
    object: 'CarrierDetail',
    service: parcel.parcel.service,
    container_type: null,
    est_delivery_date_local: estimate ?? null,
    est_delivery_time_local: null,
    origin_location: null,
    origin_tracking_location: null,
    destination_location: `${city.toUpperCase()} ${countryCode}, ${zip}`,
    destination_tracking_location: null,
    guaranteed_delivery_date: null,
    alternate_identifier: null,
    initial_delivery_attempt: attempt ? isoUtc(attempt.at) : null,
  }
}
