import type { RequestListener } from 'node:http'
import type { Config } from './config.ts'
import type { Connector, ConnectorDefinition } from './connectors/connector.ts'
import { connectorOf } from './connectors/registry.ts'
import { createApp } from './entrances/app.ts'
import { createBoardSignIn } from './entrances/board-sign-in.ts'
import type { BotDoorsOptions } from './entrances/bot-doors.ts'
import { createInstallations } from './entrances/installations.ts'
import { createOperations } from './entrances/operations.ts'
import { createStreams } from './entrances/streams.ts'
import { createRouter } from './entrances/trpc.ts'
import { createSource } from './flow/ask.ts'
import { createCommitments } from './flow/commitments.ts'
import type { Contacts } from './flow/contacts.ts'
import { createHandOverLog } from './flow/hand-over-log.ts'
import { createHandOversOf } from './flow/hand-overs.ts'
import { createPanelFlow } from './flow/panel.ts'
import { createQueues } from './flow/queues.ts'
import { createRecordPromise } from './flow/record-promise.ts'
import { withMemory } from './flow/remember.ts'
import { shareCompositions } from './flow/share.ts'
import { createStockFlow } from './flow/stock.ts'
import { keepWarm } from './flow/warm.ts'
import { createWatch } from './flow/watch.ts'
import { createHttp, type Http } from './platform/http.ts'
import type { Log } from './platform/log.ts'
import type { Store } from './platform/store/store.ts'
import { wireBoard } from './wire-board.ts'
import { wireBots } from './wire-bots.ts'
import { accountsOf, wireContacts } from './wire-contacts.ts'
import { wireJobs } from './wire-jobs.ts'
import { joinedConnections, wireLive } from './wire-live.ts'
import { wireOAuth } from './wire-oauth.ts'
import { wirePolicy } from './wire-policy.ts'
import { logStoreError, memoryOf, useOnceIn, wireStore } from './wire-store.ts'

/** One configured connection, ready to be asked. */
export interface Connection {
  id: string
  title: string
  definition: ConnectorDefinition
  connector: Connector
  config: Config['connections'][string]
}

/** The connectors of the configuration; they open no connection before they are asked. */
export function wireConnections(config: Config, tools: { http: Http; now: () => number }): Connection[] {
  return Object.entries(config.connections).map(([id, one]) => {
    const definition = connectorOf(one.vendor)
    if (!definition) throw new Error(`connections.${id}: the vendor ${one.vendor} is not in the registry`)
    return {
      id,
      title: one.title,
      definition,
      connector: definition.connect(one.settings, { ...tools, numbers: one.numbers }),
      config: one,
    }
  })
}

export interface Bridge {
  app: RequestListener
  /** Turns `/readyz` to 503, so that a load balancer looks elsewhere, and sends the watchers there. */
  drain(): void
  close(): Promise<void>
}

export interface BridgeTools {
  log: Log
  /** Epoch milliseconds. */
  now: () => number
  verifyStepMs?: number | undefined
  /** Only for those who judge the MCP door; `startBridge` gives none. */
  alsoAtMcp?: BotDoorsOptions['alsoAtMcp']
  /** Hears of the parts that hold what is known, before the first call: a demo puts its past there. */
  onOpened?: ((parts: BridgeParts) => void) | undefined
}

export interface BridgeParts {
  store: Store
  contacts: Contacts
}

/**
 * Puts the bridge together: the one place where its parts meet.
 * @throws StoreError, DataFolderError when the store cannot be opened; nothing is left open then
 */
export async function wireBridge(
  config: Config,
  { log, now, verifyStepMs, alsoAtMcp, onOpened }: BridgeTools,
): Promise<Bridge> {
  const judgedBy = await wirePolicy(config)
  const store = await wireStore(config, { log, now })
  const onStoreError = logStoreError(log)
  const http = createHttp()
  const connections = wireConnections(config, { http, now })
  const memory = store && memoryOf(store)
  const sources = connections.map(({ id, title, definition, connector, config: { numbers } }) => {
    const source = createSource({
      connection: id,
      title,
      definition,
      connector,
      numbers,
      now,
      timeoutMs: config.deadlines.source,
    })
    return memory ? withMemory(source, { memory, now, onStoreError }) : source
  })
  const cold = createPanelFlow({
    ...judgedBy,
    ...(store && {
      commitmentsOf: createCommitments({ store: store.commitments, onStoreError }),
      ...(judgedBy.hasCapacities && {
        waitingNow: createQueues({ store: store.queues, now, onStoreError }),
      }),
      handOversOf: createHandOversOf({
        store: store.handOvers,
        termOf: store.terms.termOf,
        now,
        onStoreError,
      }),
    }),
    sources,
    identity: {
      rules: connections.map(({ id, config: { numbers } }) => ({ connection: id, ...numbers })),
      ...config.customers,
    },
    now,
    deadlineMs: config.deadlines.panel,
  })
  const installations = createInstallations(config.zendesk)
  const every = connections.map(({ id }) => id)
  const live = store && (await wireLive(config, { store, connections, sources, log, now }))
  const flow = live ? keepWarm(cold, { changes: live.changes, termOf: store.terms.termOf, now }) : cold
  const people =
    store &&
    wireContacts(config, {
      store,
      flow,
      onFrozen: (account, ticketIds) => counting?.recount(account, ticketIds),
      log,
      now,
    })
  const counting = store && people && wireBoard(config, { store, flow, people, log, now })
  if (store && people) onOpened?.({ store, contacts: people.contacts })
  const closeRest = async () => {
    await live?.close()
    await people?.close()
    await counting?.close()
    await http.close()
    await store?.close().catch(onStoreError)
  }
  const joined = joinedConnections(config)
  const jobs =
    store && config.store && config.jobs.enabled
      ? await wireJobs({
          store,
          sources,
          joined,
          keepDays: config.store.keepDays,
          boardKeepDays: config.board.keepDays,
          more: [...(people?.jobs ?? []), ...(counting?.jobs ?? [])],
          log,
          now,
        }).catch(async (error: unknown) => {
          await closeRest()
          throw error
        })
      : undefined
  const recordPromise = store && createRecordPromise({ store: store.commitments, now })
  const useOnce = store && useOnceIn(store, onStoreError)
  const accounts = accountsOf(config)
  const boardSignIn = createBoardSignIn({
    accountOf: (subdomain) => accounts.find((one) => one.subdomain === subdomain && one.oauth),
    leads: config.board.leads,
    installations,
    bridge: config.bridge,
    http,
    now,
    useOnce,
  })
  const operations = createOperations({
    board: {
      board: counting?.board,
      correctCause: counting?.correctCause,
      causeOf: counting?.causeOf,
      me: boardSignIn.me,
    },
    flow,
    stockOf: createStockFlow({ ...judgedBy, sources, now }),
    watch:
      live &&
      createWatch({ flow: shareCompositions(flow), changes: live.changes, termOf: store.terms.termOf }),
    recordPromise,
    connectionsFor: (caller, brandId) => installations.connectionsFor(caller, brandId, every),
    onShown: people && (({ subdomain }, ticketId, panel) => people.freeze.shown(subdomain, ticketId, panel)),
  })
  const streams = createStreams({ inAll: config.bridge.limits.streams })
  let open = true
  const app = createApp({
    bridge: config.bridge,
    installations,
    router: createRouter(operations),
    readiness: {
      isOpen: () => open,
      connections: () => Object.fromEntries(sources.map((source) => [source.connection, source.isReady()])),
    },
    webhooks: live && {
      ...live.webhooks,
      onKept(name) {
        live.webhooks.onKept(name)
        people?.wake(name)
      },
    },
    boardSignIn,
    bots: store &&
      recordPromise && {
        ...wireBots(config, {
          store,
          flow,
          recordPromise,
          handOvers: createHandOverLog({
            store: store.handOvers,
            termOf: store.terms.termOf,
            countries: config.customers.countries,
            now,
            onStoreError,
            onHandOver: people?.handedOver,
            contacts: people?.bots,
          }),
          log,
          now,
          stepMs: verifyStepMs,
        }),
        oauth: wireOAuth(config, { http, log, now }),
        alsoAtMcp,
      },
    useOnce,
    streams,
    log,
    now,
  })
  return {
    app,
    drain: () => {
      open = false
      streams.close()
    },
    async close() {
      await jobs?.stop()
      await closeRest()
    },
  }
}
