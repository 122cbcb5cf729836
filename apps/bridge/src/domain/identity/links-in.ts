import { carriersNamed } from './carriers-named.ts'
import { parcelWords } from './lead-words.ts'
import { numberTokens, type Token } from './number-tokens.ts'
import { countDigits } from './order-shapes.ts'
import type { Sighting } from './sighting.ts'
import { readingsOf, withoutRouting } from './tracking-number.ts'

const link = /(?:https?:\/\/|www\.)[^\s<>"'\\^`{|}]{1,2000}/gi

/** Web addresses in order, as stretches of the text. */
export const linksIn = (text: string): Token[] =>
  text.includes('://') || text.includes('www.')
    ? Array.from(text.matchAll(link), ({ index, 0: found }) => ({ start: index, end: index + found.length }))
    : []

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
    return numberTokens(url, []).flatMap((token): Sighting[] => {
      const shown = url.slice(token.start, token.end).replace(/^.{0,200}[/_]/, '')
      const value = withoutRouting(shown.replaceAll('-', '').toUpperCase())
      if (value.length < 8 || value.length > 40) return []
      const at = start + token.end - shown.length
      const readings = readingsOf(value).filter(
        ({ format, carrier }) => format.needs !== 'carrier' || host.has(carrier),
      )
      const isNamed =
        host.size > 0 &&
        countDigits(value) >= 6 &&
        parameter.test(url.slice(0, token.end - shown.length).slice(-30))
      if (readings.length === 0 && !isNamed) return []
      return [{ kind: 'tracking_number', value, shown, start: at, readings }]
    })
  })
}
