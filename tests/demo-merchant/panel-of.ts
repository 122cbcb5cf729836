import { parseConfig } from '@throughline/bridge/config.ts'
import { createSource } from '@throughline/bridge/flow/ask.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { wireConnections } from '@throughline/bridge/wiring.ts'
import { type DemoTicket, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import { type Panel, TicketContext } from '@throughline/shared/contract'
import {
  holdReasonText,
  orderStatusText,
  paymentStatusText,
  returnStageText,
  shipmentFlagText,
  shipmentStageText,
  warehouseFlagText,
  warehouseStageText,
} from '@throughline/shared/vocabulary'
import { onTestFinished } from 'vitest'

/** A running merchant and the bridge's own way from a ticket to a panel, at a moment. Closed after the test. */
export async function merchantAndBridge({ now, seed }: { now: number; seed: number }) {
  const merchant = await startDemoMerchant({ port: 0, now: () => now, seed, limits: false })
  const http = createHttp()
  onTestFinished(async () => {
    await http.close()
    await merchant.close()
  })
  const text = JSON.stringify(demoConfig({ merchantUrl: merchant.url }))
  const config = parseConfig(text, { file: 'the demo’s configuration', env: {} })
  const connections = wireConnections(config, { http, now: () => now })
  const flow = createPanelFlow({
    sources: connections.map(({ id, title, definition, connector, config: { numbers } }) =>
      // Generous: these tests are about what is told, on machines that may be busy.
      createSource({
        connection: id,
        title,
        definition,
        connector,
        numbers,
        now: () => now,
        timeoutMs: 10_000,
      }),
    ),
    identity: {
      rules: connections.map(({ id, config: { numbers } }) => ({ connection: id, ...numbers })),
      ...config.customers,
    },
    now: () => now,
    deadlineMs: 15_000,
  })
  const panelOf = (ticket: DemoTicket): Promise<Panel> =>
    flow.forTicket(
      { ticket: contextOf(ticket), choices: { confirmed: [], dismissed: [] }, fresh: false },
      { connections: config.zendesk[0]?.brands?.[ticket.brand.id] ?? [] },
    )
  return { merchant, panelOf }
}

/** What the sidebar would send of a ticket. */
function contextOf({
  id,
  brand,
  requester,
  subject,
  description,
  comments,
  customFields,
}: DemoTicket): TicketContext {
  const identities = (type: string) =>
    requester.identities.filter((one) => one.type === type).map(({ value }) => value)
  return TicketContext.parse({
    ticketId: String(id),
    brandId: brand.id,
    requester: {
      name: requester.name,
      emails: identities('email'),
      phones: identities('phone_number'),
      locale: requester.locale,
    },
    subject: subject.slice(0, 2_000),
    description: description.slice(0, 100_000),
    comments: comments.map(({ html, author }) => ({
      text: html.slice(0, 100_000),
      fromCustomer: author.role === 'end-user',
    })),
    customFields: Object.values(customFields),
  })
}

/** Every label of the vocabulary that an agent can find on a panel. */
export function labelsOn({ orders, looseParcels }: Panel): Set<string> {
  const parcels = [...looseParcels, ...orders.flatMap((order) => order.parcels)]
  const jobs = orders.flatMap((order) => order.warehouse)
  const words = [
    ...orders.flatMap(({ status, payment }) => [orderStatusText[status], paymentStatusText[payment]]),
    ...parcels.flatMap(({ stage, flags }) => [
      shipmentStageText[stage],
      ...flags.map((flag) => shipmentFlagText[flag]),
    ]),
    ...jobs.flatMap(({ stage, flags }) => [
      warehouseStageText[stage],
      ...flags.map((flag) => warehouseFlagText[flag]),
    ]),
    ...orders.flatMap(({ holds }) => holds.map(({ reason }) => holdReasonText[reason])),
    ...orders.flatMap(({ returns }) => returns.map(({ stage }) => returnStageText[stage])),
  ]
  return new Set(words.map(({ label }) => label))
}

/** Every label that there is. */
export const allLabels = new Set(
  [
    holdReasonText,
    orderStatusText,
    paymentStatusText,
    returnStageText,
    shipmentFlagText,
    shipmentStageText,
    warehouseFlagText,
    warehouseStageText,
  ].flatMap((table) => Object.values(table).map(({ label }) => label)),
)
