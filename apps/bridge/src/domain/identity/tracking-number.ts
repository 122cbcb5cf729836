import type { CarrierCandidate } from '@throughline/shared/model'
import { checks } from './checksums.ts'
import { postOf, type TrackingFormat, trackingFormats } from './tracking-formats.ts'

/** One way to read a number: as this format of this carrier. */
export interface Reading {
  format: TrackingFormat
  carrier: string
  certainty: CarrierCandidate['certainty']
}

const byLength = new Map<number, TrackingFormat[]>()
for (const format of trackingFormats) {
  for (const length of format.lengths) byLength.set(length, [...(byLength.get(length) ?? []), format])
}

/** Every way to read this number (capitals, no spaces). A number whose check digit is wrong is not of that format. */
export function readingsOf(number: string): Reading[] {
  const readings: Reading[] = []
  for (const format of byLength.get(number.length) ?? []) {
    const reading = read(format, number)
    if (reading) readings.push(reading)
  }
  return readings
}

function read(format: TrackingFormat, number: string): Reading | undefined {
  const groups = format.regex.exec(number)
  if (!groups) return undefined
  const { serial = '', check = '', country } = groups.groups ?? {}
  // A format of all posts: a country that has none is no country.
  const carrier = country === undefined ? format.carrier : postOf.get(country)
  if (carrier === undefined) return undefined
  if (!format.check) return { format, carrier, certainty: 'pattern' }
  const { prepend = '' } = format
  const whole = serial.startsWith(prepend) ? serial : prepend + serial
  return checks(format.check, whole, check) ? { format, carrier, certainty: 'checksum' } : undefined
}

const need = { nothing: 0, word: 1, carrier: 2 }

/**
 * Who could have issued the number, likeliest first: carriers that the ticket names, then a fitting check digit, then a shape that few
 * numbers have. Each carrier once.
 */
export function rankCarriers(readings: readonly Reading[], named: ReadonlySet<string>): CarrierCandidate[] {
  const best = new Map<string, Reading>()
  const rank = ({ carrier, certainty, format }: Reading) =>
    (named.has(carrier) ? 0 : 1000) +
    (certainty === 'checksum' ? 0 : 100) +
    need[format.needs] * 10 -
    format.literals
  for (const reading of readings.toSorted((a, b) => rank(a) - rank(b) || compare(a.carrier, b.carrier))) {
    if (!best.has(reading.carrier)) best.set(reading.carrier, reading)
  }
  return [...best.values()].map(({ carrier, certainty }) => ({ carrier, certainty }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Ranked carriers of a number as somebody wrote it, spaces and all; `named` are the ids of carriers that were mentioned.
 * Empty when no known format fits, which does not mean that there is no such parcel.
 */
export function carrierCandidates(
  written: string,
  named: ReadonlySet<string> = new Set(),
): CarrierCandidate[] {
  const readings = readingsOf(withoutRouting(written.replace(/[\s-]{1,60}/g, '').toUpperCase()))
  // Shapes that nearly any number has say something only of a carrier that was mentioned, or when nothing else fits.
  const telling = readings.filter(({ format, carrier }) => format.needs !== 'carrier' || named.has(carrier))
  return rankCarriers(telling.length > 0 ? telling : readings, named)
}

/** American barcodes start with 420 and the destination's ZIP of 5 or 9 digits; people and APIs use what follows. */
const routed = /^420\d{25,39}$/

/** The number itself, when what follows the destination is one with a fitting check digit; else the number as it was. */
export function withoutRouting(number: string): string {
  if (!routed.test(number)) return number
  const bare = [number.slice(12), number.slice(8)].find((rest) =>
    readingsOf(rest).some(({ carrier, certainty }) => carrier === 'usps' && certainty === 'checksum'),
  )
  return bare ?? number
}
