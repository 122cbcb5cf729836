import type { Intervention } from '../events/event.ts'
import type { Instant } from '../time.ts'

/** One thing that somebody can make happen to a subject now. */
export interface Possible {
  /** Unique among all that is possible now. */
  id: string
  /** As a button says it. */
  label: string
  /** The usual next step, or something that goes wrong. */
  way: 'onward' | 'trouble'
  /** What a spectator should know, such as that no system tells of it by itself. */
  note?: string
  intervention: Intervention
}

/** A part of an order to which things happen, as it truly is: what no system of the merchant knows alone. */
export interface Subject {
  id: string
  kind: 'order' | 'warehouse' | 'parcel' | 'return'
  title: string
  /** What is true now, in a few words. */
  truth: string
  since?: Instant
  /** What comes next if nobody interferes. */
  next?: { what: string; at: Instant }
  possible: Possible[]
}

/** The first of some planned facts that lies ahead. */
export function firstAhead(
  plans: readonly (readonly [what: string, at: Instant | undefined])[],
  at: Instant,
): Subject['next'] {
  const ahead = plans.flatMap(([what, time]) => (time !== undefined && time > at ? [{ what, at: time }] : []))
  return ahead.toSorted((a, b) => a.at - b.at)[0]
}

export const past = (time: Instant | undefined, at: Instant): boolean => time !== undefined && time <= at
