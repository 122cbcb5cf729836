import { carriersNamed } from './carriers-named.ts'
import { parcelWords } from './lead-words.ts'
import type { Token } from './number-tokens.ts'
import { countDigits } from './order-shapes.ts'
import type { Sighting } from './sighting.ts'
import { readingsOf, withoutRouting } from './tracking-number.ts'

const link = /(?:https?:\/\/|www\.)[^\s<>"'\\^`{|}]+/gi

/** Web addresses in order, as stretches of the text. */
export const linksIn = (text: string): Token[] =>
  text.includes('://') || text.includes('www.')
    ? Array.from(text.matchAll(link), ({ index, 0: found }) => ({ start: index, end: index + found.length }))
    : []

const run = /[0-9A-Za-z-]+/g
const parameter =
  /(?:track|trace|parcel|shipment|sendung|awb|piececode|trknbr|code|number|num|id|b)[a-z_-]{0,16}[=/]$/i

/**
 * Tracking numbers in the links that carriers and shops send. A number of a known format counts in any link about parcels; one of an
 * unknown format only where a carrier's own link calls it its number. Nothing else in a link is a key.
 */
export function trackingInLinks(text: string, links: readonly Token[]): Sighting[] {
  return links.flatMap(({ start, end }) => {
    const url = text.slice(start, end)
    const host = carriersNamed(url.split('/', 3).join('/'))
    if (host.size === 0 && !parcelWords.test(url)) return []
    return Array.from(url.matchAll(run), ({ index, 0: shown }): Sighting[] => {
      const value = withoutRouting(shown.replaceAll('-', '').toUpperCase())
      if (value.length < 8 || value.length > 40 || countDigits(value) < 6) return []
      const readings = readingsOf(value).filter(
        ({ format, carrier }) => format.needs !== 'carrier' || host.has(carrier),
      )
      const isNamed = host.size > 0 && parameter.test(url.slice(Math.max(0, index - 30), index))
      if (readings.length === 0 && !isNamed) return []
      return [{ kind: 'tracking_number', value, shown, start: start + index, readings }]
    }).flat()
  })
}
