export interface GatherOptions {
  /** Of one call. */
  most?: number
  /** More than this are not let in while a call hangs. */
  mostWaiting?: number
}

/** Too many wait already. */
export class GatherFullError extends Error {
  override readonly name = 'GatherFullError'
}

/**
 * One call at a time; what comes meanwhile goes together into the next. Costs nothing while there is little to do, and makes a burst
 * cheap: forty rows are written by one statement and committed at once. They fail together too.
 * `run` gives one result for each item, in their order.
 */
export function gather<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most = 200, mostWaiting = 5_000 }: GatherOptions = {},
): (item: Item) => Promise<Result> {
  interface Waiting {
    item: Item
    resolve: (result: Result) => void
    reject: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  let isRunning = false

  const runAll = async (): Promise<void> => {
    isRunning = true
    while (waiting.length > 0) {
      const some = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const results = await run(some.map(({ item }) => item))
        for (const [at, result] of results.entries()) some[at]?.resolve(result)
      } catch (error) {
        for (const { reject } of some) reject(error)
      }
    }
    isRunning = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= mostWaiting) return reject(new GatherFullError())
      waiting.push({ item, resolve, reject })
      if (!isRunning) void runAll()
    })
}
