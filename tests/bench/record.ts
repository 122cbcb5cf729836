import { parseConfig } from '@throughline/bridge/config.ts'
import { createSource } from '@throughline/bridge/flow/ask.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { createHttp, type Http } from '@throughline/bridge/platform/http.ts'
import { wireConnections } from '@throughline/bridge/wiring.ts'
import { demoConfig, demoTickets, startDemoMerchant } from '@throughline/demo-merchant'
import type { Panel, TicketContext } from '@throughline/shared/contract'
import { ticketContext } from '../kit/ticket-context.ts'
import type { Exchange } from './exchange.ts'

export interface Recording {
  ticket: TicketContext
  panel: Panel
  exchanges: Exchange[]
}

/** Runs one look-up of a demo ticket against the simulated merchant and keeps every upstream call, with the hop that it belonged to. */
export async function recordLookup(ticketId: number): Promise<Recording> {
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const http = createHttp()
  const exchanges: Exchange[] = []
  let answered = 0
  let hop = 0
  const recording: Http = {
    ...http,
    async request(request) {
      // A call that starts after another has been answered depends on it: the flow starts nothing late without a reason.
      if (answered > 0)
        hop = Math.max(hop, 1 + Math.max(...exchanges.slice(0, answered).map((one) => one.hop)))
      const own = hop
      const { pathname, search } = new URL(request.url)
      const reply = await http.request(request)
      exchanges.push({
        hop: own,
        method: request.method,
        path: pathname + search,
        headers: request.headers ?? {},
        body: request.body ?? '',
        reply: { status: reply.status, headers: onlyStrings(reply.headers), body: reply.body },
      })
      answered = exchanges.length
      return reply
    },
  }
  const config = parseConfig(JSON.stringify(demoConfig({ merchantUrl: merchant.url })), {
    file: 'bench',
    env: {},
  })
  const connections = wireConnections(config, { http: recording, now: Date.now })
  const flow = createPanelFlow({
    sources: connections.map(({ id, title, definition, connector, config: { numbers } }) =>
      createSource({
        connection: id,
        title,
        definition,
        connector,
        numbers,
        now: Date.now,
        timeoutMs: 10_000,
      }),
    ),
    identity: config.customers,
    now: Date.now,
    deadlineMs: 10_000,
  })
  const found = demoTickets(merchant.world).find(({ id }) => id === ticketId)
  if (!found) throw new Error(`the demo has no ticket ${ticketId}`)
  const ticket = ticketContext(found)
  const panel = await flow.forTicket(
    { ticket, choices: { confirmed: [], dismissed: [] }, fresh: false },
    { connections: config.zendesk[0]?.brands?.[found.brand.id] ?? [] },
  )
  await http.close()
  await merchant.close()
  return { ticket, panel, exchanges }
}

const onlyStrings = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      (one): one is [string, string] =>
        one[1] !== undefined && !['content-length', 'connection', 'date'].includes(one[0]),
    ),
  )
