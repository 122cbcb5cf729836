import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { demoBrands, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDemoKey } from '../../scripts/start/demo-key.ts'
import { freePort } from '../kit/free-port.ts'
import { quickStarts } from '../kit/quick-starts.ts'

let demo: Awaited<ReturnType<typeof startBots>>
beforeAll(async () => {
  demo = await startBots()
}, 60_000)
afterAll(() => demo?.close())

/** Merchant and bridge with a bot's key, as `start` joins them. */
async function startBots() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-quick-'))
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const { now } = merchant.clock
  const bots = makeDemoKey({ folder, brandId: demoBrands.europe.id, now: now() })
  const config = demoConfig({ merchantUrl: merchant.url, bridge: { port: await freePort() } })
  const bridge = await startBridge({
    config: parseConfig(JSON.stringify({ ...config, bots }), { file: 'demo.yaml', env: {} }),
    now,
    logDestination: { write: () => true },
  })
  return {
    reader: { BRIDGE: bridge.url, KEY: readFileSync(join(folder, 'bot-key'), 'utf8').trim() },
    async close() {
      await bridge.close()
      await merchant.close()
      rmSync(folder, { recursive: true })
    },
  }
}

test('the curl quick start answers as printed', async () => {
  const answer = JSON.parse(await quickStarts.curl(demo.reader))
  expect(answer).toMatchObject({ language: 'de', order: { number: '#1062' } })
})

test.each(['A TypeScript client', 'An MCP client', 'A step of a bot builder'] as const)(
  'the quick start “%s” says the status as printed',
  async (heading) => {
    const said = await quickStarts[heading](demo.reader)
    expect(said).toContain('#1062')
    expect(said).not.toMatch(/error|undefined/i)
  },
  60_000,
)
