import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConfigError, loadConfig } from '../apps/bridge/src/config.ts'
import { composeDigest, drawDigest } from '../apps/bridge/src/flow/digest.ts'
import { createLog } from '../apps/bridge/src/platform/log.ts'
import { DataFolderError } from '../apps/bridge/src/platform/store/data-folder-lock.ts'
import { boardOf, boardZone } from '../apps/bridge/src/wire-board.ts'
import { StoreError, wireStore } from '../apps/bridge/src/wire-store.ts'
import { endWhenReaderGone } from './output/reader-gone.ts'

const usage = `pnpm digest --to digest.html [--config throughline.yaml]

Writes the weekly mail to leads as it would be sent now, with its PDF beside it (digest.pdf), and sends nothing. With the embedded
store stop the bridge first.
`

const { values } = parseArgs({
  options: {
    config: { type: 'string', default: 'throughline.yaml' },
    to: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

async function run(): Promise<number> {
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const { to } = values
  if (!to?.endsWith('.html')) {
    process.stderr.write(`${to ? `--to is ${to}; it must end with .html` : '--to is missing'}.\n\n${usage}`)
    return 1
  }
  const config = loadConfig(values.config)
  const store = await wireStore(config, { log: createLog({ write: () => {} }), now: Date.now })
  if (!store) {
    process.stderr.write('store is false in the configuration: there is nothing to tell.\n')
    return 1
  }
  try {
    const digest = await composeDigest({
      board: boardOf(config, { store, now: Date.now }),
      company: config.company,
      timeZone: boardZone(config),
      now: Date.now,
    })
    const { html, pdf } = await drawDigest(digest, Date.now())
    const beside = to.replace(/\.html$/, '.pdf')
    writeFileSync(to, html)
    writeFileSync(beside, pdf)
    process.stdout.write(`${digest.subject}\n${to}\n${beside}\n`)
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
