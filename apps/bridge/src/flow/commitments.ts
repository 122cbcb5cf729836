import type { Ref } from '@throughline/shared/contract'
import type { Commitment } from '../domain/case/order-case.ts'
import type { KeptCommitment, OrderRef } from '../platform/store/commitments-store.ts'

export interface CommitmentsOptions {
  store: { of(refs: readonly OrderRef[]): Promise<readonly (OrderRef & KeptCommitment)[]> }
  /** Hears when the store failed; the panel goes on without it. */
  onStoreError: (error: unknown) => void
}

/** Reads what was promised of all orders of a panel at once. */
export function createCommitments({ store, onStoreError }: CommitmentsOptions) {
  return async (refs: readonly Ref[]): Promise<(ref: Ref) => readonly Commitment[]> => {
    const all = await store.of(refs).catch((error: unknown) => {
      onStoreError(error)
      return []
    })
    return ({ connection, key }) =>
      all.filter((one) => one.connection === connection && one.key === key).map(toCommitment)
  }
}

const toCommitment = ({ kind, latest, by, about, madeAt }: KeptCommitment): Commitment => ({
  kind,
  latest,
  by,
  about,
  madeAt: { instant: madeAt, local: madeAt.slice(0, 19), offset: '+00:00', zoneKnown: true },
})
