import { parseConfig } from '@throughline/bridge/config.ts'
import { createSource } from '@throughline/bridge/flow/ask.ts'
import { createPanelFlow, type PanelFlow } from '@throughline/bridge/flow/panel.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { wirePolicy } from '@throughline/bridge/wire-policy.ts'
import { wireConnections } from '@throughline/bridge/wiring.ts'
import {
  type DemoMerchant,
  type DemoTicket,
  demoConfig,
  demoTickets,
  startDemoMerchant,
} from '@throughline/demo-merchant'
import type { Panel } from '@throughline/shared/contract'
import { ticketContext } from './ticket-context.ts'

export interface DemoBridge {
  merchant: DemoMerchant
  tickets: DemoTicket[]
  flow: PanelFlow
  /** The panel of a ticket, asked as its brand. */
  panelOf(ticket: DemoTicket): Promise<Panel>
  close(): Promise<void>
}

/** The demo merchant behind real HTTP and the flow over its real connectors; everything but the bridge's own door. */
export async function startDemoBridge({
  panelMs = 10_000,
  sourceMs = 8_000,
}: {
  panelMs?: number
  sourceMs?: number
} = {}): Promise<DemoBridge> {
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const config = parseConfig(JSON.stringify(demoConfig({ merchantUrl: merchant.url })), {
    file: 'demo.yaml',
    env: {},
  })
  const http = createHttp()
  const connections = wireConnections(config, { http, now: Date.now })
  const flow = createPanelFlow({
    ...(await wirePolicy(config)),
    sources: connections.map(({ id, title, definition, connector, config: { numbers } }) =>
      createSource({
        connection: id,
        title,
        definition,
        connector,
        numbers,
        now: Date.now,
        timeoutMs: sourceMs,
      }),
    ),
    identity: {
      rules: connections.map(({ id, config: { numbers } }) => ({ connection: id, ...numbers })),
      ...config.customers,
    },
    now: Date.now,
    deadlineMs: panelMs,
  })
  const brands: Record<string, string[]> = config.zendesk[0]?.brands ?? {}
  return {
    merchant,
    tickets: demoTickets(merchant.world),
    flow,
    panelOf: (ticket) =>
      flow.forTicket(
        { ticket: ticketContext(ticket), choices: { confirmed: [], dismissed: [] }, fresh: true },
        { connections: brands[ticket.brand.id] ?? [] },
      ),
    async close() {
      await http.close()
      await merchant.close()
    },
  }
}
