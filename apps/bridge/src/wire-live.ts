import type { Config } from './config.ts'
import type { ConnectorDefinition } from './connectors/connector.ts'
import type { Hook, WebhookDoorOptions } from './entrances/webhooks.ts'
import type { Source } from './flow/ask.ts'
import { type ChangeFeed, createChangeFeed } from './flow/change-feed.ts'
import { createIngest } from './flow/ingest.ts'
import type { Log } from './platform/log.ts'
import type { Store } from './platform/store/store.ts'
import { verifyZendesk } from './platform/zendesk/webhook.ts'
import { logStoreError } from './wire-store.ts'

interface WebhookConnection {
  id: string
  definition: Pick<ConnectorDefinition, 'webhooks'>
  config: Pick<Config['connections'][string], 'webhookSecrets'>
}

export interface LiveOptions {
  store: Store
  connections: readonly WebhookConnection[]
  /** With their memory. */
  sources: readonly Source[]
  log: Log
  now: () => number
}

/** What moves by itself: webhooks come in, have their effect, and changes are told. */
export interface Live {
  webhooks: Pick<WebhookDoorOptions, 'hooks' | 'keep' | 'onKept'>
  changes: ChangeFeed
  close(): Promise<void>
}

export async function wireLive(
  config: Config,
  { store, connections, sources, log, now }: LiveOptions,
): Promise<Live> {
  const changes = createChangeFeed()
  const onError = logStoreError(log, 'a webhook had no effect yet')
  const unfollow = await store.changes.follow(changes.tell)
  const joined = joinedConnections(config)
  const ingest = createIngest({
    inbox: store.inbox,
    feeds: connections.flatMap(({ id, definition: { webhooks } }) => {
      const source = sources.find(({ connection }) => connection === id)
      return source && webhooks ? [{ source, hints: webhooks.hints }] : []
    }),
    leadsTo: (connection) => sources.filter((source) => joined(connection, source.connection)),
    now,
    onError,
    onOutcome: ({ connection, outcome, attempts }) => {
      const level = outcome === 'asked' || outcome === 'nothing_to_ask' ? 'info' : 'warn'
      log[level]('webhook', { connections: [connection], outcome, counts: { attempts } })
    },
  })
  return {
    webhooks: {
      hooks: [...hooksOf(connections), ...zendeskHooks(config)],
      keep: (delivery) =>
        store.inbox.put(delivery).catch((error: unknown) => {
          onError(error)
          throw error
        }),
      onKept: (name) => ingest.wake(name),
    },
    changes,
    async close() {
      await ingest.close()
      await unfollow()
    },
  }
}

/** Connections without a secret have no address: nothing that comes there could be believed. */
const hooksOf = (connections: readonly WebhookConnection[]): Hook[] =>
  connections.flatMap(({ id, definition: { webhooks }, config: { webhookSecrets } }) =>
    webhooks && webhookSecrets
      ? {
          name: id,
          secrets: webhookSecrets,
          verify: webhooks.verify,
          ...(webhooks.acknowledgement !== undefined && { acknowledgement: webhooks.acknowledgement }),
        }
      : [],
  )

/** An account has one address, however many installations it has. */
function zendeskHooks({ zendesk }: Config): Hook[] {
  const bySubdomain = Map.groupBy(zendesk, ({ subdomain }) => subdomain)
  return [...bySubdomain].flatMap(([subdomain, installations]) => {
    const secrets = installations.flatMap(({ webhookSecrets }) => webhookSecrets ?? [])
    return secrets.length > 0 ? { name: `zendesk/${subdomain}`, secrets, verify: verifyZendesk } : []
  })
}

/** Whether two connections serve a brand together. Nothing crosses brands that the configuration does not join. */
export function joinedConnections({
  zendesk,
}: Pick<Config, 'zendesk'>): (one: string, other: string) => boolean {
  const isOpen = zendesk.some(({ brands }) => brands === undefined)
  const groups = zendesk.flatMap(({ brands }) => Object.values(brands ?? {}))
  return (one, other) => isOpen || groups.some((group) => group.includes(one) && group.includes(other))
}
