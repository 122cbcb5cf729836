import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checkExpectation } from '@throughline/bridge/scenario/check.ts'
import { composeScenario } from '@throughline/bridge/scenario/compose.ts'
import { readScenario } from '@throughline/bridge/scenario/read-scenario.ts'
import { Panel } from '@throughline/shared/contract'
import { concernKinds } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'

const scenarios = globSync(join(import.meta.dirname, 'scenarios/*.yaml'))
  .toSorted()
  .map((path) => readScenario(readFileSync(path, 'utf8'), basename(path)))

test.each(scenarios)('$title', (scenario) => {
  const panel = composeScenario(scenario)
  const checks = checkExpectation(scenario.expect ?? {}, panel)
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  expect(checks).not.toEqual([])
  expect(Panel.safeParse(panel).error).toBeUndefined()
})

const firing = new Set(
  scenarios.flatMap(({ expect: wanted }) =>
    (wanted?.concerns ?? []).map((one) => (typeof one === 'string' ? one : one.kind)),
  ),
)
const missing = new Set(scenarios.flatMap(({ expect: wanted }) => wanted?.absent ?? []))

test.each(concernKinds)('a scenario tells of %s, and another one of its nearest miss', (kind) => {
  expect([firing.has(kind), missing.has(kind)]).toEqual([true, true])
})

test('no two scenarios have one title', () => {
  const titles = scenarios.map(({ title }) => title)
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
})
