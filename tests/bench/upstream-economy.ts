import type { Draft, Question } from '@throughline/bridge/connectors/connector.ts'
import { connectors } from '@throughline/bridge/connectors/registry.ts'
import { createSource } from '@throughline/bridge/flow/ask.ts'
import { createChangeFeed } from '@throughline/bridge/flow/change-feed.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { type AnswerMemory, withMemory } from '@throughline/bridge/flow/remember.ts'
import { keepWarm } from '@throughline/bridge/flow/warm.ts'
import type { PanelRequest } from '@throughline/shared/contract'
import type { SourceRecord } from '@throughline/shared/model'
import { fulfilment, order, tracking, warehouseOrder } from '../kit/records.ts'

const agents = 100
const tickets = 1_000
const start = Date.UTC(2026, 10, 20, 9)

/**
 * Calls to the vendors while agents open tickets, beside a sidebar that asks anew each time it is opened. The real flow with its memory and
 * the vendors' own capabilities over connectors that count; a clock that is moved. Every ticket is another customer's, with an order
 * in shop and warehouse, and a parcel; nobody has asked for any of them before.
 */
export async function upstreamEconomy(): Promise<string[]> {
  const alone = economy(false)
  await alone.open(0)
  const naive = alone.calls()

  const rows: string[] = []
  const row = (what: string, opened: number, calls: number) => {
    const part = ((calls / (opened * naive)) * 100).toFixed(1)
    rows.push(`| ${[what, opened, opened * naive, calls, `${part} %`].join(' | ')} |`)
  }

  const first = economy(true)
  await first.openAll(1, 600)
  row('each ticket opened for the first time, within 10 minutes', tickets, first.calls())

  const soon = economy(true)
  await soon.openAll(1, 50)
  const before = soon.calls()
  await soon.openAll(1, 5)
  row('the same tickets opened again by another agent within a minute', tickets, soon.calls() - before)

  const shift = economy(true)
  await shift.openAll(1, 600)
  await shift.openAll(1, 600)
  row(
    'each ticket opened twice, by one of the agents each time, 10 minutes apart',
    tickets * 2,
    shift.calls(),
  )

  const crowd = economy(true)
  await crowd.openAll(agents * 2, 600)
  row(
    'each of 100 agents opens each ticket twice, all within 10 minutes',
    tickets * agents * 2,
    crowd.calls(),
  )

  return [
    `${tickets} tickets of as many customers, ${naive} upstream calls for one that is opened alone and without memory. A remembered answer is a minute old at most, or it is asked behind what is shown.`,
    '',
    '| opened | openings | naive calls | calls | part |',
    '|---|---|---|---|---|',
    ...rows,
  ]
}

function economy(remembers: boolean) {
  let time = start
  let calls = 0
  const now = () => time
  const kept = new Map<string, { asOf: string; records: SourceRecord[] }>()
  const nameOf = (asked: object) => JSON.stringify(asked)
  const memory: AnswerMemory = {
    recall: async (asked) => kept.get(nameOf(asked)),
    remember: async (asked, answer) => void kept.set(nameOf(asked), answer),
  }
  const sources = connectors.map((definition) => {
    const source = createSource({
      connection: definition.vendor,
      title: definition.title,
      definition,
      connector: {
        async ask(question) {
          calls += 1
          return { records: recordsFor(question) }
        },
        check: async () => '',
      },
      now,
      timeoutMs: 10_000,
    })
    return remembers ? withMemory(source, { memory, now, onStoreError: () => {} }) : source
  })
  const flow = keepWarm(createPanelFlow({ sources, identity: {}, now, deadlineMs: 10_000 }), {
    changes: createChangeFeed(),
    termOf: (by, value) => `${by}:${value}`,
    now,
  })
  const scope = { connections: sources.map(({ connection }) => connection) }
  /** As the sidebar opens it: what is known at once, asked behind when that is older than a minute. */
  const open = async (customer: number) => {
    const { panel, refreshes } = await flow.compose(requests[customer] ?? ask(customer), scope, {
      remembered: 'then_ask',
    })
    if (panel.orders[0]?.parcels.length !== 1)
      throw new Error(`the panel of ticket ${customer} lacks its parcel`)
    await Promise.all(refreshes)
  }
  return {
    open,
    calls: () => calls,
    /** All tickets so many times, one after the other in any order, evenly over so many seconds. */
    async openAll(times: number, seconds: number) {
      const openings = times * tickets
      for (let at = 0; at < openings; at += 1) {
        time += (seconds * 1_000) / openings
        // 7 and 1,000 have no common divisor: each round opens each once, in an order of its own.
        await open((at * 7 + Math.floor(at / tickets)) % tickets)
      }
    },
  }
}

const emailOf = (customer: number) => `customer${customer}@example.com`
const numberOf = (customer: number) => `#${20_000 + customer}`
const parcelOf = (customer: number) => `JJD${String(1_400_000_000 + customer)}`

const ask = (customer: number): PanelRequest => ({
  ticket: {
    ticketId: String(customer),
    requester: { emails: [emailOf(customer)], phones: [] },
    subject: `Where is my order ${numberOf(customer)}?`,
    description: '',
    comments: [],
    customFields: [],
  },
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
})
const requests = Array.from({ length: tickets }, (_, customer) => ask(customer))

/** What the simulated vendor says: one order for each customer, found by any of its names. */
function recordsFor({ kind, by, values }: Question): Draft[] {
  return values.flatMap(({ value }): Draft[] => {
    const digits = Number(/\d+/.exec(value)?.[0])
    const customer =
      by === 'tracking_number' ? digits - 1_400_000_000 : by === 'email' ? digits : digits - 20_000
    const customerOf = { name: 'A Customer', emails: [emailOf(customer)], phones: [] }
    const parcel = { carrier: 'DHL', trackingNumber: parcelOf(customer) }
    const number = numberOf(customer)
    if (kind === 'order') {
      return [order({ number, customer: customerOf, fulfilments: [fulfilment({ parcels: [parcel] })] })]
    }
    if (kind === 'warehouse_order') return [warehouseOrder({ orderNumber: number, customer: customerOf })]
    return kind === 'tracking' ? [tracking(parcel)] : []
  })
}
