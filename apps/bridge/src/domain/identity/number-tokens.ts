import { leadKinds, numberingWords } from './lead-words.ts'

/** A stretch of letters and digits with at least one digit, hyphens and slashes between them included: `EU-1042`, `2026-03-04`. */
export interface Token {
  start: number
  end: number
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isAlphanumeric = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
/** - / _ */
const isJoint = (code: number): boolean => code === 45 || code === 47 || code === 95

/** Finds all of them in one pass, skipping `taken` stretches (links, e-mails). Both in order. */
export function numberTokens(text: string, taken: readonly Token[]): Token[] {
  const tokens: Token[] = []
  let floor = 0
  let skip = 0
  for (let at = 0; at < text.length; at++) {
    const next = taken[skip]
    if (next && at >= next.start) {
      at = next.end - 1
      floor = next.end
      skip++
      continue
    }
    if (!isDigit(text.charCodeAt(at))) continue
    const start = startOf(text, at, floor)
    const end = endOf(text, at, next?.start ?? text.length)
    tokens.push({ start: behindWords(text, start, at), end })
    at = end - 1
    floor = end
  }
  return tokens
}

function startOf(text: string, digit: number, floor: number): number {
  let start = digit
  while (start > floor) {
    const before = text.charCodeAt(start - 1)
    const joined = isJoint(before) && start - 1 > floor && isAlphanumeric(text.charCodeAt(start - 2))
    if (!isAlphanumeric(before) && !joined) break
    start--
  }
  return start
}

function endOf(text: string, digit: number, ceiling: number): number {
  let end = digit + 1
  while (end < ceiling) {
    const after = text.charCodeAt(end)
    const joined = isJoint(after) && end + 1 < ceiling && isAlphanumeric(text.charCodeAt(end + 1))
    if (!isAlphanumeric(after) && !joined) break
    end++
  }
  return end
}

/** `Order-No-1042`, `order1042`: the words in front are the lead, not the number. */
function behindWords(text: string, start: number, digit: number): number {
  for (let from = start; ; ) {
    let at = from
    while (at < digit && !isJoint(text.charCodeAt(at))) at++
    if (at === from || at - from > longestWord) return from
    const written = text.slice(from, at)
    const word = written.toLowerCase()
    const isLead = word !== 'rma' && leadKinds.has(word)
    if (at === digit) {
      // `nr1042` says number 1042; `NO1042` may be how a Norwegian shop writes it.
      return isLead || (word.length > 1 && written === word && numberingWords.has(word)) ? digit : from
    }
    if (!isLead && !numberingWords.has(word)) return from
    from = at + 1
  }
}

const longestWord = 24
