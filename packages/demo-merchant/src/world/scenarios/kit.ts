import type { PersonId } from '../people/create-people.ts'
import type { Timeline } from '../time.ts'
import type { Person } from '../truth.ts'

/** What every scenario is told from. */
export interface Kit {
  time: Timeline
  people: Record<PersonId, Person>
}
