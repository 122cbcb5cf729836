import { nearest } from './nearest.ts'
import type { Path, Problem } from './problem.ts'

/**
 * What a schema cannot say: parts that must fit each other. Reads the file as it is, so that these problems are told together with
 * all others.
 */
export function crossProblems(file: unknown): Problem[] {
  const connections = Object.keys(fields(fields(file).connections))
  const installations = list(fields(file).zendesk).map(fields)
  const { sessionSecret } = fields(fields(file).bridge)
  const problems: Problem[] = []
  const say = (path: Path, what: string) => problems.push({ path, what })

  const seen = new Map<string, number>()
  for (const [at, installation] of installations.entries()) {
    const id = `${installation.subdomain} ${installation.installationId}`
    const earlier = seen.get(id)
    if (earlier === undefined) seen.set(id, at)
    else
      say(
        ['zendesk', at],
        `is the same subdomain and installation as zendesk[${earlier}]; remove one or correct its number`,
      )

    for (const [brand, asked] of Object.entries(fields(installation.brands))) {
      for (const [position, id] of list(asked).entries()) {
        if (typeof id !== 'string' || connections.includes(id)) continue
        say(
          ['zendesk', at, 'brands', brand, position],
          `names the connection "${id}", which does not exist${hint(id, connections)}`,
        )
      }
    }
    if (sessionSecret !== undefined && [installation.appSecret].flat().includes(sessionSecret)) {
      say(
        ['zendesk', at, 'appSecret'],
        'is the same as bridge.sessionSecret; give each its own, so that one leak is one leak',
      )
    }
  }

  const policy = fields(fields(file).policy)
  for (const id of Object.keys(fields(policy.connections))) {
    if (connections.includes(id)) continue
    say(
      ['policy', 'connections', id],
      `changes the policy of a connection that does not exist${hint(id, connections)}`,
    )
  }
  const brands = installations.flatMap((one) => Object.keys(fields(one.brands)))
  for (const id of Object.keys(fields(policy.brands))) {
    // Without a list of brands nobody knows which there are.
    if (brands.length === 0 || brands.includes(id)) continue
    say(
      ['policy', 'brands', id],
      `changes the policy of a brand that no installation lists; there are ${brands.join(', ')}`,
    )
  }

  if (fields(fields(file).board).digest !== undefined) {
    const needs = (what: string) => say(['board', 'digest'], `is a mail, and needs ${what}`)
    if (fields(fields(file).bots).mail === undefined)
      needs('bots.mail: set `from` and `smtpUrl` there, or remove the digest')
    if (fields(file).store === false)
      needs('a store that remembers what was sent: remove `store: false` or the digest')
  }

  const { panel = 3_000, source = 1_500 } = fields(fields(file).deadlines)
  if (Number(source) > Number(panel)) {
    say(
      ['deadlines', 'source'],
      `is ${source}, longer than deadlines.panel (${panel}); make it shorter than the panel’s`,
    )
  }
  return problems
}

const hint = (word: string, known: readonly string[]) => {
  const meant = nearest(word, known)
  if (meant) return `; did you mean "${meant}"?`
  return known.length > 0 ? `; there are ${known.join(', ')}` : '; add it under connections'
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
