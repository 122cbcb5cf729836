import { createWorld, type DemoTicket, demoTickets } from '@throughline/demo-merchant'
import { conflictFields } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { friday } from './merchant.ts'
import { allLabels, labelsOn, merchantAndBridge } from './panel-of.ts'

const world = createWorld({ now: friday })
const tickets = demoTickets(world)

test('at least sixteen tickets, each of its own situation, in the languages that customers write', () => {
  expect(tickets.length).toBeGreaterThanOrEqual(16)
  expect(new Set(tickets.map(({ id }) => id)).size).toBe(tickets.length)
  expect(new Set(tickets.map(({ situation }) => situation)).size).toBe(tickets.length)
  const languages = new Set(tickets.map(({ requester }) => requester.locale.split('-')[0]))
  expect([...languages]).toEqual(expect.arrayContaining(['de', 'en', 'fr', 'nl', 'es', 'ja']))
})

test('tickets were written before now, and threads go forward in time', () => {
  for (const { id, createdAt, comments } of tickets) {
    const times = [createdAt, ...comments.map((comment) => comment.createdAt)]
    expect({ id, times }).toEqual({ id, times: times.toSorted() })
    expect(times.every((time) => Date.parse(time) <= friday)).toBe(true)
  }
})

test('what a ticket expects exists: its orders in the world, its words in the vocabulary', () => {
  const names = new Set(world.orders.map(({ name }) => name))
  for (const { id, expects } of tickets) {
    const { orders, candidates, reads, conflicts } = expects
    expect({ id, missing: [...orders, ...candidates].filter((name) => !names.has(name)) }).toEqual({
      id,
      missing: [],
    })
    expect({ id, missing: reads.filter((label) => !allLabels.has(label)) }).toEqual({ id, missing: [] })
    expect({
      id,
      missing: conflicts.filter((field) => !conflictFields.some((one) => one === field)),
    }).toEqual({ id, missing: [] })
  }
})

test('the hostile thread is as long as a thread can be', () => {
  const hostile = tickets.find(({ situation }) => situation.startsWith('A huge thread'))
  expect(
    (hostile?.description.length ?? 0) +
      (hostile?.comments ?? []).reduce((sum, { html }) => sum + html.length, 0),
  ).toBeGreaterThan(100_000)
  expect(
    `${hostile?.description} ${hostile?.comments.map(({ html }) => html)}`.match(/\d+/g)?.length,
  ).toBeGreaterThan(10_000)
})

// In the night, at noon, and while America still has yesterday: what a ticket shows must not hang on the hour of the demo.
test.each([
  ['2026-11-20T13:05:00Z', 1],
  ['2026-11-20T00:20:00Z', 2],
  ['2026-03-29T22:45:00Z', 3],
])('told at %s, every ticket gets the panel that its story asks for', async (now, seed) => {
  const { merchant, panelOf } = await merchantAndBridge({ now: Date.parse(now), seed })
  for (const ticket of demoTickets(merchant.world)) expect(await told(ticket)).toEqual(asExpected(ticket))

  async function told(ticket: DemoTicket) {
    const { expects } = ticket
    const panel = await panelOf(ticket)
    const { searched: _, ...shown } = panel
    const text = JSON.stringify(shown)
    const labels = labelsOn(panel)
    const conflicts = panel.orders.flatMap((order) => order.conflicts.map(({ field }) => String(field)))
    return {
      id: ticket.id,
      outcome: panel.outcome,
      orders: expects.orders.filter((number) => panel.orders.some((order) => order.number === number)),
      candidates: panel.candidates.map(({ number }) => number).toSorted(),
      parcels: panel.looseParcels.map(({ trackingNumber }) => trackingNumber),
      reads: expects.reads.filter((label) => labels.has(label)),
      conflicts: expects.conflicts.filter((field) => conflicts.includes(field)),
      leaked: expects.absent.filter((words) => text.includes(words)),
      silent: panel.sources
        .filter(({ state }) => state === 'failed' || state === 'partial')
        .map(({ connection }) => connection),
    }
  }
})

const asExpected = ({ id, expects }: DemoTicket) => ({
  id,
  outcome: expects.outcome,
  orders: expects.orders,
  candidates: expects.candidates.toSorted(),
  parcels: expects.parcels,
  reads: expects.reads,
  conflicts: expects.conflicts,
  leaked: [],
  silent: [],
})

test('when every system ignores its filters, no ticket shows a stranger', async () => {
  const { merchant, panelOf } = await merchantAndBridge({ now: friday, seed: 1 })
  for (const connection of ['shop-eu', 'shop-us', 'wms', 'easypost', 'loop'] as const) {
    merchant.faults.set(connection, { kind: 'ignores_filters' })
  }
  let strangers = 0
  for (const ticket of demoTickets(merchant.world).filter(({ expects }) => expects.outcome !== 'several')) {
    const panel = await panelOf(ticket)
    const own = [...ticket.requester.identities.map(({ value }) => value), 'hana.okafor@example.org'].map(
      (value) => value.toLowerCase(),
    )
    for (const { number, customer } of panel.orders) {
      const contacts = [...customer.emails, ...customer.phones].map((value) => value.toLowerCase())
      expect({
        id: ticket.id,
        number,
        hers: contacts.some((contact) => own.includes(contact)),
      }).toMatchObject({ hers: true })
    }
    for (const words of ticket.expects.absent) expect(JSON.stringify(panel.orders)).not.toContain(words)
    strangers += panel.sources.reduce((sum, source) => sum + source.strangers, 0)
  }
  // Else the merchant leaked nothing, and the test said nothing.
  expect(strangers).toBeGreaterThan(100)
})
