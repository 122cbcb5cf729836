import { type Chosen, type Decisions, undecided } from './choices.ts'

/** Part of `Storage`, so that a blocked or absent one can be stood in for. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export type ChoiceStore = {
  read(): Decisions
  write(decisions: Decisions): void
  /** Hears of changes by this page and by other tabs that show the same ticket. */
  subscribe(changed: () => void): () => void
}

const prefix = 'throughline/choices/'
/** About 200 bytes a ticket: far from the 5 MB that a page may keep, and more tickets than an agent comes back to. */
const mostTickets = 300

type Kept = Decisions & { at: number }

/**
 * Keeps an agent's decisions for one ticket of one account. Where the browser blocks storage in frames, or the ticket has no
 * id yet, they last as long as the page.
 */
export const createChoiceStore = (options: {
  account: string
  ticketId: string | undefined
  shelf: Shelf | undefined
  now: () => number
}): ChoiceStore => {
  const { account, ticketId, now } = options
  const shelf = ticketId === undefined ? undefined : options.shelf
  const key = `${prefix}${account}/${ticketId}`
  const listeners = new Set<() => void>()
  let held = readShelf(shelf, key)

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const fromAnotherTab = (event: StorageEvent) => {
    if (event.key !== key) return
    held = readShelf(shelf, key)
    tell()
  }

  return {
    read: () => held,
    write: (decisions) => {
      held = decisions
      writeShelf(shelf, key, { ...decisions, at: now() })
      tell()
    },
    subscribe: (changed) => {
      if (listeners.size === 0) globalThis.addEventListener?.('storage', fromAnotherTab)
      listeners.add(changed)
      return () => {
        listeners.delete(changed)
        if (listeners.size === 0) globalThis.removeEventListener?.('storage', fromAnotherTab)
      }
    },
  }
}

/** The browser's storage, or undefined where even looking at it throws (a frame with blocked cookies). */
export const browserShelf = (): Shelf | undefined => {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}

const readShelf = (shelf: Shelf | undefined, key: string): Decisions => {
  try {
    const kept: unknown = JSON.parse(shelf?.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undecided
    const { confirmed, dismissed } = kept as Partial<Kept>
    return { confirmed: chosenOf(confirmed), dismissed: chosenOf(dismissed) }
  } catch {
    return undecided
  }
}

const chosenOf = (list: unknown): Chosen[] =>
  Array.isArray(list)
    ? list.filter(
        (chosen: Partial<Chosen> | null) =>
          typeof chosen?.ref?.connection === 'string' &&
          typeof chosen.ref.key === 'string' &&
          typeof chosen.number === 'string',
      )
    : []

const writeShelf = (shelf: Shelf | undefined, key: string, kept: Kept): void => {
  try {
    if (kept.confirmed.length + kept.dismissed.length === 0) shelf?.removeItem(key)
    else shelf?.setItem(key, JSON.stringify(kept))
    if (shelf) forgetOldest(shelf)
  } catch {
    // Full or blocked: the decision still holds for this page, and the agent is not stopped.
  }
}

const forgetOldest = (shelf: Shelf): void => {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  )
  if (keys.length <= mostTickets) return
  const age = (key: string) => (JSON.parse(shelf.getItem(key) ?? '{}') as Partial<Kept>).at ?? 0
  for (const key of keys.toSorted((a, b) => age(a) - age(b)).slice(0, keys.length - mostTickets))
    shelf.removeItem(key)
}
