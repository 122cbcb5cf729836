import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '@throughline/bridge/config.ts'
import { listen } from '@throughline/bridge/platform/http-server.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import { type BridgeTools, wireBridge } from '@throughline/bridge/wiring.ts'
import { demoBrands, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import { makeDemoKey } from '../../../scripts/start/demo-key.ts'
import { freePort } from '../../kit/free-port.ts'

/** The demo's merchant and bridge with a bot's key, as `start` joins them, with budgets that a judge does not spend. */
export async function startJudgedBridge({ alsoAtMcp }: Pick<BridgeTools, 'alsoAtMcp'> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-judged-'))
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const { now } = merchant.clock
  const port = await freePort()
  const demo = demoConfig({ merchantUrl: merchant.url, bridge: { port } })
  const config = {
    ...demo,
    // A machine that is busy elsewhere makes the merchant slow, which is not what is judged.
    deadlines: { source: 8_000, panel: 10_000 },
    bridge: {
      ...demo.bridge,
      limits: { address: 1_000_000 },
      // Judges are many callers: each says by X-Forwarded-For which it is.
      trustProxy: ['127.0.0.1/32'],
    },
    bots: {
      ...makeDemoKey({ folder, brandId: demoBrands.europe.id, now: now() }),
      perMinute: 1_000_000,
    },
  }
  const said: string[] = []
  const bridge = await wireBridge(parseConfig(JSON.stringify(config), { file: 'demo.yaml', env: {} }), {
    log: createLog({ write: (line: string) => said.push(line) }),
    now,
    verifyStepMs: 1,
    alsoAtMcp,
  })
  const server = await listen(bridge.app, { host: '127.0.0.1', port })
  return {
    url: `http://127.0.0.1:${port}`,
    key: readFileSync(join(folder, 'bot-key'), 'utf8').trim(),
    folder,
    /** What the bridge logged, a line of JSON each. */
    said,
    async close() {
      await server.close(0)
      await bridge.close()
      await merchant.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type JudgedBridge = Awaited<ReturnType<typeof startJudgedBridge>>
