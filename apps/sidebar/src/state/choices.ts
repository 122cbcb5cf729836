import type { Choices, Panel, Ref } from '@throughline/shared/contract'

/** An order that an agent decided on, with enough to offer an undo when the order itself is no longer there. */
export type Chosen = { ref: Ref; number: string; shop: string }

/** What the agent decided for one ticket. An order is in one list at most. */
export type Decisions = { confirmed: Chosen[]; dismissed: Chosen[] }

export const undecided: Decisions = { confirmed: [], dismissed: [] }

/** The contract takes no more than this many of each. */
const most = 50

export const sameRef = (a: Ref, b: Ref): boolean => a.connection === b.connection && a.key === b.key

export const refId = ({ connection, key }: Ref): string => `${connection}/${key}`

const without = (list: Chosen[], ref: Ref): Chosen[] => list.filter((chosen) => !sameRef(chosen.ref, ref))

export const confirm = (decisions: Decisions, chosen: Chosen): Decisions => ({
  confirmed: [...without(decisions.confirmed, chosen.ref), chosen].slice(-most),
  dismissed: without(decisions.dismissed, chosen.ref),
})

export const dismiss = (decisions: Decisions, chosen: Chosen): Decisions => ({
  confirmed: without(decisions.confirmed, chosen.ref),
  dismissed: [...without(decisions.dismissed, chosen.ref), chosen].slice(-most),
})

/** Takes a decision back, whichever it was. */
export const undo = (decisions: Decisions, ref: Ref): Decisions => ({
  confirmed: without(decisions.confirmed, ref),
  dismissed: without(decisions.dismissed, ref),
})

export const isConfirmed = ({ confirmed }: Decisions, ref: Ref): boolean =>
  confirmed.some((chosen) => sameRef(chosen.ref, ref))

/** What the bridge is told. */
export const choicesOf = ({ confirmed, dismissed }: Decisions): Choices => ({
  confirmed: confirmed.map(({ ref }) => ref),
  dismissed: dismissed.map(({ ref }) => ref),
})

/** Takes dismissed orders out at once, before the bridge has answered without them. */
export const withoutDismissed = (panel: Panel, { dismissed }: Decisions): Panel => {
  const kept = ({ ref }: { ref: Ref }) => !dismissed.some((chosen) => sameRef(chosen.ref, ref))
  return { ...panel, orders: panel.orders.filter(kept), candidates: panel.candidates.filter(kept) }
}
