/** What the store tells of each change. */
export interface ToldChange {
  terms: readonly string[]
}

/** Tells who watches when something changed that may concern them. `terms` are in the store's form. */
export interface ChangeFeed {
  /** Calls on each change with one of the terms of `about()`, read anew each time. Returns what ends it. */
  subscribe(about: () => ReadonlySet<string>, hear: () => void): () => void
  /** Now, to ask about later. */
  mark(): number
  /** Whether no change since the mark had any of these terms. False as well when that is too long ago to know. */
  isUntouched(terms: ReadonlySet<string>, mark: number): boolean
}

/** Terms whose last change is remembered: more than ten thousand changes a minute would touch. About 10 MB. */
const mostTerms = 100_000

/** Hands each change to those watchers whose panel rests on one of its terms. */
export function createChangeFeed(): ChangeFeed & {
  tell(changes: readonly ToldChange[]): void
  watchers(): number
} {
  const watchers = new Set<{ about: () => ReadonlySet<string>; hear: () => void }>()
  const touched = new Map<string, number>()
  let told = 0
  let forgotten = 0
  return {
    subscribe(about, hear) {
      const watcher = { about, hear }
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    tell(changes) {
      const changed = [...new Set(changes.flatMap(({ terms }) => terms))]
      told += 1
      if (touched.size + changed.length > mostTerms) {
        touched.clear()
        forgotten = told
      }
      for (const term of changed) touched.set(term, told)
      for (const { about, hear } of watchers) {
        const terms = about()
        // Nobody knows yet what a watcher that is still composing rests on.
        if (terms.size === 0 || changed.some((term) => terms.has(term))) hear()
      }
    },
    mark: () => told,
    isUntouched: (terms, mark) =>
      mark >= forgotten && [...terms].every((term) => (touched.get(term) ?? 0) <= mark),
    watchers: () => watchers.size,
  }
}
