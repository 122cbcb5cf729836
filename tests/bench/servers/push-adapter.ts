import { createServer } from 'node:http'
import { parseConfig } from '@throughline/bridge/config.ts'
import { createSessions } from '@throughline/bridge/entrances/bridge-session.ts'
import { createInstallations } from '@throughline/bridge/entrances/installations.ts'
import { createOperations } from '@throughline/bridge/entrances/operations.ts'
import { callerOf, sessionGuard } from '@throughline/bridge/entrances/session-guard.ts'
import { signIn } from '@throughline/bridge/entrances/sign-in.ts'
import { createRouter } from '@throughline/bridge/entrances/trpc.ts'
import { createZendeskVerifier } from '@throughline/bridge/entrances/zendesk-token.ts'
import { createSource } from '@throughline/bridge/flow/ask.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { withMemory } from '@throughline/bridge/flow/remember.ts'
import { shareCompositions } from '@throughline/bridge/flow/share.ts'
import { createWatch } from '@throughline/bridge/flow/watch.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import { wireLive } from '@throughline/bridge/wire-live.ts'
import { memoryOf, wireStore } from '@throughline/bridge/wire-store.ts'
import { wireConnections } from '@throughline/bridge/wiring.ts'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import { serveParent } from '../worker.ts'

/** The same flow and router behind tRPC's own adapter, to see what our door for streams is worth. */
serveParent<{ config: object }>(async (given) => {
  const config = parseConfig(JSON.stringify(given.config), { file: 'bench', env: {} })
  const log = createLog({ write: () => {} })
  const now = Date.now
  const store = await wireStore(config, { log, now })
  if (!store) throw new Error('there is nothing to watch without a store')
  const connections = wireConnections(config, { http: createHttp(), now })
  const sources = connections.map(({ id, title, definition, connector, config: { numbers } }) =>
    withMemory(
      createSource({ connection: id, title, definition, connector, numbers, now, timeoutMs: 10_000 }),
      { memory: memoryOf(store), now, onStoreError: () => {} },
    ),
  )
  const flow = createPanelFlow({ sources, identity: config.customers, now, deadlineMs: 10_000 })
  const live = await wireLive(config, { store, connections, sources, log, now })
  const installations = createInstallations(config.zendesk)
  const sessions = createSessions({ secret: config.bridge.sessionSecret, installations, now })
  const router = createRouter(
    createOperations({
      flow,
      watch: createWatch({
        flow: shareCompositions(flow),
        changes: live.changes,
        termOf: store.terms.termOf,
      }),
      connectionsFor: (caller, brandId) =>
        installations.connectionsFor(
          caller,
          brandId,
          connections.map(({ id }) => id),
        ),
    }),
  )
  const app = express()
  app.use(express.json({ limit: '1mb' }))
  app.post('/auth/zendesk', signIn(createZendeskVerifier({ installations, now }), sessions))
  app.use(
    '/trpc',
    sessionGuard(sessions),
    createExpressMiddleware({
      router,
      allowMethodOverride: true,
      createContext: ({ res }) => ({ caller: callerOf(res), facts: { requestId: '' } }),
    }),
  )
  return createServer(app)
})
