import type { ContactEvent } from './contact-event.ts'
import { between, oneMoment } from './durations.ts'
import type { HistoryMessage, Solve } from './ticket-history.ts'

type EventOf<Kind extends ContactEvent['kind']> = Extract<ContactEvent, { kind: Kind }>

/** Each time that a ticket was solved, and what undid it. All in the order in which they happened. */
export function solvesOf(
  statuses: readonly EventOf<'status'>[],
  messages: readonly HistoryMessage[],
  handOvers: readonly EventOf<'bot_handed_over'>[],
): Solve[] {
  const solves: Solve[] = []
  let isSolved = false
  for (const { at, to, by } of statuses) {
    if (to === 'solved' || to === 'closed') {
      if (!isSolved) solves.push({ at, by })
      isSolved = true
      continue
    }
    const last = solves.at(-1)
    if (isSolved && last) last.undone = { at, by: whoUndid(messages, last.at, { at, by }) }
    isSolved = false
  }
  const alone = handOvers.find(({ endedAlone }) => endedAlone)
  // A conversation that a chatbot ended has no status of its own in some helpdesks.
  if (alone && solves.length === 0) return [{ at: alone.at, by: 'bot' }]
  return solves
}

function whoUndid(
  messages: readonly HistoryMessage[],
  solvedAt: string,
  reopened: Pick<EventOf<'status'>, 'at' | 'by'>,
): 'customer' | 'thanks' | 'us' {
  const since = messages.filter(
    ({ at, role }) =>
      role === 'customer' && between(solvedAt, at) > 0 && between(reopened.at, at) <= oneMoment,
  )
  const hers = since.filter(({ isPublic }) => isPublic)
  if (hers.length > 0) return hers.every(({ thanks }) => thanks) ? 'thanks' : 'customer'
  // Only somebody in copy wrote, and not to her.
  if (since.length > 0) return 'us'
  return reopened.by === 'customer' ? 'customer' : 'us'
}
