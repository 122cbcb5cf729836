import { plainCharacters } from '../identity/characters.ts'
import { normaliseOrderNumber } from '../identity/normalise.ts'

/**
 * The one order number in what a customer wrote ("order #1042, please"), as it is written; undefined where there is none or several. One and no
 * more: a text with ten numbers would be ten guesses, and words around a number must not make it another one for those who count.
 */
export function namedOrder(text: string): string | undefined {
  const words = plainCharacters(text)
    .split(/[\s,;]+/)
    .filter((word) => normaliseOrderNumber(word) !== '')
  const numbers = words.length === 1 ? words : words.filter((word) => /\d/.test(word))
  return numbers.length === 1 ? numbers[0] : undefined
}
