import { parseArgs } from 'node:util'
import { type Config, ConfigError, loadConfig } from '../apps/bridge/src/config.ts'
import { createContacts } from '../apps/bridge/src/flow/contacts.ts'
import { createLog } from '../apps/bridge/src/platform/log.ts'
import { DataFolderError } from '../apps/bridge/src/platform/store/data-folder-lock.ts'
import { accountsOf, factsOptions, wireBackfill } from '../apps/bridge/src/wire-contacts.ts'
import { StoreError, wireStore } from '../apps/bridge/src/wire-store.ts'
import { showProgress } from './backfill/progress-line.ts'
import { endWhenReaderGone } from './output/reader-gone.ts'

const usage = `pnpm backfill [--since 2026-01-01] [--account acme] [--config throughline.yaml]

Reads what happened to tickets from Zendesk's export into the store. Stop it with Ctrl-C; started again it goes on where it was.
--since    from this day on; without it, on from the last reading
--account  the subdomain, where the configuration has several
`

const { values } = parseArgs({
  options: {
    since: { type: 'string' },
    account: { type: 'string' },
    config: { type: 'string', default: 'throughline.yaml' },
    help: { type: 'boolean', default: false },
  },
})

/** What a person did wrong: told without a stack. */
class Mistake extends Error {
  override readonly name = 'Mistake'
}

const stop = new AbortController()

async function run(): Promise<number> {
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const since = sinceIn(values.since)
  const config = loadConfig(values.config)
  const account = accountIn(config)
  const now = Date.now
  const store = await wireStore(config, { log: createLog({ write: () => {} }), now })
  if (!store) throw new Mistake('store is false in the configuration: there is nowhere to read to.')
  try {
    const contacts = createContacts({ store: store.contacts })
    const reader = wireBackfill(account, {
      store,
      contacts,
      facts: factsOptions(config, account, store),
      now,
    })
    if (!reader) {
      throw new Mistake(
        `Nothing in the configuration proves you at ${account.url}: give the zendesk entry of ${account.subdomain} an oauth client (docs/install.md).`,
      )
    }
    const known = await store.backfills.read(account.subdomain)
    if (since === undefined && (!known || known.progress === '')) {
      throw new Mistake(
        'Nothing was read of this account yet: say from which day on, such as --since 2026-01-01.',
      )
    }
    const line = showProgress(process.stdout)
    const backfill = reader.create(line.show)
    const result = await backfill.read({ since, signal: stop.signal })
    line.end()
    await reader.close()
    const { tickets, updates, fresh } = result
    const counted = `${tickets} tickets, ${updates} updates, ${fresh} new events`
    if (result.outcome === 'done') {
      process.stdout.write(`Done: ${counted}. Known until ${result.readTo}.\n`)
      return 0
    }
    if (result.outcome === 'stopped') {
      process.stdout.write(`Stopped: ${counted}. \`pnpm backfill\` goes on from here.\n`)
      return 130
    }
    if (result.outcome === 'busy') {
      throw new Mistake(
        'Another process reads this account now, perhaps the bridge. Try again in some minutes.',
      )
    }
    throw new Mistake(`Zendesk did not give it: ${result.detail}. \`pnpm backfill\` goes on from here.`)
  } finally {
    await store.close()
  }
}

function sinceIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) throw new Mistake(`--since ${text} is not a day; write it as in 2026-01-01.`)
  if (time > Date.now()) throw new Mistake(`--since ${text} has not come yet.`)
  return new Date(time).toISOString()
}

function accountIn(config: Config) {
  const all = accountsOf(config)
  const [first, ...others] = all
  if (values.account === undefined && first && others.length === 0) return first
  const found = all.find(({ subdomain }) => subdomain === values.account)
  if (found) return found
  const names = all.map(({ subdomain }) => subdomain).join(', ')
  throw new Mistake(`Say which account with --account; there are ${names}.`)
}

endWhenReaderGone()
process.on('SIGINT', () => {
  // A second Ctrl-C is impatience. What was read is kept.
  if (stop.signal.aborted) process.exit(130)
  stop.abort()
})

try {
  process.exitCode = await run()
} catch (error) {
  const isKnown = [Mistake, ConfigError, StoreError, DataFolderError].some((kind) => error instanceof kind)
  const words = error instanceof Error ? (isKnown ? error.message : error.stack) : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
}
