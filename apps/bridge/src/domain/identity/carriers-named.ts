import { carrierByWords } from './tracking-formats.ts'

/** Words as people write them, `fed ex` also as `fed-ex` and `fedex`; longer ones first, so that `gls group` wins over `gls`. */
const words = [...carrierByWords.keys()].sort((a, b) => b.length - a.length)
const naming = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${words.map((word) => word.replaceAll(' ', '[ .-]?')).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

const tight = (word: string): string => word.toLowerCase().replace(/[ .-]/g, '')
const carrierOf = new Map([...carrierByWords].map(([word, carrier]) => [tight(word), carrier]))

/** Ids of the carriers that a text names, by one word ("DHL") or two ("Royal Mail"), links included. */
export function carriersNamed(text: string): Set<string> {
  const named = new Set<string>()
  for (const word of text.match(naming) ?? []) {
    const carrier = carrierOf.get(tight(word))
    if (carrier) named.add(carrier)
  }
  return named
}
