import { leadOf } from './lead.ts'
import { isDate, isFileName, isMeasured, isPartOfLarger } from './near-misses.ts'
import { normaliseOrderNumber } from './normalise.ts'
import type { CompiledRules } from './number-rules.ts'
import type { Token } from './number-tokens.ts'
import type { Sighting } from './sighting.ts'

/** A pattern sees this much before and behind a number; long enough for "Ihre Auftragsnummer bei uns lautet". Characters. */
const before = 64
const behind = 48
/** Of one pattern in one text. */
const mostMatches = 200

export interface RuledSearch {
  text: string
  tokens: readonly Token[]
  rules: CompiledRules
  /** What was recognised as something else: links, e-mails, phone and tracking numbers. */
  claimed: readonly Token[]
  /** Characters that patterns may still read in this ticket, all patterns together. */
  budget: { patternCharacters: number }
}

/** What the connections' own patterns find. They are run around digits only, where every order and return number is. */
export function ruledNumbers({ text, tokens, rules, claimed, budget }: RuledSearch): Sighting[] {
  if (rules.patterns.length === 0 || tokens.length === 0) return []
  const windows = windowsOf(text, tokens)
  const found: Sighting[] = []
  for (const { kind, regex, connections } of rules.patterns) {
    let matches = 0
    for (const { start, end } of windows) {
      if (matches >= mostMatches) break
      budget.patternCharacters -= end - start
      if (budget.patternCharacters < 0) return found
      const matcher = regex.matcher(text.slice(start, end))
      while (matches < mostMatches && matcher.find()) {
        matches++
        const group = regex.groupCount() > 0 && matcher.group(1) !== null ? 1 : 0
        const shown = matcher.group(group) ?? ''
        const span = { start: start + matcher.start(group), end: start + matcher.end(group) }
        const value = normaliseOrderNumber(shown)
        if (
          value !== '' &&
          value.length <= 64 &&
          isWhole(text, span) &&
          !isMiss(span, { text, tokens, claimed })
        ) {
          found.push({ kind, value, shown, start: span.start, connections })
        }
      }
    }
  }
  return found
}

/** Stretches around digits; near ones are one, so that nothing is read twice. */
function windowsOf(text: string, tokens: readonly Token[]): Token[] {
  const windows: Token[] = []
  for (const token of tokens) {
    const start = Math.max(0, token.start - before)
    const end = Math.min(text.length, token.end + behind)
    const last = windows.at(-1)
    if (last && start <= last.end) last.end = end
    else windows.push({ start, end })
  }
  return windows
}

const alphanumeric = /[0-9A-Za-z]/

/** `EU-1042` is not in `EU-10421`. */
const isWhole = (text: string, { start, end }: Token): boolean =>
  !alphanumeric.test(text.charAt(start - 1)) && !alphanumeric.test(text.charAt(end))

const overlaps = (a: Token, b: Token): boolean => a.start < b.end && b.start < a.end

/** A pattern of bare digits meets prices, dates and phone numbers. Letters in a number say enough. */
function isMiss(
  span: Token,
  { text, tokens, claimed }: Pick<RuledSearch, 'text' | 'tokens' | 'claimed'>,
): boolean {
  if (claimed.some((one) => overlaps(one, span))) return true
  if (/[a-z]/i.test(text.slice(span.start, span.end))) return false
  const token = tokens.find((one) => overlaps(one, span)) ?? span
  if (isDate(text.slice(token.start, token.end)) || isFileName(text, token.end)) return true
  if (isPartOfLarger(text, token) || isMeasured(text, token)) return true
  const { kind } = leadOf(text, span.start)
  return kind === 'other' || kind === 'phone' || kind === 'tracking'
}
