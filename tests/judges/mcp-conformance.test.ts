import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unsupported } from './conformance-baseline.ts'
import { conformanceFixtures } from './kit/conformance-fixtures.ts'
import { type JudgedBridge, startJudgedBridge } from './kit/judged-bridge.ts'
import { runJudge } from './kit/run-judge.ts'
import { withKey } from './kit/with-key.ts'

let bridge: JudgedBridge
let door: Awaited<ReturnType<typeof withKey>>
beforeAll(async () => {
  bridge = await startJudgedBridge({ alsoAtMcp: conformanceFixtures })
  door = await withKey(bridge)
})
afterAll(async () => {
  door?.close()
  await bridge?.close()
})

test.each([
  {
    revision: '2025-11-25',
    program: '@modelcontextprotocol/conformance-2025-11-25/dist/index.js',
    asked: ['--suite', 'all'],
    atLeast: 30,
  },
  {
    revision: '2026-07-28',
    program: '@modelcontextprotocol/conformance/dist/index.js',
    asked: ['--requirements', '2026-07-28'],
    atLeast: 45,
  },
])(
  'the MCP door speaks $revision as the conformance suite has it, but for what the baseline names',
  async ({ revision, program, asked, atLeast }) => {
    const { said } = await runJudge({
      program,
      parameters: ['server', '--url', `${door.url}/mcp`, ...asked],
    })
    const [, summary = ''] = said.split('=== SUMMARY ===')
    const results = [...summary.matchAll(/^([✓✗]) (\S+): (\d+) passed, (\d+) failed/gmu)]
    expect(results.length, said.slice(-2_000)).toBeGreaterThanOrEqual(atLeast)
    const failed = results.filter(([, mark]) => mark === '✗').map(([, , scenario]) => scenario)
    // A scenario of the baseline that passes is a failure too: take its line out.
    expect(failed.toSorted()).toEqual(Object.keys(unsupported[revision] ?? {}).toSorted())
  },
)

test('the fixtures of judges come by code alone: a bridge that is started from a configuration has none', () => {
  const started = readFileSync(join(import.meta.dirname, '../../apps/bridge/src/server.ts'), 'utf8')
  expect(started).toContain('wireBridge(config, {')
  expect(started).not.toContain('alsoAtMcp')
})
