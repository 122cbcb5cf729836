import { carriers } from '../world/carriers.ts'
import { heardAfter } from '../world/heard.ts'
import { type KnownParcel, parcelsBy } from '../world/parcels.ts'
import { type Instant, minute } from '../world/time.ts'
import type { World } from '../world/truth.ts'
import { type Registration, trackerId } from './tracker.ts'

/** The merchant registers each label a while after it is printed. */
const registrationDelay = 10 * minute

/** All trackers of the account by then, newest first. A number that was registered twice has two. */
export function registrationsBy(world: World, at: Instant): Registration[] {
  const all = parcelsBy(world, at).flatMap((known) => {
    const createdAt = registeredAt(known)
    if (known.parcel.registered === 'never' || createdAt > at) return []
    const good = registrationOf(known, createdAt)
    if (known.parcel.registered === 'once') return [good]
    const failed = { ...good, id: trackerId(good.code, 0), createdAt: createdAt - 2 * minute, failed: true }
    return [good, failed]
  })
  return newestFirst(all)
}

const registeredAt = ({ labelledAt, labelToldAtOnce }: KnownParcel): Instant =>
  heardAfter(registrationDelay, { at: labelledAt, toldAtOnce: labelToldAtOnce })

export const registrationOf = (known: KnownParcel, createdAt: Instant): Registration => ({
  id: trackerId(known.parcel.number, 1),
  code: known.parcel.number,
  carrier: carriers[known.parcel.carrier].easypost,
  createdAt,
  parcel: known,
  failed: false,
})

export const newestFirst = (registrations: readonly Registration[]): Registration[] =>
  registrations.toSorted((a, b) => b.createdAt - a.createdAt || a.id.localeCompare(b.id))
