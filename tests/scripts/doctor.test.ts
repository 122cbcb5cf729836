import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { configText, openVendor } from '../bridge/server/merchant.ts'

const script = (name: string) => new URL(`../../scripts/${name}.ts`, import.meta.url).pathname
const doctor = script('doctor')

/** What the doctor prints for a configuration, its times and its folder left out. */
const examine = (text: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'throughline.yaml')
  writeFileSync(file, text)
  return new Promise<{ code: number; lines: string[] }>((resolve) => {
    execFile(process.execPath, [doctor, '--config', file], (error, stdout) => {
      const lines = stdout
        .trim()
        .replaceAll(`${folder}/`, '')
        .replace(/\d+ ms$/gm, '# ms')
        .split('\n')
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, lines })
    })
  })
}

const vendor =
  (status: number, body: unknown): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

test('a connection that answers gets a tick and what it said', async () => {
  const upstream = await openVendor(vendor(200, { trackers: [], has_more: false }))
  const { code, lines } = await examine(configText(upstream))
  expect(lines).toEqual([
    '✓ throughline.yaml: 1 connection, 1 Zendesk installation',
    '✓ carriers  EasyPost  trackers readable, there is none yet  # ms',
  ])
  expect(code).toBe(0)
})

test('an issuer of access tokens is asked for its keys, and what is wrong with it is said', async () => {
  const upstream = await openVendor(vendor(200, { trackers: [], has_more: false }))
  const keys = { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: '1' }] }
  const well = await openVendor(vendor(200, keys))
  const withIssuer = (block: string) => `${configText(upstream)}bots:\n  oauth: { ${block} }\n`
  const issuer = 'http://127.0.0.1:9'
  const good = await examine(withIssuer(`issuer: "${issuer}", jwksUri: "${well}"`))
  expect(good.lines.at(-1)).toBe(`✓ ${issuer} signs access tokens, 1 key`)
  expect(good.code).toBe(0)

  const metadata = await openVendor(vendor(200, { issuer: 'https://other.example.com', jwks_uri: well }))
  const other = await examine(withIssuer(`issuer: "${metadata}"`))
  expect(other.lines.at(-1)).toMatch(/^✗ bots\.oauth\.issuer: .*calls itself something else/)
  expect(other.code).toBe(1)
  expect((await examine(withIssuer(`issuer: "${issuer}"`))).lines.at(-1)).toMatch(
    /^✗ bots\.oauth\.issuer: .*:9/,
  )
})

test('one connection that fails is named, and the exit code says so', async () => {
  const well = await openVendor(vendor(200, { trackers: [], has_more: false }))
  const unwell = await openVendor(
    vendor(401, { error: { code: 'APIKEY.INACTIVE', message: 'This api key is no longer active.' } }),
  )
  const second = `  old-carriers:
    vendor: easypost
    settings: { apiKey: EZAK-an-old-key, baseUrl: "${unwell}" }
`
  const { code, lines } = await examine(configText(well) + second)
  expect(lines[1]).toBe('✓ carriers      EasyPost  trackers readable, there is none yet  # ms')
  expect(lines[2]).toMatch(/^✗ old-carriers {2}EasyPost {2}refused our key: .*401/)
  expect(lines.join('\n')).not.toContain('EZAK')
  expect(code).toBe(1)
})

test('a wrong configuration is told, and no connection is asked', async () => {
  let asked = 0
  const upstream = await openVendor((_, response) => {
    asked += 1
    response.end()
  })
  const { code, lines } = await examine(
    configText(upstream).replace('company: Demo Merchant', 'compny: Demo'),
  )
  expect(lines[0]).toBe('✗ throughline.yaml has 2 problems; nothing was started.')
  expect(code).toBe(1)
  expect(asked).toBe(0)
})

test.each(['doctor', 'webhooks'])(
  'whoever has read enough of pnpm run %s leaves it without a complaint',
  async (name) => {
    const upstream = await openVendor(vendor(200, { trackers: [], has_more: false }))
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'throughline.yaml'), configText(upstream))
    const child = spawn(process.execPath, [script(name), '--config', join(folder, 'throughline.yaml')])
    child.stdout.destroy()
    let complaints = ''
    child.stderr.on('data', (bytes) => {
      complaints += String(bytes)
    })
    expect(await once(child, 'close')).toEqual([141, null])
    expect(complaints).toBe('')
  },
)
