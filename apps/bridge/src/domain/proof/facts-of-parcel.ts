import type { Fact, Strength } from '@throughline/shared/contract'
import type { TrackingEvent } from '@throughline/shared/model'
import type { MergedParcel, ParcelWord } from '../merge/parcels.ts'

/** What every system says of this parcel, the strongest first. A printed label is a record; a shop's or a warehouse's status is a claim. */
export const factsOfParcel = (parcel: MergedParcel): Fact[] =>
  parcel.words
    .map((word) => factOfWord(parcel, word))
    .sort((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength))

/** The newest time the carrier saw it, whatever that was. Absent when it was never scanned. */
export function lastScanOf(parcel: MergedParcel): Fact | undefined {
  const scan = parcel.events.find((event) => event.scan)
  return scan && factOfEvent(parcel, scan)
}

/** The newest event for which this holds. */
export function lastEventOf(
  parcel: MergedParcel,
  holds: (event: TrackingEvent) => boolean,
): Fact | undefined {
  const event = parcel.events.find(holds)
  return event && factOfEvent(parcel, event)
}

/** One line of the carrier's history. A message that is no scan is the carrier's word. */
export const factOfEvent = (parcel: MergedParcel, { stage, scan, at, place, said }: TrackingEvent): Fact => ({
  topic: 'shipment',
  value: stage,
  source: carrierWordOf(parcel)?.source ?? parcel.sources[0] ?? '',
  strength: scan ? 'scan' : stage === 'label_created' ? 'system_record' : 'assertion',
  at,
  place,
  about: parcel.trackingNumber,
  said,
})

/** When it will arrive, as the carrier or else the shop estimates. */
export function estimateOf({ eta, words, trackingNumber }: MergedParcel): Fact | undefined {
  const word = words.findLast((one) => eta !== undefined && one.eta === eta)
  return (
    word && {
      topic: 'estimate',
      value: word.eta ?? '',
      source: word.source,
      strength: 'assertion',
      about: trackingNumber,
    }
  )
}

/** What the carrier itself says of the parcel; absent when no carrier was heard. */
export const carrierWordOf = (parcel: MergedParcel): ParcelWord | undefined =>
  parcel.words.find(({ by }) => by === 'carrier')

const order: readonly Strength[] = ['scan', 'system_record', 'assertion']

function factOfWord(parcel: MergedParcel, word: ParcelWord): Fact {
  const scan = word.proven
    ? (parcel.events.find((event) => event.scan && event.stage === word.stage) ??
      parcel.events.find((event) => event.scan))
    : undefined
  return {
    topic: 'shipment',
    value: word.stage,
    source: word.source,
    strength: strengthOf(word),
    at: scan ? scan.at : word.at,
    place: scan?.place,
    about: parcel.trackingNumber,
    said: word.said,
  }
}

/** How much one system's word on a parcel can carry. */
export const strengthOf = ({ proven, stage, by }: Pick<ParcelWord, 'proven' | 'stage' | 'by'>): Strength => {
  if (proven) return 'scan'
  return stage === 'label_created' && by !== 'shop' ? 'system_record' : 'assertion'
}
