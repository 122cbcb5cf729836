import type { OrderCard, OrderPromise } from '@throughline/shared/contract'
import type { Owner } from '@throughline/shared/vocabulary'

/** A promise to a customer that can still be kept or broken. */
export interface OpenPromise extends Pick<OrderPromise, 'kind' | 'latest' | 'state'> {
  /** Whose turn it is, where a concern tells. */
  owner?: Owner
}

/** What was promised and has not happened yet, the first to be due first. A return window is the customer's to use, not ours to keep. */
export const openPromisesOf = ({
  promises,
  concerns,
}: Pick<OrderCard, 'promises' | 'concerns'>): OpenPromise[] =>
  promises
    .filter(({ kind, state }) => kind !== 'return_window' && (state === 'at_risk' || state === 'on_track'))
    .map(({ kind, latest, state, about }) => {
      const owner = concerns.find(
        (one) => one.kind === 'promise_at_risk' && (!about || one.about === about),
      )?.owner
      return { kind, latest, state, ...(owner && { owner }) }
    })
    .sort((a, b) => (a.latest < b.latest ? -1 : 1))
