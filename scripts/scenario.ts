import { readFileSync } from 'node:fs'
import { checkExpectation } from '../apps/bridge/src/scenario/check.ts'
import { composeScenario } from '../apps/bridge/src/scenario/compose.ts'
import { readScenario, ScenarioError } from '../apps/bridge/src/scenario/read-scenario.ts'

// pnpm scenario <file.yaml>: what the panel says of these records at this time under this policy, as JSON on standard output.
// Exit 0. Exit 1: the file cannot be played, one line for each problem. Exit 2: an expectation of the file does not hold.

const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const [file, ...rest] = process.argv.slice(2)
if (!file || rest.length > 0) refuse('Usage: pnpm scenario <file.yaml>; the format is in docs/scenarios.md.')

const scenario = scenarioIn(file ?? '')
const panel = composeScenario(scenario)
process.stdout.write(`${JSON.stringify(panel, null, 2)}\n`)
const checks = scenario.expect ? checkExpectation(scenario.expect, panel) : []
for (const { ok, what, found } of checks) {
  process.stderr.write(`${ok ? '✓' : '✗'} ${what}${found === undefined ? '' : `; found ${found}`}\n`)
}
process.exitCode = checks.every(({ ok }) => ok) ? 0 : 2

function scenarioIn(path: string) {
  try {
    return readScenario(readFileSync(path, 'utf8'), path)
  } catch (error) {
    if (error instanceof ScenarioError) return refuse(error.message)
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code) return refuse(`Cannot read ${path} (${code}); give the path of a scenario as YAML.`)
    throw error
  }
}
