import type { Hint } from '@throughline/bridge/connectors/connector.ts'
import { createIngest, type WebhookInbox } from '@throughline/bridge/flow/ingest.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import type { AnswerMemory } from '@throughline/bridge/flow/remember.ts'
import { withMemory } from '@throughline/bridge/flow/remember.ts'
import type { Panel } from '@throughline/shared/contract'
import type { SourceRecord } from '@throughline/shared/model'
import fc from 'fast-check'
import { fakeSource } from '../../kit/fake-source.ts'
import { at, fulfilment, order, returned, tracking, warehouseOrder } from '../../kit/records.ts'

/** What one system says at one time of the order's life; each step is told by a webhook. */
interface Step {
  system: 'shop' | 'wms' | 'easypost' | 'loop'
  record: SourceRecord
}

const shipped = fulfilment({ stage: 'in_transit' })
const scanned = (stage: 'label_created' | 'in_transit' | 'out_for_delivery' | 'delivered', day: number) =>
  tracking({
    stage,
    events: [{ at: at(`2026-11-${day}T08:00:00.000Z`), stage, flags: [], scan: stage !== 'label_created' }],
  })

/** Ada's order from its payment to her refund. */
export const history: readonly Step[] = [
  { system: 'shop', record: order() },
  { system: 'wms', record: warehouseOrder() },
  { system: 'wms', record: warehouseOrder({ stage: 'picking' }) },
  {
    system: 'wms',
    record: warehouseOrder({ stage: 'packed', parcels: [{ carrier: 'DHL', trackingNumber: 'JJD1' }] }),
  },
  { system: 'shop', record: order({ status: 'shipped', fulfilments: [fulfilment()] }) },
  { system: 'easypost', record: scanned('label_created', 13) },
  { system: 'easypost', record: scanned('in_transit', 14) },
  { system: 'shop', record: order({ status: 'shipped', fulfilments: [shipped] }) },
  { system: 'easypost', record: scanned('out_for_delivery', 15) },
  { system: 'easypost', record: scanned('delivered', 15) },
  {
    system: 'shop',
    record: order({ status: 'delivered', fulfilments: [fulfilment({ stage: 'delivered' })] }),
  },
  { system: 'loop', record: returned() },
  {
    system: 'loop',
    record: returned({ stage: 'label_sent', parcels: [{ carrier: 'DHL', trackingNumber: 'JJD9' }] }),
  },
  {
    system: 'loop',
    record: returned({ stage: 'refund_issued', refundAmount: { minor: 12_250, currency: 'EUR' } }),
  },
  {
    system: 'shop',
    record: order({
      status: 'delivered',
      payment: 'partially_refunded',
      fulfilments: [fulfilment({ stage: 'delivered' })],
      refunds: [
        {
          id: 'refund-1',
          amount: { minor: 12_250, currency: 'EUR' },
          createdAt: at('2026-11-20T08:00:00.000Z'),
          settled: false,
          returnId: returned().data.id,
          lines: [],
        },
      ],
    }),
  },
]

const connectionOf = { shop: 'shop-eu', wms: 'wms', easypost: 'easypost', loop: 'loop' } as const

/** A delivery of the webhook of one step: how far the world has come by then. */
export interface Delivery {
  step: number
  after: number
}

export interface Story {
  deliveries: readonly Delivery[]
  /** How long each reply is under way, in milliseconds; over and over. What it says is as old. */
  delays: readonly number[]
  /** How long the world rests between its steps, over and over. */
  rests: readonly number[]
}

/** Every step is told at least once, at any time after it happened, up to three times, in any order. */
const deliveries: fc.Arbitrary<Delivery[]> = fc
  .tuple(...history.map(() => fc.array(fc.nat(history.length + 2), { minLength: 1, maxLength: 3 })))
  .map((delays) => delays.flatMap((late, step) => late.map((delay) => ({ step, after: step + delay }))))
  .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))

export const stories: fc.Arbitrary<Story> = fc.record({
  deliveries,
  delays: fc.array(fc.nat(90), { minLength: 1, maxLength: 9 }),
  rests: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 7 }),
})

const ticket = {
  requester: { name: 'Ada Lovelace', emails: ['ada@example.com'], phones: [] },
  subject: 'Where is it?',
  description: '',
  comments: [],
  customFields: [],
}

export interface Remembering {
  memory: AnswerMemory
  inbox: WebhookInbox
  put(delivery: { connection: string; eventId: string; topic: string; body: string }): Promise<unknown>
  now: () => number
  /** Lets so many milliseconds pass. */
  pass(ms: number): Promise<void>
}

/** Lets the order live while its webhooks come as they come; then what is remembered beside what is true. */
export async function live(
  { deliveries, delays, rests }: Story,
  { memory, inbox, put, now, pass }: Remembering,
): Promise<{ remembered: Panel; fresh: Panel; errors: unknown[]; outcomes: string[] }> {
  let reached = -1
  const errors: unknown[] = []
  const outcomes: string[] = []
  const saidBy = (system: Step['system']) => {
    const steps = history.slice(0, reached + 1).filter((step) => step.system === system)
    return steps.slice(-1).map(({ record }) => record)
  }
  let replies = 0
  const reply = async (said: SourceRecord[]) => {
    const delay = delays[replies++ % delays.length] ?? 0
    await new Promise((resolve) => setTimeout(resolve, delay))
    return said
  }
  const make = (system: Step['system'], capabilities: Parameters<typeof fakeSource>[1]) =>
    withMemory(fakeSource(connectionOf[system], capabilities, { answer: () => reply(saidBy(system)), now }), {
      memory,
      now,
      onStoreError: (error) => errors.push(error),
    })
  const sources = [
    make('shop', ['order by email', 'order by order_number', 'order by shop_order_id']),
    make('wms', ['warehouse_order by email', 'warehouse_order by order_number']),
    make('easypost', ['tracking by tracking_number']),
    make('loop', ['return by email', 'return by order_number', 'return by return_number']),
  ]
  const flow = createPanelFlow({
    sources,
    identity: { rules: [], ownDomains: [], countries: [] },
    now,
    deadlineMs: 5_000,
  })
  const compose = async (asking: Parameters<typeof flow.compose>[2]) => {
    const request = { ticket, choices: { confirmed: [], dismissed: [] }, fresh: false }
    return (await flow.compose(request, { connections: Object.values(connectionOf) }, asking)).panel
  }
  const hints = ({ body }: { body: unknown }): Hint[] => [body as Hint]
  const ingest = createIngest({
    inbox,
    feeds: sources.map((source) => ({ source, hints })),
    leadsTo: () => sources,
    now,
    onError: (error) => errors.push(error),
    onOutcome: ({ outcome }) => outcomes.push(outcome),
    timing: { gatherMs: 0, settleMs: 0, spacingMs: 0, sweepMs: 50, graceMs: 1_000 },
  })
  const openings: Promise<Panel>[] = []
  for (let time = 0; time < 2 * history.length + 3; time += 1) {
    reached = Math.min(time, history.length - 1)
    // Agents look at the ticket all the while: their answers are under way beside those of the webhooks.
    const opening = time % 4 === 3 && reached < history.length - 2 ? compose({ fresh: true }) : undefined
    const due = deliveries.filter(({ after }) => after === time)
    for (const [index, { step }] of due.entries()) {
      const { system, record } = stepAt(step)
      // Every second copy is a retry of the same event; the others are events of their own.
      const eventId = `${step} ${index % 2}`
      await put({
        connection: connectionOf[system],
        eventId,
        topic: 't',
        body: JSON.stringify(hintFor(record)),
      })
      ingest.wake(connectionOf[system])
    }
    await pass(rests[time % rests.length] ?? 0)
    if (opening) openings.push(opening)
  }
  await pass(2_000)
  await Promise.all(openings)
  const [closed, remembered, fresh] = [
    ingest.close(),
    compose({ remembered: 'unless_new' }),
    compose({ fresh: true }),
  ]
  await pass(1_000)
  await closed
  return { remembered: await remembered, fresh: await fresh, errors, outcomes }
}

const stepAt = (step: number): Step => {
  const found = history[step]
  if (!found) throw new Error(`the history has no step ${step}`)
  return found
}

const hintFor = (record: SourceRecord): Hint =>
  record.kind === 'order'
    ? { kind: 'order', by: 'shop_order_id', value: record.data.id }
    : record.kind === 'warehouse_order'
      ? { kind: 'warehouse_order', by: 'order_number', value: record.data.orderNumber }
      : record.kind === 'return'
        ? { kind: 'return', by: 'return_number', value: record.data.id }
        : { kind: 'tracking', by: 'tracking_number', value: 'JJD1' }

/** What an agent reads, without when we heard it. */
export const told = ({ asOf: _, sources, ...panel }: Panel) => ({
  ...panel,
  sources: sources.map(({ asOf: __, ...source }) => source),
})
