import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JudgedBridge, startJudgedBridge } from './kit/judged-bridge.ts'
import { emptyFolder, runJudge } from './kit/run-judge.ts'

let bridge: JudgedBridge
beforeAll(async () => {
  bridge = await startJudgedBridge()
})
afterAll(() => bridge?.close())

interface Report {
  run: {
    stats: { assertions: { total: number } }
    executions: { item: { name: string }; response?: { code: number } }[]
    failures: { source?: { name: string }; error: { test: string; message: string } }[]
  }
}

test('the contract run that portman reads out of the document passes against a running bridge', async () => {
  const cwd = emptyFolder()
  const [document, config, collection, report] = ['openapi', 'portman', 'collection', 'report'].map((name) =>
    join(cwd, `${name}.json`),
  ) as [string, string, string, string]
  writeFileSync(document, await (await fetch(`${bridge.url}/v1/openapi.json`)).text())
  const settings = readFileSync(join(import.meta.dirname, 'portman.json'), 'utf8')
  writeFileSync(config, settings.replace('{{key}}', bridge.key))

  const written = await runJudge({
    program: '@apideck/portman/bin/portman',
    parameters: ['-l', document, '-b', `${bridge.url}/v1`, '-c', config, '-o', collection, '--no-warn'],
    cwd,
  })
  expect(written.shown).toContain('Collection written')
  const { shown } = await runJudge({
    program: 'newman/bin/newman.js',
    parameters: ['run', collection, '--reporters', 'json', '--reporter-json-export', report],
    cwd,
  })

  expect(shown).not.toContain('error:')
  const { run }: Report = JSON.parse(readFileSync(report, 'utf8'))
  const failures = run.failures.map(({ source, error }) => `${source?.name}: ${error.test}: ${error.message}`)
  expect(failures).toEqual([])
  // That it asked at all, each operation and each way to be refused.
  expect(run.stats.assertions.total).toBeGreaterThan(150)
  const codes = run.executions.map(({ response }) => response?.code)
  expect([...new Set(codes)].toSorted()).toEqual([200, 400, 401, 403, 404])
})
