import type { Path, Problem } from './problem.ts'

export interface Interpolated {
  value: unknown
  problems: Problem[]
  /** Values that hold something from the environment: never printed. Joined with `.`. */
  secretPaths: ReadonlySet<string>
}

/** `${NAME}`, `${NAME:-default}`, and `$${` for a literal `${`. */
const reference = /\$\$\{|\$\{([^}]*)\}/g
const insideReference = /^([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?$/s

/**
 * Puts environment variables into every text of the file. This happens after YAML is read, so that a secret with a colon or a
 * line break cannot change the file's structure. An empty variable counts as unset: an empty secret is never meant.
 */
export function interpolate(value: unknown, env: Readonly<Record<string, string | undefined>>): Interpolated {
  const problems: Problem[] = []
  const secretPaths = new Set<string>()

  const textAt = (text: string, path: Path) =>
    text.replace(reference, (whole, inside: string | undefined) => {
      if (inside === undefined) return '${'
      const [, name, fallback] = insideReference.exec(inside) ?? []
      if (name === undefined) {
        problems.push({
          path,
          what: `refers to ${whole}, which is no name of an environment variable; write \${NAME}`,
        })
        return ''
      }
      const found = env[name] || undefined
      if (found !== undefined) secretPaths.add(path.join('.'))
      else if (fallback === undefined) {
        problems.push({
          path,
          what: `needs the environment variable ${name}, which is not set or empty; set it and start again`,
        })
      }
      return found ?? fallback ?? ''
    })

  const walk = (part: unknown, path: Path): unknown => {
    if (typeof part === 'string') return textAt(part, path)
    if (Array.isArray(part)) return part.map((one, at) => walk(one, [...path, at]))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, walk(one, [...path, key])]))
  }

  return { value: walk(value, []), problems, secretPaths }
}
