import type { KeptCommitment, OrderRef } from '../platform/store/commitments-store.ts'

export interface RecordPromiseOptions {
  store: { record(ref: OrderRef, given: KeptCommitment): Promise<void> }
  /** Epoch milliseconds. */
  now: () => number
}

/** Keeps a day that somebody has just given a customer. Resolves to when, ISO 8601. */
export type RecordPromise = (ref: OrderRef, word: Omit<KeptCommitment, 'madeAt'>) => Promise<string>

export const createRecordPromise =
  ({ store, now }: RecordPromiseOptions): RecordPromise =>
  async ({ connection, key }, word) => {
    const madeAt = new Date(now()).toISOString()
    await store.record({ connection, key }, { ...word, madeAt })
    return madeAt
  }
