import { normaliseTrackingNumber } from '../identity/normalise.ts'
import type { MergedParcel } from '../merge/parcels.ts'
import type { MergedReturn } from '../merge/returns.ts'
import type { Mark } from './mark.ts'

/** What the carrier saw of the parcels of a return. */
export interface WayBack {
  parcels: readonly MergedParcel[]
  /** The carrier has scanned a parcel. */
  posted?: Mark | undefined
  /** Every parcel that the carrier has seen was delivered to us; the time of the last. */
  delivered?: Mark | undefined
}

/** The parcels that the return's systems name, and how far the carrier's scans prove them to be. */
export function wayBack({ records }: MergedReturn, all: readonly MergedParcel[]): WayBack {
  const numbers = new Set(
    records.flatMap(({ data }) =>
      data.parcels.flatMap(({ trackingNumber }) =>
        trackingNumber ? [normaliseTrackingNumber(trackingNumber)] : [],
      ),
    ),
  )
  const parcels = all.filter(
    ({ trackingNumber, direction }) =>
      direction === 'return' && trackingNumber && numbers.has(normaliseTrackingNumber(trackingNumber)),
  )
  const scanned = parcels.filter(({ proof }) => proof === 'proven')
  const [first] = scanned
  if (!first) return { parcels }
  const delivered = scanned.filter(({ stage }) => stage === 'delivered')
  return {
    parcels,
    posted: scanned.map(firstScan).reduce((best, mark) => (isBefore(mark, best) ? mark : best)),
    delivered:
      delivered.length === scanned.length
        ? delivered.map(arrival).reduce((last, mark) => (isBefore(last, mark) ? mark : last))
        : undefined,
  }
}

/** Events are newest first. */
const firstScan = (parcel: MergedParcel): Mark => ({
  source: sourceOf(parcel),
  strength: 'scan',
  at: parcel.events.findLast((event) => event.scan && event.at)?.at,
})

const arrival = (parcel: MergedParcel): Mark => ({
  source: sourceOf(parcel),
  strength: 'scan',
  at: parcel.events.find((event) => event.scan && event.stage === 'delivered')?.at ?? parcel.deliveredAt,
})

const sourceOf = (parcel: MergedParcel): string =>
  parcel.words.find((word) => word.proven)?.source ?? parcel.sources[0] ?? ''

const isBefore = (a: Mark, b: Mark): boolean => clockOf(a) < clockOf(b)
const clockOf = ({ at }: Mark): string => at?.instant ?? at?.local ?? ''
