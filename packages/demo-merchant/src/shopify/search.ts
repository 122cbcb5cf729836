import { parseQuery, type Query, type Term } from './search-query.ts'

/** How one field of a resource is compared. */
export type Matcher<T> = (item: T, term: Term) => boolean
export type Matchers<T> = Record<string, Matcher<T>>

/** What `extensions.search` says of a query with fields that do not exist. */
export interface SearchWarning {
  path: string[]
  query: string
  parsed: { field: string; match_all: string }
  warnings: { field: string; message: string; code: string }[]
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Text is compared by words, not by characters: `name:1040` finds `#1040` and `EXC-1040-1`, and an e-mail finds every address that holds
 * its words. Whoever asks must compare again.
 */
export function matchesText(
  text: string | null | undefined,
  { value, quoted }: Pick<Term, 'value' | 'quoted'>,
): boolean {
  const prefix = value.endsWith('*')
  const wanted = wordsOf(value)
  const words = wordsOf(text ?? '')
  if (wanted.length === 0) return false
  const same = (index: number, word: string | undefined): boolean => {
    const want = wanted[index] ?? ''
    return prefix && index === wanted.length - 1 ? (word ?? '').startsWith(want) : word === want
  }
  if (!quoted) return wanted.every((_, index) => words.some((word) => same(index, word)))
  return words.some((_, start) => wanted.every((_, index) => same(index, words[start + index])))
}

export const matchesTime = (at: number, { comparator, value }: Term): boolean => {
  const bound = Date.parse(value)
  if (Number.isNaN(bound)) return false
  const compared = {
    '=': at === bound,
    '>': at > bound,
    '>=': at >= bound,
    '<': at < bound,
    '<=': at <= bound,
  }
  return compared[comparator]
}

export const matchesWord = (word: string | null | undefined, { value }: Term): boolean =>
  (word ?? '').toLowerCase() === value.toLowerCase()

/**
 * The items that a query finds. A term on a field that does not exist is dropped, and the rest is searched: with nothing left,
 * everything is found. The reply says so in `extensions.search`, and nowhere else.
 */
export function search<T>(
  items: readonly T[],
  { query, matchers, path }: { query: string | null | undefined; matchers: Matchers<T>; path: string },
): { found: T[]; warnings: SearchWarning[] } {
  const tree = query ? parseQuery(query) : undefined
  if (!tree) return { found: [...items], warnings: [] }
  const unknown = termsOf(tree).filter((term) => term.field !== undefined && !(term.field in matchers))
  const warnings = unknown.map(({ field = '', value }) => ({
    path: [path],
    query: query ?? '',
    parsed: { field, match_all: value },
    warnings: [{ field, message: 'Invalid search field for this query.', code: 'invalid_field' }],
  }))
  return { found: items.filter((item) => holds(tree, item, matchers) ?? true), warnings }
}

const termsOf = (query: Query): Term[] => {
  if (query.kind === 'term') return [query]
  return query.kind === 'not' ? termsOf(query.part) : query.parts.flatMap(termsOf)
}

/** `undefined` is a term that was dropped. */
function holds<T>(query: Query, item: T, matchers: Matchers<T>): boolean | undefined {
  if (query.kind === 'term') return matchers[query.field ?? 'default']?.(item, query)
  if (query.kind === 'not') {
    const inner = holds(query.part, item, matchers)
    return inner === undefined ? undefined : !inner
  }
  const parts = query.parts.map((part) => holds(part, item, matchers)).filter((part) => part !== undefined)
  if (parts.length === 0) return undefined
  return query.kind === 'and' ? parts.every(Boolean) : parts.some(Boolean)
}
