import { compileNumberPattern, type NumberPattern } from './number-pattern.ts'
import { type NumberStyle, orderNumberSpellings } from './same-order-number.ts'

/** How one connection's order and return numbers look, as an administrator wrote it. Without patterns, words and shapes decide. */
export interface NumberRules extends NumberStyle {
  connection: string
  /** RE2 patterns; letters match in either case, the first group or else the whole match is the number. */
  order: readonly string[]
  return: readonly string[]
}

export type RuledKind = 'order_number' | 'return_number'

export interface CompiledRules {
  patterns: readonly { kind: RuledKind; regex: NumberPattern; connections: readonly string[] }[]
  /** Whether an administrator said how numbers of this kind look; shapes that we only suppose then count no more. */
  isRuled(kind: RuledKind): boolean
  /** Which connections a number that was found by its words concerns; undefined is any. */
  connectionsOf(kind: RuledKind, value: string): string[] | undefined
}

const compiled = new WeakMap<readonly NumberRules[], CompiledRules>()

/** Compiles once per list. Throws what `compileNumberPattern` throws; the configuration asks `numberPatternProblem` before. */
export function compileRules(rules: readonly NumberRules[]): CompiledRules {
  const known = compiled.get(rules)
  if (known) return known
  const fresh = compile(rules)
  compiled.set(rules, fresh)
  return fresh
}

function compile(rules: readonly NumberRules[]): CompiledRules {
  const styles = rules.map((rule) => ({
    ...rule,
    patterns: {
      order_number: rule.order.map(compileNumberPattern),
      return_number: rule.return.map(compileNumberPattern),
    },
  }))
  const isRuled = (kind: RuledKind) => styles.some(({ patterns }) => patterns[kind].length > 0)
  return {
    patterns: (['order_number', 'return_number'] as const).flatMap((kind) => shared(rules, kind)),
    isRuled,
    connectionsOf(kind, value) {
      if (!isRuled(kind)) return undefined
      const fitting = styles.filter(({ patterns, ...style }) => {
        if (patterns[kind].length === 0) return true
        return orderNumberSpellings(value, style).some((spelling) =>
          patterns[kind].some((pattern) => pattern.matches(spelling)),
        )
      })
      // A number that no shop writes so may still be one: customers leave prefixes out. Each source compares exactly anyway.
      return fitting.length === 0 ? undefined : fitting.map(({ connection }) => connection)
    },
  }
}

/** Shops of one company often share a pattern; each is run once. */
function shared(rules: readonly NumberRules[], kind: RuledKind): CompiledRules['patterns'] {
  const connections = new Map<string, string[]>()
  for (const rule of rules) {
    for (const source of kind === 'order_number' ? rule.order : rule.return) {
      connections.set(source, [...(connections.get(source) ?? []), rule.connection])
    }
  }
  return [...connections].map(([source, names]) => ({
    kind,
    regex: compileNumberPattern(source),
    connections: [...new Set(names)],
  }))
}
