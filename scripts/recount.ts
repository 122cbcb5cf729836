import { parseArgs } from 'node:util'
import { ConfigError, loadConfig } from '../apps/bridge/src/config.ts'
import { createContacts } from '../apps/bridge/src/flow/contacts.ts'
import { createFreeze } from '../apps/bridge/src/flow/freeze.ts'
import { createOutcomes } from '../apps/bridge/src/flow/outcomes.ts'
import { recount } from '../apps/bridge/src/flow/recount.ts'
import { createLog } from '../apps/bridge/src/platform/log.ts'
import { DataFolderError } from '../apps/bridge/src/platform/store/data-folder-lock.ts'
import { boardZone } from '../apps/bridge/src/wire-board.ts'
import { StoreError, wireStore } from '../apps/bridge/src/wire-store.ts'
import { endWhenReaderGone } from './output/reader-gone.ts'

const usage = `pnpm recount [--config throughline.yaml]

Counts every ticket again from its facts and makes the board's sums anew. Says what was otherwise: nothing should be, but after a new
version with another rule, or a new board.timeZone, it is. With the embedded store stop the bridge first.
`

const { values } = parseArgs({
  options: {
    config: { type: 'string', default: 'throughline.yaml' },
    help: { type: 'boolean', default: false },
  },
})

async function run(): Promise<number> {
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const config = loadConfig(values.config)
  const store = await wireStore(config, { log: createLog({ write: () => {} }), now: Date.now })
  if (!store) {
    process.stderr.write('store is false in the configuration: there is nothing to count.\n')
    return 1
  }
  try {
    const contacts = createContacts({ store: store.contacts })
    const freeze = createFreeze({
      store: store.snapshots,
      contacts,
      onError: (error) => {
        throw error
      },
    })
    const outcomes = createOutcomes({
      store,
      eventsOf: contacts.eventsOf,
      snapshotsOf: freeze.of,
      timeZone: boardZone(config),
    })
    const isTerminal = process.stdout.isTTY
    const { tickets, changed, wrongSums } = await recount({
      store,
      outcomes,
      onTickets: (done) => void (isTerminal && process.stdout.write(`\r${done} tickets counted`)),
    })
    process.stdout.write(
      `${isTerminal ? '\r' : ''}${tickets} tickets counted again: ${changed} came out otherwise, ${wrongSums} sums were wrong and are right now.\n`,
    )
    return 0
  } finally {
    await store.close()
  }
}

endWhenReaderGone()
try {
  process.exitCode = await run()
} catch (error) {
  const isKnown = [ConfigError, StoreError, DataFolderError].some((kind) => error instanceof kind)
  const words = error instanceof Error ? (isKnown ? error.message : error.stack) : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
}
