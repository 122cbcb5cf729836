import { parseConfig } from '@throughline/bridge/config.ts'
import { createBoard } from '@throughline/bridge/flow/board.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { readingOf } from '@throughline/bridge/wire-board.ts'
import type { BridgeParts } from '@throughline/bridge/wiring.ts'
import { demoConfig } from '@throughline/demo-merchant'
import type { BoardFilter } from '@throughline/shared/contract'
import { onTestFinished } from 'vitest'
import { fillWithYear, startDemoHelpdesk } from '../../scripts/start/demo-helpdesk.ts'
import { freePort } from '../kit/free-port.ts'

const timeZone = 'Europe/Berlin'

/** A bridge as the demo starts it, on a clock that stands still, filled with the simulated year, and its board. */
export async function openYear({ now, ordersFrom }: { now: number; ordersFrom: number }) {
  const clock = () => now
  const port = await freePort()
  const helpdesk = await startDemoHelpdesk({ bridgeUrl: `http://localhost:${port}`, now: clock })
  const written = demoConfig({
    // Nobody asks about an order that is open somewhere.
    merchantUrl: 'http://127.0.0.1:9',
    bridge: { port },
    zendesk: helpdesk.account,
  })
  const config = parseConfig(
    JSON.stringify({
      ...written,
      board: helpdesk.board,
      jobs: { enabled: false },
    }),
    { file: 'the demo configuration', env: {} },
  )
  let parts: BridgeParts | undefined
  const bridge = await startBridge({
    config,
    now: clock,
    logDestination: { write: () => true },
    onOpened(own) {
      parts = own
    },
  })
  onTestFinished(async () => {
    await bridge.close()
    await helpdesk.zendesk.close()
  })
  if (!parts) throw new Error('the bridge has no store')
  const { store } = parts
  const outcome = await fillWithYear({
    config,
    parts,
    zendesk: helpdesk.zendesk,
    now: clock,
    pauseMs: 0,
    signal: new AbortController().signal,
    ordersFrom,
  })
  const board = createBoard({ store, timeZone, reading: () => readingOf(config, store), now: clock })
  return { outcome, board, overview: (filter: BoardFilter) => board.overview(filter, {}) }
}
