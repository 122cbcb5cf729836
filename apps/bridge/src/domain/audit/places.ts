import type { CalendarDate } from '@throughline/shared/model'
import type { AuditPlace } from './audit-order.ts'

/** What is looked for: one word of one dimension, or one of each of two that meet in practice. */
const looked: readonly (readonly (keyof AuditPlace)[])[] = [
  [],
  ['warehouse'],
  ['carrier'],
  ['category'],
  ['channel'],
  ['region'],
  ['carrier', 'region'],
  ['warehouse', 'carrier'],
  ['warehouse', 'category'],
  ['warehouse', 'channel'],
]

export type Where = Partial<Record<keyof AuditPlace, string>>

/** A place with what happened there in each week, in the order of `weeks`. */
export interface PlaceWeeks {
  where: Where
  weeks: number[]
}

/** Adds up rows by place and week. A row without a word belongs to no place of that dimension. */
export function byPlace<Row extends AuditPlace & { week: CalendarDate }>(
  rows: readonly Row[],
  { weeks, countOf }: { weeks: readonly CalendarDate[]; countOf: (row: Row) => number },
): Map<string, PlaceWeeks> {
  const at = new Map(weeks.map((week, index) => [week, index]))
  const places = new Map<string, PlaceWeeks>()
  for (const row of rows) {
    const index = at.get(row.week)
    if (index === undefined) continue
    for (const dimensions of looked) {
      if (dimensions.some((dimension) => row[dimension] === undefined)) continue
      const name = JSON.stringify(dimensions.map((dimension) => [dimension, row[dimension]]))
      let place = places.get(name)
      if (!place) {
        place = {
          where: Object.fromEntries(dimensions.map((dimension) => [dimension, row[dimension]])),
          weeks: weeks.map(() => 0),
        }
        places.set(name, place)
      }
      place.weeks[index] = (place.weeks[index] ?? 0) + countOf(row)
    }
  }
  return places
}
