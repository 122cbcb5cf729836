import type { Waiting } from '../domain/case/order-case.ts'
import type { Queue } from '../platform/store/queues-store.ts'

/** A queue of hundreds does not change its number of days within this time. */
const freshMs = 5 * 60_000
/** An order that nobody has told for so long is no work of today. */
const openMs = 14 * 86_400_000

export interface QueuesOptions {
  store: { queues(touchedSince: string): Promise<Queue[]> }
  /** Epoch milliseconds. */
  now: () => number
  /** Hears when the store failed; the queues stay as they were. */
  onStoreError: (error: unknown) => void
}

/** Counts what waits at the warehouses, behind the panels: the first ones are composed without. */
export function createQueues({ store, now, onStoreError }: QueuesOptions): () => Waiting {
  let known: readonly Queue[] | undefined
  let countedAt = Number.NEGATIVE_INFINITY
  const count = async (): Promise<void> => {
    try {
      known = await store.queues(new Date(now() - openMs).toISOString())
    } catch (error) {
      onStoreError(error)
    }
  }
  return () => {
    if (now() - countedAt >= freshMs) {
      countedAt = now()
      void count()
    }
    const queues = known
    return (warehouse, before) => {
      const queue = queues?.find((one) => one.warehouse === warehouse)
      if (!queues || !queue) return undefined
      // Both are the warehouse's own clock, zone or not.
      return before ? queue.since.filter((since) => since < before.local).length : queue.since.length
    }
  }
}
