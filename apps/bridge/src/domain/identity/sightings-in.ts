import { emailsIn } from './emails-in.ts'
import { linksIn, trackingInLinks } from './links-in.ts'
import type { CompiledRules } from './number-rules.ts'
import { numberTokens, type Token } from './number-tokens.ts'
import { numbersIn } from './numbers-in.ts'
import { ruledNumbers } from './ruled-numbers.ts'
import type { Sighting } from './sighting.ts'

/** What one ticket may still cost; each reader takes from it. */
export interface Budget {
  /** Words with digits. */
  tokens: number
  /** Numbers looked up in the world's numbering plans. */
  phones: number
  /** Characters read by configured patterns, all patterns together. */
  patternCharacters: number
}

export interface ReadingContext {
  rules: CompiledRules
  /** ISO 3166, likeliest first. */
  countries: readonly string[]
  budget: Budget
  ticketId?: string | undefined
  isSearch: boolean
}

/** Every key that stands in a readable text. What a link or an e-mail holds is read there and nowhere else. */
export function sightingsIn(text: string, context: ReadingContext): Sighting[] {
  const { budget } = context
  const links = linksIn(text)
  const { found: emails, claimed: addresses } = emailsIn(text, links)
  const taken = inOrder([...links, ...addresses])
  const tokens = numberTokens(text, taken).slice(0, Math.max(0, budget.tokens))
  budget.tokens -= tokens.length
  const search = { ...context, text, tokens }
  const numbers = numbersIn(search)
  const claimed = [...taken, ...numbers.filter(isContactOrParcel).map(spanOf)]
  return [...emails, ...trackingInLinks(text, links), ...ruledNumbers({ ...search, claimed }), ...numbers]
}

const isContactOrParcel = ({ kind }: Sighting): boolean => kind === 'phone' || kind === 'tracking_number'

const spanOf = ({ start, shown }: Sighting): Token => ({ start, end: start + shown.length })

const inOrder = (stretches: Token[]): Token[] => stretches.sort((a, b) => a.start - b.start)
