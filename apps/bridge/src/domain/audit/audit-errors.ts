import type { OrderCard } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import type { ConcernKind, Owner } from '@throughline/shared/vocabulary'
import { dayOf } from '../calendar/day-of.ts'

/** One error on one order. It stays when it is mended: then it has a day on which it was resolved. */
export interface AuditError {
  kind: ConcernKind
  /** The parcel, article or return; empty for the whole order. */
  about: string
  owner: Owner
  /** When it began, as sources tell; else when it was first seen. */
  since: CalendarDate
  /** When we could first have known, epoch milliseconds: the moment of the judgement that found it. */
  seenAt: number
  resolvedOn?: CalendarDate | undefined
}

/** A reminder that something will happen is not an error that was made. */
const noErrors: ReadonlySet<ConcernKind> = new Set(['return_window_closing', 'promise_at_risk'])

/**
 * The errors of an order after one more judgement: new ones are added, those that vanished are resolved, one that comes back is open
 * again and keeps the day on which it began. An order of which a source is silent resolves nothing: its absence says nothing.
 */
export function nextErrors(
  before: readonly AuditError[],
  card: Pick<OrderCard, 'concerns'>,
  {
    today,
    now,
    timeZone,
    complete,
  }: { today: CalendarDate; now: number; timeZone: string; complete: boolean },
): AuditError[] {
  const open = new Map(
    card.concerns
      .filter(({ kind }) => !noErrors.has(kind))
      .map((concern) => [nameOf(concern.kind, concern.about ?? ''), concern]),
  )
  const kept = before.map((error): AuditError => {
    const still = open.get(nameOf(error.kind, error.about))
    open.delete(nameOf(error.kind, error.about))
    if (still) return { ...error, owner: still.owner, resolvedOn: undefined }
    return error.resolvedOn || !complete ? error : { ...error, resolvedOn: today }
  })
  const added = [...open.values()].map(
    ({ kind, about = '', owner, since }): AuditError => ({
      kind,
      about,
      owner,
      since: since ? dayOf(since, timeZone) : today,
      seenAt: now,
    }),
  )
  return [...kept, ...added]
}

const nameOf = (kind: ConcernKind, about: string) => `${kind} ${about}`
