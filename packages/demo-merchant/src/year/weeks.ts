import { createRandom } from '../world/random.ts'
import { day, type Instant } from '../world/time.ts'

/** A week of the year. Weeks begin on Mondays, at midnight in UTC. */
export interface YearWeek {
  monday: Instant
  /** 0 is the week that runs now. */
  ago: number
  isPeak: boolean
  orders: number
}

const weeksBack = 52
const usualOrders = 105
/** Well above the 1.5 from which on a week is a peak. */
const peakTimes = 2.1
/** A sale that every start has behind it for long enough that its contacts are counted. */
const saleWeeks: readonly number[] = [10, 11]

/** The weeks up to now, the oldest first. Peaks are a sale ten weeks ago, Black Friday's week and the two after it. */
export function weeksOf(now: Instant, seed: number): YearWeek[] {
  const thisMonday = mondayOf(now)
  return Array.from({ length: weeksBack + 1 }, (_, index) => {
    const ago = weeksBack - index
    const monday = thisMonday - ago * 7 * day
    const isPeak = saleWeeks.includes(ago) || isChristmasTrade(monday)
    const wobble = createRandom(seed * 101 + index).int(-8, 8)
    return { monday, ago, isPeak, orders: Math.round((usualOrders + wobble) * (isPeak ? peakTimes : 1)) }
  })
}

const mondayOf = (at: Instant): Instant => {
  const midnight = Math.floor(at / day) * day
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day
}

function isChristmasTrade(monday: Instant): boolean {
  const year = new Date(monday).getUTCFullYear()
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay()
  // The day after the fourth Thursday of November.
  const friday = Date.UTC(year, 10, 1 + ((4 - first + 7) % 7) + 22)
  const weeksAfter = Math.round((monday - mondayOf(friday)) / (7 * day))
  return weeksAfter >= 0 && weeksAfter <= 2
}
