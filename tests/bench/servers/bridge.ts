import { createServer } from 'node:http'
import { parseConfig } from '@throughline/bridge/config.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import { wireBridge } from '@throughline/bridge/wiring.ts'
import { serveParent } from '../worker.ts'

/** The product as it ships, log included (thrown away). */
serveParent<{ config: object }>(async ({ config }) => {
  const log = createLog({ write: () => {} })
  const bridge = await wireBridge(parseConfig(JSON.stringify(config), { file: 'bench', env: {} }), {
    log,
    now: Date.now,
  })
  return createServer(bridge.app)
})
