import { createHash } from 'node:crypto'
import { noQuirks } from '../quirks.ts'
import { type Notice, noticesOf, type Told } from '../webhooks/notice.ts'
import { parcelsBy } from '../world/parcels.ts'
import { wordsOf } from '../world/possible/parcel-subject.ts'
import { type Instant, isoUtc } from '../world/time.ts'
import type { World } from '../world/truth.ts'
import { registrationsBy } from './registrations.ts'
import { type Registration, shownAt, trackerView } from './tracker.ts'
import { wordsFor } from './words.ts'

/**
 * `tracker.created` and `tracker.updated` for every change that EasyPost shows, past and planned.
 * https://docs.easypost.com/docs/events
 */
export const easyPostNotices = (world: World): Notice[] => {
  const always = Number.POSITIVE_INFINITY
  const orders = new Map(parcelsBy(world, always).map(({ parcel, order }) => [parcel.number, order.name]))
  return registrationsBy(world, always).flatMap((registration) =>
    noticesOf('easypost', orders.get(registration.code) ?? '', toldOf(registration)),
  )
}

function toldOf(registration: Registration): Told[] {
  const { code, createdAt, parcel, failed, id } = registration
  /** `part` tells two events of one second apart. */
  const event = (description: string, part: string, before?: string) => (at: Instant) => ({
    id: `evt_${createHash('sha256').update(`${id}/${description}/${part}/${at}`).digest('hex').slice(0, 32)}`,
    object: 'Event',
    mode: 'production',
    description,
    previous_attributes: before ? { status: before } : {},
    result: trackerView(registration, { at, inList: false, quirks: noQuirks }),
    pending_urls: [],
    completed_urls: [],
    status: 'pending',
    user_id: 'user_demo0000000000000000000000000000',
    created_at: isoUtc(at),
    updated_at: isoUtc(at),
  })
  const created: Told = {
    topic: 'tracker.created',
    part: id,
    at: createdAt,
    what: failed ? `EasyPost could not register ${code}` : `EasyPost follows ${code}`,
    body: event('tracker.created', ''),
  }
  if (!parcel || failed) return [created]
  const { scans, estimates } = parcel.parcel
  const first = scans[0]
  return [
    created,
    ...scans.map((scan, index): Told => {
      const before = scans[index - 1]
      return {
        topic: 'tracker.updated',
        part: `${id} ${scan.kind}`,
        at: Math.max(shownAt(scan), createdAt),
        what: wordsOf(parcel.parcel, scan),
        body: event('tracker.updated', scan.kind, before ? wordsFor[before.kind][0] : 'pre_transit'),
      }
    }),
    // The first estimate comes with the first scan.
    ...estimates
      .filter((one) => one.at !== first?.at)
      .map(
        (one): Told => ({
          topic: 'tracker.updated',
          part: `${id} ${one.date}`,
          at: Math.max(shownAt(one), createdAt),
          what: `Expected on ${one.date}`,
          body: event('tracker.updated', one.date),
        }),
      ),
  ]
}
