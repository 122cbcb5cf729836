import { parseArgs } from 'node:util'
import { type Config, ConfigError, loadConfig } from '../apps/bridge/src/config.ts'
import type { Subscription } from '../apps/bridge/src/connectors/connector.ts'
import { ConnectorError } from '../apps/bridge/src/connectors/errors.ts'
import { createHttp } from '../apps/bridge/src/platform/http.ts'
import { ticketEvents } from '../apps/bridge/src/platform/zendesk/webhook.ts'
import { type Connection, wireConnections } from '../apps/bridge/src/wiring.ts'
import { endWhenReaderGone } from './output/reader-gone.ts'

// pnpm webhooks: what to register at each vendor, and whether it is.

/** Patient: an administrator waits for this, and a slow vendor is not a broken one. */
const patienceMs = 10_000

/** `?` could not be found out, which is no fault of the configuration. */
type Mark = '✓' | '✗' | '?' | ' '

interface Line {
  mark: Mark
  text: string
}

/** Prints what each connection needs. False when something that is needed is missing. */
async function examine(file: string): Promise<boolean> {
  const config = loadConfig(file)
  const http = createHttp()
  const connections = wireConnections(config, { http, now: Date.now })
  const general = generalLines(config, file)
  print(general)
  let allWell = isWell(general)
  const findings = connections.map(async (connection) => ({
    connection,
    lines: await linesOf(connection, config),
  }))
  for (const finding of findings) {
    const { connection, lines } = await finding
    process.stdout.write(`\n${connection.id}  ${connection.definition.title}\n`)
    print(lines)
    allWell &&= isWell(lines)
  }
  for (const [subdomain, installations] of Map.groupBy(config.zendesk, (one) => one.subdomain)) {
    const hasSecret = installations.some(({ webhookSecrets }) => webhookSecrets !== undefined)
    process.stdout.write(`\n${subdomain}.zendesk.com  Zendesk\n`)
    // Nothing reads ticket events yet: who does without them lacks nothing.
    print(zendeskLines(subdomain, hasSecret, config))
  }
  await http.close()
  return allWell
}

function generalLines({ store, bridge }: Config, file: string): Line[] {
  return [
    store === false
      ? {
          mark: '✗',
          text: `${file}: store is false, so no webhook is taken: what cannot be kept could be lost`,
        }
      : { mark: '✓', text: `${file}: webhooks are kept in the store` },
    ...(/^https:/.test(bridge.publicUrl)
      ? []
      : [
          {
            mark: '✗' as const,
            text: `bridge.publicUrl is ${bridge.publicUrl}: vendors send to https addresses only`,
          },
        ]),
  ]
}

async function linesOf({ id, definition, connector, config }: Connection, all: Config): Promise<Line[]> {
  const { webhooks } = definition
  if (!webhooks) return [{ mark: ' ', text: 'sends none that we know' }]
  const address = addressOf(all, id)
  const setting = `connections.${id}.webhookSecrets`
  return [
    { mark: ' ', text: `address   ${address}` },
    { mark: ' ', text: `register  ${webhooks.setup.where}` },
    config.webhookSecrets
      ? { mark: '✓', text: `secret    in ${setting}` }
      : { mark: '✗', text: `secret    ${setting} is missing: ${webhooks.setup.secret}` },
    ...(await registeredLines({ connector, topics: webhooks.topics, address })),
  ]
}

interface Wanted {
  connector: Connection['connector']
  topics: readonly string[]
  address: string
}

async function registeredLines({ connector, topics, address }: Wanted): Promise<Line[]> {
  const wanted = topics.length > 0 ? topics : ['all events']
  if (!connector.subscriptions) return wanted.map((topic) => ({ mark: ' ', text: topic }))
  try {
    const found = await connector.subscriptions(AbortSignal.timeout(patienceMs))
    const ours = found.filter(({ url }) => sameAddress(url, address))
    return wanted.map((topic) =>
      lineOf(
        topic,
        ours.filter((one) => topics.length === 0 || isTopic(one, topic)),
      ),
    )
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return [
      ...wanted.map((topic): Line => ({ mark: '?', text: topic })),
      { mark: '?', text: `the list of what is registered cannot be read: ${error.message}` },
    ]
  }
}

const lineOf = (topic: string, found: readonly Subscription[]): Line => {
  if (found.some(({ active }) => active)) return { mark: '✓', text: topic }
  return {
    mark: '✗',
    text: `${topic}  ${found.length > 0 ? 'is registered and switched off' : 'is not registered'}`,
  }
}

const isTopic = ({ topic }: Subscription, wanted: string): boolean => topic === undefined || topic === wanted

/** A vendor may write a user name into the address, or leave out a slash. */
function sameAddress(one: string, other: string): boolean {
  if (!URL.canParse(one)) return false
  const [a, b] = [new URL(one), new URL(other)]
  return a.origin === b.origin && a.pathname.replace(/\/$/, '') === b.pathname
}

const zendeskLines = (subdomain: string, hasSecret: boolean, config: Config): Line[] => [
  { mark: ' ', text: `address   ${addressOf(config, `zendesk/${subdomain}`)}` },
  {
    mark: ' ',
    text: 'register  one webhook for these events: Admin Center → Apps and integrations → Webhooks, POST, JSON',
  },
  hasSecret
    ? { mark: '✓', text: 'secret    in zendesk[].webhookSecrets' }
    : {
        mark: ' ',
        text: 'secret    “Reveal secret” on the webhook’s page goes into zendesk[].webhookSecrets',
      },
  ...ticketEvents.map((event): Line => ({ mark: ' ', text: event })),
]

const addressOf = ({ bridge }: Config, name: string): string =>
  `${bridge.publicUrl.replace(/\/$/, '')}/webhooks/${name}`

const isWell = (lines: readonly Line[]): boolean => lines.every(({ mark }) => mark !== '✗')

const print = (lines: readonly Line[]): void => {
  for (const { mark, text } of lines) process.stdout.write(`${mark} ${text}\n`)
}

endWhenReaderGone()
const { values } = parseArgs({ options: { config: { type: 'string', default: 'throughline.yaml' } } })
try {
  process.exitCode = (await examine(values.config)) ? 0 : 1
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  print([{ mark: '✗', text: error.message }])
  process.exitCode = 1
}
