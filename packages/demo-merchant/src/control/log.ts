import type { ConnectionId } from '../connections.ts'
import type { Delivery } from '../webhooks/delivery.ts'
import type { Instant } from '../world/time.ts'

/** A line for the spectator: something happened, and what the systems sent because of it. */
export type Entry = { id: number; at: Instant } & (
  | {
      kind: 'happened'
      what: string
      orders: string[]
      note?: string
      /** How many webhooks it caused. */
      webhooks: number
    }
  | { kind: 'clock'; what: string; webhooks: number }
  | { kind: 'switch'; what: string; connection?: ConnectionId }
  | { kind: 'webhook'; cause: number; delivery: Delivery }
)

/** The line before it has its number; distributes over the kinds. */
export type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, 'id'> : never) : never

/** What happened lately. Remembers some hundred lines; whoever listens hears each, and each change of one. */
export interface ControlLog {
  add(entry: NewEntry): number
  change(id: number, change: (entry: Entry) => Entry): void
  recent(): Entry[]
  listen(hear: (entry: Entry) => void): () => void
}

const longest = 400

export function createControlLog(): ControlLog {
  const entries = new Map<number, Entry>()
  const listeners = new Set<(entry: Entry) => void>()
  let last = 0
  const tell = (entry: Entry) => {
    entries.set(entry.id, entry)
    for (const hear of listeners) hear(entry)
  }
  return {
    add(entry) {
      last += 1
      tell({ ...entry, id: last })
      if (entries.size > longest) entries.delete(entries.keys().next().value ?? 0)
      return last
    },
    change(id, change) {
      const entry = entries.get(id)
      if (entry) tell(change(entry))
    },
    recent: () => [...entries.values()],
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}
