/**
 * Shopify's search syntax, https://shopify.dev/docs/api/usage/search-syntax: `field:value` terms joined by AND (also by a blank) and OR,
 * `-` or NOT, parentheses, quoted phrases, `>` `>=` `<` `<=` before a value, `*` at its end.
 */
export interface Term {
  kind: 'term'
  field?: string
  comparator: '=' | '>' | '>=' | '<' | '<='
  value: string
  /** A quoted value matches as a phrase, an unquoted one word by word. */
  quoted: boolean
}
export type Query = Term | { kind: 'and' | 'or'; parts: Query[] } | { kind: 'not'; part: Query }

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Term

const comparators = ['>=', '<=', '>', '<'] as const

/** The syntax tree of a query; `undefined` when nothing is asked. A query that stops half-way is read as far as it goes. */
export function parseQuery(text: string): Query | undefined {
  const tokens = tokensOf(text)
  let next = 0
  return either()

  function either(): Query | undefined {
    const parts = [both()]
    while (tokens[next] === 'OR') {
      next += 1
      parts.push(both())
    }
    return joined('or', parts)
  }

  function both(): Query | undefined {
    const parts: (Query | undefined)[] = []
    while (next < tokens.length && tokens[next] !== 'OR' && tokens[next] !== ')') {
      if (tokens[next] === 'AND') next += 1
      else parts.push(one())
    }
    return joined('and', parts)
  }

  function one(): Query | undefined {
    const token = tokens[next]
    next += 1
    if (token === 'NOT') {
      const part = one()
      return part && { kind: 'not', part }
    }
    if (token === '(') {
      const inner = either()
      if (tokens[next] === ')') next += 1
      return inner
    }
    return typeof token === 'object' ? token : undefined
  }
}

function joined(kind: 'and' | 'or', parts: readonly (Query | undefined)[]): Query | undefined {
  const real = parts.filter((part) => part !== undefined)
  return real.length > 1 ? { kind, parts: real } : real[0]
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const here = text[at] ?? ''
    if (/\s/.test(here)) at += 1
    else if (here === '(' || here === ')') {
      tokens.push(here)
      at += 1
    } else if (here === '-') {
      tokens.push('NOT')
      at += 1
    } else {
      const { token, end } = termAt(text, at)
      tokens.push(token)
      at = end
    }
  }
  return tokens
}

function termAt(text: string, start: number): { token: Token; end: number } {
  const field = /^[A-Za-z_][\w.]*(?=:)/.exec(text.slice(start))?.[0]
  let at = field === undefined ? start : start + field.length + 1
  const comparator = comparators.find((sign) => text.startsWith(sign, at)) ?? '='
  if (comparator !== '=') at += comparator.length
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const { value, end } = quotedAt(text, { start: at + 1, quote })
    return { token: { kind: 'term', field, comparator, value, quoted: true }, end }
  }
  const value = /^[^\s()]*/.exec(text.slice(at))?.[0] ?? ''
  const end = Math.max(at + value.length, start + 1)
  if (field === undefined && (value === 'AND' || value === 'OR' || value === 'NOT'))
    return { token: value, end }
  return { token: { kind: 'term', field, comparator, value, quoted: false }, end }
}

function quotedAt(
  text: string,
  { start, quote }: { start: number; quote: string },
): { value: string; end: number } {
  let value = ''
  let at = start
  while (at < text.length && text[at] !== quote) {
    if (text[at] === '\\') at += 1
    value += text[at] ?? ''
    at += 1
  }
  return { value, end: at + 1 }
}
