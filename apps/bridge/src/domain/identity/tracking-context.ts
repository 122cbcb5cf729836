import { carriersNamed } from './carriers-named.ts'
import { luhn } from './checksums.ts'
import type { Lead } from './lead.ts'
import { parcelWords } from './lead-words.ts'
import { startsLikeCard } from './near-misses.ts'
import type { Reading } from './tracking-number.ts'

/** How much the text around a number speaks of parcels. */
export interface TrackingContext {
  /** "Tracking number", a carrier's link, or a text that is nothing but the number. */
  isCalled: boolean
  lead: Lead
  /** A word about parcels or a carrier close by. */
  isNear(): boolean
  /** One anywhere in this text. */
  isSomewhere(): boolean
  carriersNear(): ReadonlySet<string>
}

/** A word about parcels counts for numbers this close. Characters. */
const reachBefore = 80
const reachAfter = 40

/** Looks at surroundings only when asked to, and at a whole text once. */
export function surroundings(text: string) {
  let somewhere: boolean | undefined
  const near = (start: number, end: number) =>
    `${text.slice(Math.max(0, start - reachBefore), start)}\n${text.slice(end, end + reachAfter)}`
  return {
    of(start: number, end: number, { lead, isCalled }: { lead: Lead; isCalled: boolean }): TrackingContext {
      let carriers: ReadonlySet<string> | undefined
      const carriersNear = () => (carriers ??= carriersNamed(near(start, end)))
      return {
        isCalled,
        lead,
        carriersNear,
        isNear: () => parcelWords.test(near(start, end)) || carriersNear().size > 0,
        isSomewhere: () => (somewhere ??= parcelWords.test(text) || carriersNamed(text).size > 0),
      }
    },
  }
}

/**
 * The readings that the context allows; empty when the number is no tracking number here.
 *
 * A fitting check digit is weak for short numbers: 1 in 7 to 1 in 10 random ones pass, and several carriers try. So digits alone need
 * talk of parcels in the same text, numbers without check digit need it close by, and shapes that any number has need their carrier.
 */
export function admitted(number: string, readings: readonly Reading[], context: TrackingContext): Reading[] {
  if (readings.length === 0) return []
  if (isCard(number) && !context.isNear()) return []
  const allows = ({ format, carrier, certainty }: Reading): boolean => {
    if (format.needs === 'nothing') return true
    if (format.needs === 'carrier') return context.carriersNear().has(carrier)
    if (context.isCalled || context.lead.kind === 'tracking') return true
    return certainty === 'checksum' ? context.isSomewhere() : context.isNear()
  }
  if (!readings.some(allows)) return []
  // It is a tracking number; then everybody who could have issued it is a candidate, except for shapes that say nothing.
  return readings.filter((reading) => reading.format.needs !== 'carrier' || allows(reading))
}

const isCard = (number: string): boolean =>
  startsLikeCard(number) && luhn(number.slice(0, -1)) === Number(number.at(-1))
