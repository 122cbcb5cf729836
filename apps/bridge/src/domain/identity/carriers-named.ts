import { carrierByWords } from './tracking-formats.ts'

const word = /[\p{L}\p{N}]{1,40}/gu

/** Ids of the carriers that a text names, by one word ("DHL") or two ("Royal Mail"), links included. */
export function carriersNamed(text: string): Set<string> {
  const named = new Set<string>()
  let previous = ''
  for (const [found] of text.toLowerCase().matchAll(word)) {
    const carrier = carrierByWords.get(`${previous} ${found}`) ?? carrierByWords.get(found)
    if (carrier) named.add(carrier)
    previous = found
  }
  return named
}
