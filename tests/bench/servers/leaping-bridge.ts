import { createServer } from 'node:http'
import { parseConfig } from '@throughline/bridge/config.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import { wireBridge } from '@throughline/bridge/wiring.ts'
import { serveParent } from '../worker.ts'

/** The bridge on a clock that a request moves on by the milliseconds of its `x-leap`, and without the steps in which a verification is answered. */
serveParent<{ config: object }>(async ({ config }) => {
  let ahead = 0
  const bridge = await wireBridge(parseConfig(JSON.stringify(config), { file: 'bench', env: {} }), {
    log: createLog({ write: () => {} }),
    now: () => Date.now() + ahead,
    verifyStepMs: 1,
  })
  return createServer((request, response) => {
    ahead += Number(request.headers['x-leap'] ?? 0)
    bridge.app(request, response)
  })
})
