import type { Moment } from '@throughline/shared/model'

/** The preview's present: Friday 20 November 2026, 11:00 in Berlin. */
export const present = '2026-11-20T10:00:00.000Z'

export const now = (): number => Date.parse(present)

/** A time with the offset that the source stated: `at('2026-11-19T14:05', '+01:00')`. */
export const at = (local: string, offset = '+01:00'): Moment => ({
  local,
  offset,
  zoneKnown: true,
  instant: new Date(`${local}${local.length === 16 ? ':00' : ''}${offset}`).toISOString(),
})

/** A time of a machine that writes UTC. */
export const utc = (local: string): Moment => at(local, '+00:00')

/** A wall clock whose zone nobody stated. */
export const somewhere = (local: string): Moment => ({ local, zoneKnown: false })

/** So many seconds before the present. */
export const ago = (seconds: number): string => new Date(now() - seconds * 1000).toISOString()
