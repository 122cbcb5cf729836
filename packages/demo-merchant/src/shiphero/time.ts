import { type Instant, isoUtc } from '../world/time.ts'

/** UTC by habit, and nowhere said so: `2026-11-19T14:05:00`, no offset. */
export const bareTime = (at: Instant): string => isoUtc(at).slice(0, 19)

/** Filters are read the same way. */
export const readTime = (value: string): number =>
  Date.parse(/Z|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`)
