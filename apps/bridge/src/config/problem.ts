export type Path = readonly PropertyKey[]

/** One thing that is wrong in the configuration: where, and a sentence that says what and how to put it right. Never a secret. */
export interface Problem {
  path: Path
  what: string
  /** 1-based, where it is known better than by the path. */
  line?: number
}

/** A configuration that cannot be used. The message is for the person who wrote the file: one line for each problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly Problem[]

  constructor(
    file: string,
    problems: readonly Problem[],
    lineOf: (path: Path) => number | undefined = () => undefined,
  ) {
    const placed = problems.map((problem) => ({ ...problem, line: problem.line ?? lineOf(problem.path) }))
    placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    const lines = placed.map(({ path, line, what }) => {
      const place = line === undefined ? file : `${file}:${line}`
      return `${place} ${path.length > 0 ? `${pathText(path)} ` : ''}${what}${what.endsWith('?') ? '' : '.'}`
    })
    super(
      lines.length === 1
        ? `${lines[0]} Nothing was started.`
        : [
            `${file} has ${lines.length} problems; nothing was started.`,
            ...lines.map((line) => `  ${line}`),
          ].join('\n'),
    )
    this.problems = placed
  }
}

/** `connections.shop-eu.settings.accessToken`, `zendesk[0].appId`. */
export const pathText = (path: Path): string =>
  path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`))
    .join('')
