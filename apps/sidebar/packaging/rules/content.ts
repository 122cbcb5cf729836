import { type Finding, warning } from '../finding.ts'
import type { PackageFiles } from '../package-files.ts'

/** XML namespaces are names that nobody loads; every SVG and React itself carry them. */
const namespace = /http:\/\/www\.w3\.org\/[\w/.-]+/g

const looks: { pattern: RegExp; problem: string; remedy: string }[] = [
  {
    pattern: /\bhttp:\/\/(?!localhost)[\w.-]+/,
    problem: 'mentions an http:// address',
    remedy: 'Use https.',
  },
  {
    pattern: /\b(sk_live_|shpat_|xox[bp]-|ghp_|AKIA)[A-Za-z0-9_-]{10,}/,
    problem: 'holds something that looks like a key',
    remedy: 'Take it out and revoke it.',
  },
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    problem: 'holds a private key',
    remedy: 'Take it out and revoke it.',
  },
  {
    pattern: /\b(secret|password)\b/i,
    problem: 'has the word “secret” or “password”, which Zendesk’s reviewers ask about',
    remedy: 'Make sure that it is only a name.',
  },
]

/** What Zendesk's validator warns of in scripts and pages. */
export const content = (files: PackageFiles): Finding[] =>
  files.paths
    .filter((path) => /\.(js|mjs|html?)$/.test(path))
    .flatMap((path) => {
      const text = files.bytes(path).toString('utf8').replace(namespace, '')
      return looks.flatMap(({ pattern, problem, remedy }) => {
        const hit = pattern.exec(text)
        return hit ? [warning(path, `${problem} (“${around(text, hit)}”)`, remedy)] : []
      })
    })

const around = (text: string, { index, 0: found }: RegExpExecArray): string =>
  text.slice(Math.max(0, index - 15), index + found.length + 15).replace(/\s+/g, ' ')
