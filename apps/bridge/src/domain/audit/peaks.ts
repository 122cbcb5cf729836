import type { CalendarDate } from '@throughline/shared/model'

/** Half as many orders again as in the median week: what Black Friday does to a shop, and a good week does not. */
const peakFactor = 1.5

/** The weeks that are peaks: those that the company names, else those with far more orders than the median. Weeks are Mondays. */
export function peaksOf(
  ordersByWeek: ReadonlyMap<CalendarDate, number>,
  named: readonly CalendarDate[] = [],
): CalendarDate[] {
  const weeks = [...ordersByWeek.keys()].sort()
  if (named.length > 0) return weeks.filter((week) => named.includes(week))
  const counts = [...ordersByWeek.values()].sort((a, b) => a - b)
  const median = counts[Math.floor(counts.length / 2)] ?? 0
  return median === 0 ? [] : weeks.filter((week) => (ordersByWeek.get(week) ?? 0) >= median * peakFactor)
}
