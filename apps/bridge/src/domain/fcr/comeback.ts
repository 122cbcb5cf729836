import type { ContactCause } from '@throughline/shared/vocabulary'
import type { ContactSnapshot } from '../contacts/contact-snapshot.ts'
import type { TicketHistory } from '../contacts/ticket-history.ts'
import { causeOf } from './cause-of.ts'

/** What had changed or was missing when she came back; the first that holds. */
export const comebacks = [
  {
    what: 'not_kept',
    sentence:
      'What the panel showed at one of the two moments was not kept, as when she reopens the same ticket.',
  },
  { what: 'word_broken', sentence: 'A date that we gave her has passed since.' },
  { what: 'new_trouble', sentence: 'Something else is wrong now than when we answered.' },
  { what: 'same_trouble', sentence: 'What was wrong when we answered still is.' },
  {
    what: 'was_silent',
    sentence: 'When we answered a system was silent, so that something was missing in the answer.',
  },
  {
    what: 'nothing_changed',
    sentence: 'All that could be known was known and nothing is wrong: the answer did not reach her.',
  },
] as const

export interface Comeback {
  what: (typeof comebacks)[number]['what']
  /** The trouble behind it, where there was one. */
  cause?: ContactCause
}

/** From what the panel showed when we first answered, and when the ticket opened in which she came back. */
export function comebackOf(
  snapshots: readonly ContactSnapshot[],
  answered: readonly TicketHistory[],
  backIn: string,
): Comeback {
  const ofFirst = snapshots.filter((one) => answered.some(({ ticketId }) => ticketId === one.ticketId))
  const before = ofFirst.find(({ moment }) => moment === 'first_reply') ?? ofFirst[0]
  const after = snapshots.find((one) => one.ticketId === backIn && one.moment === 'opened')
  if (!before || !after || answered.some(({ ticketId }) => ticketId === backIn)) return { what: 'not_kept' }
  const { cause } = causeOf([after])
  if (cause === 'commitment_broken') return { what: 'word_broken', cause }
  const concerns = (one: ContactSnapshot): ContactCause[] => one.order?.concerns.map(({ kind }) => kind) ?? []
  if (concerns(after).includes(cause))
    return { what: concerns(before).includes(cause) ? 'same_trouble' : 'new_trouble', cause }
  if (before.silent.length > 0 || before.outcome === 'unavailable') return { what: 'was_silent' }
  return { what: 'nothing_changed' }
}
