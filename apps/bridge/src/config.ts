import { readFileSync } from 'node:fs'
import { type Config, configSchema, type KnownConnectors } from './config/config-schema.ts'
import { crossProblems } from './config/cross-problems.ts'
import { interpolate } from './config/interpolate.ts'
import { ConfigError, pathText } from './config/problem.ts'
import { schemaProblems } from './config/schema-problems.ts'
import { readYaml } from './config/yaml-file.ts'
import { connectors as registry } from './connectors/registry.ts'

export type { Config, InstallationConfig } from './config/config-schema.ts'
export { ConfigError } from './config/problem.ts'

/** The environment as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the configuration file, puts `${ENV}` in place and checks everything before anything starts.
 * @throws ConfigError with all problems at once, each with its place in the file and what to do
 */
export function loadConfig(file: string, env: Environment = process.env): Config {
  return parseConfig(readFile(file), { file, env })
}

interface ParseOptions {
  /** Names the text in errors. */
  file: string
  env: Environment
  connectors?: KnownConnectors
}

/** As `loadConfig`, of text that is already here. */
export function parseConfig(text: string, { file, env, connectors = registry }: ParseOptions): Config {
  const yaml = readYaml(text)
  if (yaml.value === undefined) throw new ConfigError(file, yaml.problems)
  const { value, problems: unset, secretPaths } = interpolate(yaml.value, env)
  const { config, problems: misfits } = schemaProblems(configSchema(connectors), value, secretPaths)
  // A variable that is not set leaves a hole; the hole's own misfits would only repeat it.
  const holes = new Set(unset.map(({ path }) => pathText(path)))
  const problems = [
    ...yaml.problems,
    ...unset,
    ...misfits.filter(({ path }) => !holes.has(pathText(path))),
    ...crossProblems(value),
  ]
  if (!config || problems.length > 0) throw new ConfigError(file, problems, yaml.lineOf)
  return config
}

const readFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    const what =
      code === 'ENOENT'
        ? 'does not exist; copy throughline.example.yaml there and fill it in, or name another with --config'
        : `cannot be read (${code})`
    throw new ConfigError(file, [{ path: [], what }])
  }
}
