import { z } from 'zod'
import type { Checksum } from './checksums.ts'
import carrierData from './tracking-formats/carriers.json' with { type: 'json' }
import own from './tracking-formats/own.json' with { type: 'json' }
import published from './tracking-formats/published.json' with { type: 'json' }

/**
 * What must stand around a number before it counts as this format:
 * `nothing` for a shape like no other, `word` for one that many numbers share (a word about parcels, or a link of a carrier),
 * `carrier` for one that nearly any number has (this very carrier must be named).
 */
const Need = z.enum(['nothing', 'word', 'carrier'])

const Format = z.object({
  id: z.string(),
  carrier: z.string(),
  /** Characters without spaces. */
  lengths: z.array(z.int()),
  /** Of the whole number in capitals; groups `serial` and `check` where there is a checksum, `country` where posts share a format. */
  pattern: z.string(),
  needs: Need,
  check: z.custom<Checksum>().optional(),
  /** Belongs in front of the serial when it is not there already. */
  prepend: z.string().optional(),
})

export interface TrackingFormat extends Omit<z.infer<typeof Format>, 'pattern'> {
  regex: RegExp
  /** Fixed characters at its beginning: the more, the fewer numbers of others fit by chance. */
  literals: number
}

const Carriers = z.object({
  carriers: z.array(z.object({ id: z.string(), words: z.array(z.string()) })),
  posts: z.array(z.object({ country: z.string(), carrier: z.string() })),
})

/**
 * `published.json` follows jkeen/tracking_number_data (b79ce4b, MIT, see LICENSE beside it), rewritten for numbers without spaces.
 *
 * `own.json` adds what is missing there and could be confirmed:
 * - DHL Paket of 20 and 12 digits, JJD of 16, Hermes of 14 with their check digits: https://www.paketda.de/firmenkunden/paket-pruefziffern.html
 *   and, for the 12 digits, https://metacpan.org/pod/Algorithm::CheckDigits::M10_005; JJD of 21, JVGL and DPD of 14 digits: numbers in
 *   public code only
 * - PostNL 3S of 13 or 15: https://developer.postnl.nl/browse-apis/send-and-track/barcode-webservice/ (DHL Parcel NL writes the same)
 * - Colissimo, a digit, a letter, 11 digits: http://www.colissimo.fr/particuliers/Track_a_parcel/FAQ_tracking.jsp
 * - Royal Mail 16, 20 and 21 (2D barcode): examples of senders and Amazon's list, https://aimcosoftware.co.uk/forum/viewtopic.php?pid=2502
 * - Parcelforce: https://www.parcelforce.com/help-and-advice/sending-worldwide/tracking-number-formats
 * - Evri, 16 characters: https://evri.com/faqs/receiving-a-parcel/how-do-i-track-my-parcel
 * - GLS number and Track ID: https://www.paketda.de/gls/gls-paketlabel.php
 *
 * Left out, nothing solid to go by: Royal Mail of 11 digits, Australia Post domestic, check digits of GLS and Colissimo.
 */
export const trackingFormats: readonly TrackingFormat[] = z
  .array(Format)
  .parse([...published, ...own])
  .map(({ pattern, ...format }) => ({
    ...format,
    regex: new RegExp(`^${pattern}$`),
    literals: /^(?:\(\?<serial>)?([0-9A-Z]*)/.exec(pattern)?.[1]?.length ?? 0,
  }))

const { carriers, posts } = Carriers.parse(carrierData)

/** The post that issues S10 numbers with this country at the end. */
export const postOf: ReadonlyMap<string, string> = new Map(
  posts.map(({ country, carrier }) => [country, carrier]),
)

/** How customers name carriers, one or two words in small letters. */
export const carrierByWords: ReadonlyMap<string, string> = new Map(
  carriers.flatMap(({ id, words }) => words.map((word) => [word, id] as const)),
)
