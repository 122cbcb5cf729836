import { backfill } from './backfill.ts'
import { board } from './board.ts'
import { coldLookUp } from './cold-look-up.ts'
import { compose } from './compose.ts'
import { doors } from './doors.ts'
import { manyOrders } from './many-orders.ts'
import { memory } from './memory.ts'
import { panelInBrowser } from './panel-in-browser.ts'
import { push } from './push.ts'
import { realSystems } from './real.ts'
import { upstreamEconomy } from './upstream-economy.ts'
import { warmPanel } from './warm-panel.ts'
import { webhooks } from './webhooks.ts'

const benches = {
  Compose: compose,
  'Cold look-up': coldLookUp,
  'Warm panel': warmPanel,
  'Doors of bots': doors,
  Board: board,
  Backfill: backfill,
  'Panel in Chromium': panelInBrowser,
  'Upstream economy': upstreamEconomy,
  Push: push,
  'Many orders': manyOrders,
  Memory: memory,
  Webhooks: webhooks,
  'Real systems': realSystems,
}

const wanted = process.argv[2]?.toLowerCase()
for (const [title, bench] of Object.entries(benches)) {
  if (wanted && !title.toLowerCase().includes(wanted)) continue
  process.stderr.write(`${title} …\n`)
  console.log([`### ${title}`, '', ...(await bench()), ''].join('\n'))
}
