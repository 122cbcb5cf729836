import type { ContactCause, FirstContactLimit, LifecycleStage, Owner } from '@throughline/shared/vocabulary'
import type { ContactSnapshot } from '../contacts/contact-snapshot.ts'

export interface Cause {
  cause: ContactCause
  /** What the facts said, where an agent said otherwise. */
  causeBefore?: ContactCause
  stage?: LifecycleStage
  owner?: Owner
  /** From the facts alone: an agent's word moves no ticket out of net FCR. */
  limit?: FirstContactLimit
}

/** Why the customer wrote, from what the panel showed at the opening and at the first reply. `corrected`: what an agent said instead. */
export function causeOf(snapshots: readonly ContactSnapshot[], corrected?: ContactCause): Cause {
  throw new Error(`causeOf: ${snapshots.length} ${corrected}`)
}
