/** One thing that Zendesk would refuse (`error`) or a reviewer would ask about (`warning`). */
export type Finding = {
  level: 'error' | 'warning'
  /** Inside the package, with a place in it where that helps: `manifest.json parameters[1].scopes`. */
  where: string
  problem: string
  remedy: string
}

export const error = (where: string, problem: string, remedy: string): Finding => ({
  level: 'error',
  where,
  problem,
  remedy,
})

export const warning = (where: string, problem: string, remedy: string): Finding => ({
  level: 'warning',
  where,
  problem,
  remedy,
})

export const findingLine = ({ level, where, problem, remedy }: Finding): string =>
  `${level.padEnd(7)}  ${where}: ${problem} → ${remedy}`
