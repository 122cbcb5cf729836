import {
  type CarrierCandidate,
  type Key,
  type KeyKind,
  type KeyPlace,
  keyPlaces,
} from '@throughline/shared/model'
import type { CompiledRules } from './number-rules.ts'
import type { Sighting } from './sighting.ts'
import { type Reading, rankCarriers } from './tracking-number.ts'

/** How many keys of each kind a ticket may ask for. */
export type KeyLimits = Record<KeyKind, number>

/** Each key is a question to every source, so hostile text must not make thousands. Real tickets stay far below. */
export const defaultLimits: KeyLimits = {
  email: 10,
  phone: 5,
  order_number: 10,
  return_number: 5,
  tracking_number: 10,
}

/** More distinct values of one kind than this are not even counted. */
const mostCounted = 500

interface Entry {
  kind: KeyKind
  value: string
  shown: string
  places: Set<KeyPlace>
  strongest: number
  count: number
  /** The latest text it stood in; larger is newer. */
  newest: number
  /** Undefined once any connection may be meant. */
  connections: Set<string> | undefined
  readings: readonly Reading[] | undefined
}

export interface SeenAt {
  place: KeyPlace
  /** Larger is newer. */
  age: number
}

/** Unites what was seen by kind and value, and ranks it. */
export function createTally(rules: CompiledRules, limits: KeyLimits) {
  const entries = new Map<string, Entry>()
  const counted = new Map<KeyKind, number>()
  let truncated = false

  return {
    cut() {
      truncated = true
    },
    add(sighting: Sighting, { place, age }: SeenAt): void {
      const { kind, value, readings } = sighting
      if (value === '') return
      const id = `${kind} ${value}`
      const strength = keyPlaces.indexOf(place)
      const shown = sighting.shown.slice(0, 320)
      const known = entries.get(id)
      if (known) {
        known.places.add(place)
        known.count++
        known.newest = Math.max(known.newest, age)
        known.connections = joined(known.connections, () => connectionsOf(sighting, rules))
        if ((readings?.length ?? 0) > (known.readings?.length ?? 0)) known.readings = readings
        if (strength < known.strongest) Object.assign(known, { strongest: strength, shown })
        return
      }
      const already = counted.get(kind) ?? 0
      if (already >= mostCounted) {
        truncated = true
        return
      }
      counted.set(kind, already + 1)
      const connections = connectionsOf(sighting, rules)
      entries.set(id, {
        ...{ kind, value, shown, readings, newest: age, strongest: strength },
        places: new Set([place]),
        count: 1,
        connections: connections && new Set(connections),
      })
    },
    /** All kinds together, strongest first, each kind cut to its limit. `named` tells the carriers that the ticket names. */
    ranked(named: () => ReadonlySet<string>): { keys: Key[]; truncated: boolean } {
      const left = { ...limits }
      const keys: Key[] = []
      let carriersNamed: ReadonlySet<string> | undefined
      const namedOnce = () => (carriersNamed ??= named())
      for (const entry of [...entries.values()].sort(byRank)) {
        if (left[entry.kind]-- > 0) keys.push(asKey(entry, namedOnce))
        else truncated = true
      }
      return { keys, truncated }
    },
  }
}

const nobody: ReadonlySet<string> = new Set()

/** Stronger place first, then named more often, then named later; the value decides what is left, so that no order is by chance. */
const byRank = (a: Entry, b: Entry): number =>
  a.strongest - b.strongest || b.count - a.count || b.newest - a.newest || (a.value < b.value ? -1 : 1)

function connectionsOf(
  { kind, value, connections }: Sighting,
  rules: CompiledRules,
): readonly string[] | undefined {
  if (connections) return connections
  return kind === 'order_number' || kind === 'return_number' ? rules.connectionsOf(kind, value) : undefined
}

function joined(
  known: Set<string> | undefined,
  more: () => readonly string[] | undefined,
): Set<string> | undefined {
  if (!known) return undefined
  const further = more()
  return further && new Set([...known, ...further])
}

function asKey(
  { kind, value, shown, places, connections, readings }: Entry,
  named: () => ReadonlySet<string>,
): Key {
  const carriers: CarrierCandidate[] | undefined =
    readings && rankCarriers(readings, readings.length > 1 ? named() : nobody)
  return {
    kind,
    value,
    shown,
    places: keyPlaces.filter((place) => places.has(place)),
    ...(connections && { connections: [...connections].sort() }),
    ...(carriers && { carriers }),
  }
}
