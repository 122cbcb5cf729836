import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkExpectation } from '@throughline/bridge/scenario/check.ts'
import { composeScenario } from '@throughline/bridge/scenario/compose.ts'
import { readScenario } from '@throughline/bridge/scenario/read-scenario.ts'
import { expect, test } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '../../../docs/scenarios.md'), 'utf8')
const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) =>
  readScenario(text, 'docs/scenarios.md'),
)

test('the page has two worked examples', () => {
  expect(examples).toHaveLength(2)
})

test.each(examples)('the documented example holds: $title', (scenario) => {
  const checks = checkExpectation(scenario.expect ?? {}, composeScenario(scenario))
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  expect(checks.length).toBeGreaterThan(1)
})
