import { group } from '@throughline/bridge/domain/merge/group.ts'
import { Policy } from '@throughline/bridge/domain/policy/policy.ts'
import { view } from '@throughline/bridge/domain/view/view.ts'
import type { Order, SourceRecord, TrackingEvent, WarehouseOrder } from '@throughline/shared/model'
import { at, order, returned, tracking, warehouseOrder } from '../kit/records.ts'

interface Size {
  lines: number
  parcels: number
  returns: number
  events: number
}

const sizes: Record<string, Size> = {
  'typical: 3 lines, 2 parcels, 1 return': { lines: 3, parcels: 2, returns: 1, events: 6 },
  '10 lines, 5 parcels, 1 return': { lines: 10, parcels: 5, returns: 1, events: 6 },
  '50 lines, 10 parcels, 2 returns': { lines: 50, parcels: 10, returns: 2, events: 12 },
  '200 lines, 30 parcels, 3 returns': { lines: 200, parcels: 30, returns: 3, events: 20 },
}

/** As a German shop would write it: zones other than UTC and holidays cost more than none. */
const policy = Policy.parse({
  timeZone: 'Europe/Berlin',
  calendar: { country: 'DE' },
  warehouses: { default: { timeZone: 'Europe/Berlin', calendar: { country: 'DE' } } },
  services: {
    Standard: { transitDays: { least: 1, most: 3 } },
    Express: { transitDays: { least: 1, most: 1 }, isUpgrade: true, cost: { minor: 990, currency: 'EUR' } },
  },
})
const holidays = new Set(['2026-10-03', '2026-12-25', '2026-12-26'])

const warmUpRounds = 300
const rounds = 40
const panelsARound = 20

/** What it costs to make a panel of the records of one order: merge, promises, ledgers, concerns. Nobody is asked, nothing is waited for. */
export async function compose(): Promise<string[]> {
  const rows = Object.entries(sizes).map(([name, size]) => `| ${name} | ${Math.round(microsOf(size))} |`)
  return ['| one order | µs a panel |', '|---|---|', ...rows]
}

/** Time of the processor, not of the clock: other work of the machine does not count. The median of the rounds. */
function microsOf(size: Size): number {
  const round = (): number => {
    // New documents each time: what is remembered of a document must not make the figure better.
    const fresh = Array.from({ length: panelsARound }, () => structuredClone(recordsOf(size)))
    const before = process.threadCpuUsage()
    for (const records of fresh) panelOf(records)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / panelsARound
  }
  for (let made = 0; made < warmUpRounds * panelsARound; made += panelsARound * size.parcels) round()
  const figures = Array.from({ length: rounds }, round)
  return figures.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
}

const panelOf = (records: readonly SourceRecord[]) =>
  view({
    requester: { name: 'Ada' },
    keys: [
      {
        kind: 'email',
        value: 'ada@example.com',
        shown: 'ada@example.com',
        places: ['requester_identity'],
      },
    ],
    keysTruncated: false,
    groups: group(records),
    choices: { confirmed: [], dismissed: [] },
    sources: [],
    told: [],
    policyOf: () => policy,
    isHoliday: (date) => holidays.has(date),
    commitmentsOf: () => [],
    now: Date.parse('2026-11-20T09:00:00Z'),
  })

function recordsOf({ lines, parcels, returns, events }: Size): SourceRecord[] {
  const numbers = Array.from({ length: parcels }, (_, index) => `JJD0000${index}`)
  const articles = Array.from({ length: lines }, (_, index) => ({
    id: `line-${index}`,
    sku: `SKU-${index}`,
    title: `Article ${index}`,
    quantity: 2,
    currentQuantity: 2,
    fulfilledQuantity: 2,
    unitPrice: { minor: 4_500, currency: 'EUR' },
  }))
  const data: Partial<Order> = {
    status: 'shipped',
    promise: { service: 'Standard', latest: '2026-11-21' },
    lines: articles,
    fulfilments: numbers.map((trackingNumber, index) => ({
      id: `fulfilment-${index}`,
      stage: 'in_transit',
      flags: [],
      createdAt: at('2026-11-16T08:00:00.000Z'),
      parcels: [{ carrier: 'DHL', trackingNumber }],
      lines: articles
        .filter((_, line) => line % parcels === index)
        .map(({ id }) => ({ lineId: id, quantity: 2 })),
    })),
  }
  const packed: Partial<WarehouseOrder> = {
    stage: 'handed_over',
    updatedAt: at('2026-11-16T15:00:00.000Z'),
    lines: articles.map(({ id, sku }) => ({ id, sku, shopLineId: id, quantity: 2, shippedQuantity: 2 })),
    parcels: numbers.map((trackingNumber) => ({ carrier: 'DHL', trackingNumber, handedOver: true })),
  }
  return [
    order(data),
    warehouseOrder(packed),
    ...numbers.map((trackingNumber) => tracking({ trackingNumber, events: scans(events) })),
    ...Array.from({ length: returns }, (_, index) =>
      returned({ id: `ret-${index}`, lines: [{ id: 'rl', sku: `SKU-${index}`, quantity: 1 }] }),
    ),
  ]
}

const scans = (count: number): TrackingEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    at: at(new Date(Date.parse('2026-11-16T16:00:00Z') + index * 4 * 3_600_000).toISOString()),
    stage: 'in_transit',
    flags: [],
    scan: true,
    place: `Depot ${index}`,
  }))
