import { setTimeout as sleep } from 'node:timers/promises'
import type { PanelRequest } from '@throughline/shared/contract'
import type { Config } from './config.ts'
import { endBotTalks } from './entrances/jobs/end-bot-talks.ts'
import { readContacts } from './entrances/jobs/read-contacts.ts'
import { type Backfill, type BackfillOptions, createBackfill } from './flow/backfill.ts'
import { type BotContacts, createBotContacts } from './flow/bot-contacts.ts'
import type { ExportOptions } from './flow/contact-facts/export-facts.ts'
import { type ContactInbox, startContactInbox } from './flow/contact-inbox.ts'
import { type Contacts, createContacts } from './flow/contacts.ts'
import { createFreeze, type Freeze } from './flow/freeze.ts'
import type { GivenHandOver } from './flow/hand-over-log.ts'
import { startListening } from './flow/listening.ts'
import { createOpenings } from './flow/openings.ts'
import type { PanelFlow } from './flow/panel.ts'
import { createHttp } from './platform/http.ts'
import { errorFacts, type Log } from './platform/log.ts'
import type { AnyJob } from './platform/queue.ts'
import type { Store } from './platform/store/store.ts'
import { createZendeskApi } from './platform/zendesk/api.ts'
import { createZendeskExport } from './platform/zendesk/export.ts'
import type { ZendeskAccount } from './platform/zendesk/oauth.ts'
import { logStoreError } from './wire-store.ts'

export interface ContactsTools {
  store: Store
  flow: Pick<PanelFlow, 'forTicket'>
  /** Hears of tickets whose frozen panels are others than before. */
  onFrozen?: ((account: string, ticketIds: readonly string[]) => void) | undefined
  log: Log
  /** Epoch milliseconds. */
  now: () => number
}

/** Everything that is known of contacts. */
export interface WiredContacts {
  contacts: Contacts
  freeze: Freeze
  /** Something has just arrived for this webhook name. */
  wake(name: string): void
  /** Bots know the ticket's number and not the account: absent where there are several. */
  handedOver: ((given: GivenHandOver) => void) | undefined
  /** What chatbots do, as contacts. */
  bots: {
    /** The account of a bot's brand; undefined, with a word in the log, where there are several and it names none. */
    accountOf(brandId: string | undefined): string | undefined
    heard: BotContacts['heard']
  }
  jobs: AnyJob[]
  close(): Promise<void>
}

/** One helpdesk account, however many installations it has. */
export interface HelpdeskAccount extends ZendeskAccount {
  subdomain: string
  hasWebhooks: boolean
}

/** 64 MB: a thousand updates with long mails in two forms. */
const longestPage = 64_000_000

/** The accounts of the configuration, each once. */
export function accountsOf({ zendesk }: Pick<Config, 'zendesk'>): HelpdeskAccount[] {
  return [...Map.groupBy(zendesk, ({ subdomain }) => subdomain)].map(([subdomain, installations]) => ({
    subdomain,
    url: (firstOf(installations, ({ apiUrl }) => apiUrl) ?? `https://${subdomain}.zendesk.com`).replace(
      /\/$/,
      '',
    ),
    oauth: firstOf(installations, ({ oauth }) => oauth),
    apiToken: firstOf(installations, ({ apiToken }) => apiToken),
    hasWebhooks: installations.some(({ webhookSecrets }) => webhookSecrets !== undefined),
  }))
}

const firstOf = <One, Value>(all: readonly One[], of: (one: One) => Value | undefined): Value | undefined => {
  for (const one of all) {
    const value = of(one)
    if (value !== undefined) return value
  }
  return undefined
}

/** How events of an account become facts. */
export const factsOptions = (
  { board, customers }: Pick<Config, 'board' | 'customers'>,
  { subdomain }: Pick<HelpdeskAccount, 'subdomain'>,
  { terms }: Pick<Store, 'terms'>,
): ExportOptions => ({
  account: subdomain,
  termOf: terms.termOf,
  bots: new Set(board.botUsers),
  testTags: board.testTags,
  countries: customers.countries,
})

/** What reads an account's exports; undefined where nothing proves the bridge there. */
export function wireBackfill(
  account: HelpdeskAccount,
  tools: { store: Store; contacts: Contacts; facts: ExportOptions; now: () => number },
) {
  if (!account.oauth && !account.apiToken) return undefined
  const http = createHttp({ connections: 4, mostBytes: longestPage })
  const api = createZendeskApi(account, { http, now: tools.now })
  const exported = createZendeskExport(api, { now: tools.now, wait })
  return {
    api,
    close: () => http.close(),
    create: (onPage?: BackfillOptions['onPage']): Backfill =>
      createBackfill({ ...tools, api, exported, ...(onPage && { onPage }) }),
  }
}

/** An end that comes early is no error here: whoever waited looks at the signal. */
const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal, ref: true }).catch(() => {})

/** Starts what listens to helpdesk accounts. Close it before the store. */
export function wireContacts(
  config: Config,
  { store, flow, onFrozen, log, now }: ContactsTools,
): WiredContacts {
  const onError = logStoreError(log, 'a ticket event had no effect yet')
  const contacts = createContacts({ store: store.contacts })
  const freeze = createFreeze({ store: store.snapshots, contacts, onError, ...(onFrozen && { onFrozen }) })
  const botContacts = createBotContacts({ store: store.botTalks, contacts, now, onError })
  const inboxes = new Map<string, ContactInbox>()
  const closing: (() => Promise<void>)[] = []
  const backfills = new Map<string, Backfill>()

  const accounts = accountsOf(config)
  const [only, ...others] = accounts
  for (const account of accounts) {
    const { subdomain } = account
    const facts = factsOptions(config, account, store)
    const reader = wireBackfill(account, { store, contacts, facts, now })
    if (reader) {
      backfills.set(subdomain, reader.create())
      closing.push(reader.close)
    }
    if (!account.hasWebhooks) continue
    const openings = createOpenings({
      api: reader?.api,
      contacts,
      freeze,
      facts,
      panelOf: (request: PanelRequest) =>
        flow.forTicket(request, { connections: connectionsOf(config, subdomain, request.ticket.brandId) }),
      onError: (error) => log.warn('a new ticket was not looked up', { error: errorFacts(error) }),
    })
    const name = `zendesk/${subdomain}`
    const inbox = startContactInbox({
      name,
      inbox: store.inbox,
      contacts,
      facts,
      onFresh: async (events) => {
        openings.heard(events)
        await freeze.heard(subdomain, events)
      },
      onOutcome: (outcome) => log.info('webhook', { connections: [name], outcome }),
      onError,
    })
    inboxes.set(name, inbox)
    const listening = startListening({ account: subdomain, store, now, onError })
    closing.push(async () => {
      await listening.close()
      await inbox.close()
      await openings.close()
    })
  }

  return {
    contacts,
    freeze,
    wake: (name) => inboxes.get(name)?.wake(),
    handedOver:
      only && others.length === 0
        ? (given) => void freeze.handedOver(only.subdomain, given).catch(onError)
        : undefined,
    bots: { accountOf: accountOfBrand(config, log), heard: botContacts.heard },
    jobs: [
      endBotTalks({ botContacts, log }),
      ...(backfills.size > 0
        ? [readContacts({ backfills, store, since: config.board.since, log, now })]
        : []),
    ],
    async close() {
      await Promise.all(closing.map((close) => close()))
      await botContacts.settled()
      await freeze.settled()
    },
  }
}

/** The account whose brand a bot speaks for. Says once a brand what is in no number, and what would help. */
function accountOfBrand({ zendesk }: Pick<Config, 'zendesk'>, log: Log) {
  const all = [...new Set(zendesk.map(({ subdomain }) => subdomain))]
  const said = new Set<string | undefined>()
  return (brandId: string | undefined): string | undefined => {
    if (all.length === 1) return all[0]
    const own = zendesk.filter(({ brands }) => brandId !== undefined && brands?.[brandId] !== undefined)
    const [only, ...others] = new Set(own.map(({ subdomain }) => subdomain))
    if (only !== undefined && others.length === 0) return only
    if (!said.has(brandId)) {
      said.add(brandId)
      log.warn(
        "conversations of a bot are in no number: its key names no brand of one helpdesk account alone; make it with --brand, and list that brand in the account's zendesk[].brands",
        brandId === undefined ? {} : { outcome: `brand ${brandId}` },
      )
    }
    return undefined
  }
}

/** What tickets of a brand are asked at, by all installations of the account together. */
function connectionsOf(
  { zendesk, connections }: Config,
  subdomain: string,
  brandId: string | undefined,
): string[] {
  const own = zendesk.filter((one) => one.subdomain === subdomain)
  if (own.some(({ brands }) => brands === undefined)) return Object.keys(connections)
  return [...new Set(own.flatMap(({ brands }) => brands?.[brandId ?? ''] ?? []))]
}
