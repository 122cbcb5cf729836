import type { z } from 'zod'
import { type Problem, pathText } from '../config/problem.ts'
import { schemaProblems } from '../config/schema-problems.ts'
import { readYaml } from '../config/yaml-file.ts'
import type { Entry } from './records-of.ts'
import { entrySchemas, ScenarioFile } from './schema.ts'

export interface Scenario extends Omit<ScenarioFile, 'records'> {
  entries: Entry[]
}

/** A scenario that cannot be played. One line for each problem: file, line, path, what is wrong and what to write instead. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
}

const noSecrets: ReadonlySet<string> = new Set()

/** Throws `ScenarioError`. `file` is the name in its message. */
export function readScenario(text: string, file: string): Scenario {
  const yaml = readYaml(text)
  const { config, problems } = schemaProblems(ScenarioFile, yaml.value, noSecrets)
  const entries = recordsIn(yaml.value).map(entryOf)
  const all = [
    ...yaml.problems,
    ...(yaml.value === undefined ? [] : [...problems, ...entries.flatMap((one) => one.problems)]),
  ]
  if (all.length > 0 || !config)
    throw new ScenarioError(
      all
        .map((one) => ({ ...one, line: one.line ?? yaml.lineOf(one.path) }))
        .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
        .map((one) => sentenceOf(one, file))
        .join('\n'),
    )
  const { records: _, ...rest } = config
  return { ...rest, entries: entries.flatMap(({ entry }) => entry ?? []) }
}

function recordsIn(value: unknown): unknown[] {
  const records = typeof value === 'object' && value !== null && 'records' in value ? value.records : []
  return Array.isArray(records) ? records : []
}

function entryOf(value: unknown, at: number): { entry?: Entry; problems: Problem[] } {
  if (typeof value !== 'object' || value === null) return { problems: [] }
  const kinds = Object.keys(entrySchemas) as (keyof typeof entrySchemas)[]
  const kind = kinds.find((one) => one in value)
  if (!kind) {
    const what = `names no record; start it with one of ${kinds.join(', ')}, as in "order: '#1042'"`
    return { problems: [{ path: ['records', at], what }] }
  }
  const schema: z.ZodType<Entry['entry']> = entrySchemas[kind]
  const { config, problems } = schemaProblems(schema, value, noSecrets)
  return {
    ...(config && { entry: { kind, entry: config } as Entry }),
    problems: problems.map((one) => ({ ...one, path: ['records', at, ...one.path] })),
  }
}

const sentenceOf = ({ path, line, what }: Problem, file: string): string =>
  `${file}${line === undefined ? '' : `:${line}`} ${path.length > 0 ? `${pathText(path)} ` : ''}${what}`
