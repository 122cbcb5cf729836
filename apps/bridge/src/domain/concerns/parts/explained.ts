import type { TrackingEvent } from '@throughline/shared/model'
import type { MergedParcel } from '../../merge/parcels.ts'

/** The carrier says that the address does not work. Read from its own sentence: no vendor has a flag for it. Listed narrowly. */
const addressWords =
  /\baddress(?:ee)?\b|\badresse\b|\banschrift\b|empf[äa]nger (?:unbekannt|nicht)|\bdirecci[óo]n\b|\bindirizzo\b|\bendere[çc]o\b|\badres\b|\badress\b|住所|宛先/i
const addressIsFine = /address (?:confirmed|verified|corrected|updated)|delivered to|forwarded/i

/** The event by which the carrier rejects the address, while nothing newer was scanned without trouble. */
export function addressTrouble({ flags, events }: MergedParcel): TrackingEvent | undefined {
  if (!isTroubled(flags)) return undefined
  const trouble = sinceLastGoodScan(events).find(
    (event) =>
      isTroubled(event.flags) && addressWords.test(event.said ?? '') && !addressIsFine.test(event.said ?? ''),
  )
  return trouble
}

const isTroubled = (flags: readonly string[]): boolean =>
  ['exception', 'action_required', 'attempted'].some((flag) => flags.includes(flag))

/** Newest first, up to the last scan of a parcel that simply moved. */
function sinceLastGoodScan(events: readonly TrackingEvent[]): readonly TrackingEvent[] {
  const good = events.findIndex(({ scan, flags }) => scan && flags.length === 0)
  return good === -1 ? events : events.slice(0, good)
}

/** The last failed attempt, unless the parcel was scanned onto a van or into a pick-up point after it. */
export function openAttempt({ events }: MergedParcel): TrackingEvent | undefined {
  const at = events.findIndex(({ flags }) => flags.includes('attempted'))
  const later = events.slice(0, Math.max(at, 0))
  const isTriedAgain = later.some(
    ({ scan, stage }) => scan && (stage === 'out_for_delivery' || stage === 'available_for_pickup'),
  )
  return isTriedAgain ? undefined : events[at]
}

/** The carrier was at the door, or gave up, and has not tried again since. */
export const waitsAfterAttempt = (parcel: MergedParcel): boolean => {
  if (parcel.stage === 'failed') return true
  if (!parcel.flags.includes('attempted')) return false
  const isKnownOnlyByFlag = !parcel.events.some(({ flags }) => flags.includes('attempted'))
  return isKnownOnlyByFlag || openAttempt(parcel) !== undefined
}

/** The oldest of the newest unbroken run of events with this flag; messages that are no scans do not break it. */
export function beginOf(
  { events }: MergedParcel,
  belongs: (event: TrackingEvent) => boolean,
): TrackingEvent | undefined {
  let begin: TrackingEvent | undefined
  for (const event of events) {
    if (belongs(event)) begin = event
    else if (event.scan) break
  }
  return begin
}

export const isGoingBack = ({ stage, flags }: MergedParcel): boolean =>
  stage === 'returned_to_sender' || flags.includes('returning')
