import type { ChangeFeed } from './watch.ts'

/** What the store tells of each change. */
export interface ToldChange {
  terms: readonly string[]
}

/** Hands each change to those watchers whose panel rests on one of its terms. */
export function createChangeFeed(): ChangeFeed & {
  tell(changes: readonly ToldChange[]): void
  watchers(): number
} {
  const watchers = new Set<{ about: () => ReadonlySet<string>; hear: () => void }>()
  return {
    subscribe(about, hear) {
      const watcher = { about, hear }
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    tell(changes) {
      const changed = [...new Set(changes.flatMap(({ terms }) => terms))]
      for (const { about, hear } of watchers) {
        const terms = about()
        // Nobody knows yet what a watcher that is still composing rests on.
        if (terms.size === 0 || changed.some((term) => terms.has(term))) hear()
      }
    },
    watchers: () => watchers.size,
  }
}
