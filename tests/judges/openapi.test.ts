import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JudgedBridge, startJudgedBridge } from './kit/judged-bridge.ts'
import { emptyFolder, judge, runJudge } from './kit/run-judge.ts'

let bridge: JudgedBridge
/** Holds the document as a bridge serves it that has a name and a certificate, which this machine cannot have. */
const folder = emptyFolder()
const document = join(folder, 'openapi.json')
beforeAll(async () => {
  bridge = await startJudgedBridge()
  const served = await (await fetch(`${bridge.url}/v1/openapi.json`)).text()
  writeFileSync(document, served.replaceAll(/http:\/\/localhost:\d+/g, 'https://bridge.nordlicht.test'))
})
afterAll(() => bridge?.close())

test('redocly finds nothing to say against the document', async () => {
  const { said, shown, exitCode } = await runJudge({
    program: '@redocly/cli/bin/cli.js',
    parameters: ['lint', '--extends=recommended', '--format=json', document],
    cwd: folder,
  })
  expect(exitCode, shown).toBe(0)
  expect(JSON.parse(said).totals).toMatchObject({ errors: 0, warnings: 0 })
})

interface Finding {
  code: string
  /** 0 is an error. */
  severity: number
  path: string[]
}

/** What Spectral and OWASP's rules have to say. */
async function spectral(path: string): Promise<Finding[]> {
  const rules = readFileSync(join(import.meta.dirname, 'spectral.yaml'), 'utf8')
  const owasp = '@stoplight/spectral-owasp-ruleset'
  const ruleset = join(folder, 'spectral.yaml')
  // Spectral looks for rule sets beside the file that names them.
  writeFileSync(ruleset, rules.replace(owasp, judge(`${owasp}/dist/ruleset.mjs`)))
  const { said, shown, exitCode } = await runJudge({
    program: '@stoplight/spectral-cli/dist/index.js',
    parameters: ['lint', path, '--ruleset', ruleset, '--format', 'json', '--quiet'],
    cwd: folder,
  })
  // 0: no error, 1: errors; 2: it could not read its rules.
  expect(exitCode, shown).toBeLessThan(2)
  return JSON.parse(said)
}

const errorsIn = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity === 0).map(({ code, path }) => `${code} at ${path.join('/')}`)

test('spectral and OWASP’s rules find no error in the document', async () => {
  const findings = await spectral(document)
  expect(errorsIn(findings)).toEqual([])
  // It would also have a pattern for each text. Those that come in have one; those that we say have a length.
  expect(findings.filter(({ path }) => path[3] !== 'responses')).toEqual([])
})

test('a text without a limit, a list without one, and a call that is not counted would be errors', async () => {
  const flawed = JSON.parse(readFileSync(document, 'utf8'))
  const { post } = flawed.paths['/order/status']
  const { properties } = post.requestBody.content['application/json'].schema
  delete properties.token.maxLength
  delete post.responses[429].headers
  properties.all = { type: 'array', items: { type: 'boolean' } }
  const path = join(folder, 'flawed.json')
  writeFileSync(path, JSON.stringify(flawed))
  const found = errorsIn(await spectral(path)).map((error) => error.split(' ')[0])
  expect(found).toEqual(
    expect.arrayContaining([
      'owasp:api4:2023-string-limit',
      'owasp:api4:2023-array-limit',
      'owasp:api4:2023-rate-limit',
    ]),
  )
})
