import type { Ref } from '@throughline/shared/contract'
import { useMemo, useSyncExternalStore } from 'react'
import { useServices } from '../services.ts'
import { createChoiceStore } from './choice-store.ts'
import { type Chosen, confirm, type Decisions, dismiss, undo } from './choices.ts'

export type Deciding = {
  decisions: Decisions
  confirm(chosen: Chosen): void
  dismiss(chosen: Chosen): void
  undo(ref: Ref): void
}

/** The agent's decisions for a ticket, kept in this browser. */
export const useChoices = (ticketId: string | undefined): Deciding => {
  const { helpdesk, shelf, now } = useServices()
  const store = useMemo(
    () => createChoiceStore({ account: helpdesk.account, ticketId, shelf, now }),
    [helpdesk.account, ticketId, shelf, now],
  )
  const decisions = useSyncExternalStore(store.subscribe, store.read)
  return useMemo(
    () => ({
      decisions,
      confirm: (chosen) => store.write(confirm(decisions, chosen)),
      dismiss: (chosen) => store.write(dismiss(decisions, chosen)),
      undo: (ref) => store.write(undo(decisions, ref)),
    }),
    [store, decisions],
  )
}
