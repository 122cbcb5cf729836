import { type ConnectionId, connectionIds, type Fault, faultKinds } from '@throughline/demo-merchant'
import type { Panel } from '@throughline/shared/contract'
import type { FailureKind } from '@throughline/shared/vocabulary'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type DemoBridge, startDemoBridge } from '../kit/demo-bridge.ts'

/** Wide, for a machine that is busy elsewhere; a vendor that hangs is given short ones, so that it costs the test half a second. */
const limits = { sourceMs: 8_000, panelMs: 12_000 }
const impatient = { sourceMs: 500, panelMs: 2_000 }

let demo: DemoBridge
beforeAll(async () => {
  demo = await startDemoBridge(limits)
  // The first question to each system opens its connection; that is not what is measured here.
  await Promise.all([firstPanel(), firstPanel()])
})
afterEach(() => demo.merchant.faults.clear())
afterAll(() => demo.close())

/** The ticket whose order all four kinds of system know: parcels, a warehouse order and a return. */
const ticketOf = (connection: ConnectionId) => {
  const id = { 'shop-eu': 101, 'shop-us': 102, wms: 114, easypost: 101, loop: 119 }[connection]
  const ticket = demo.tickets.find((one) => one.id === id)
  if (!ticket) throw new Error(`the merchant has no ticket ${id}`)
  return ticket
}
const firstPanel = () => demo.panelOf(ticketOf('loop'))

const named: Record<Exclude<Fault['kind'], 'unheard_status' | 'ignores_filters' | 'slow'>, FailureKind> = {
  hang: 'timed_out',
  unauthorized: 'unauthorized',
  rate_limited: 'rate_limited',
  server_error: 'unreachable',
  reset: 'unreachable',
  truncated: 'unexpected_shape',
  wrong_shape: 'unexpected_shape',
}

const outages = connectionIds.flatMap((connection) =>
  (Object.keys(named) as (keyof typeof named)[]).map((kind) => ({ connection, kind, failure: named[kind] })),
)

const sourceOf = (panel: Panel, connection: string) =>
  panel.sources.find((one) => one.connection === connection)

test('every fault the merchant can play is tested here', () => {
  expect([...Object.keys(named), 'unheard_status', 'ignores_filters', 'slow'].sort()).toEqual(
    [...faultKinds].sort(),
  )
})

test.each(outages)(
  '$connection plays $kind: it is named as $failure, and the rest is there',
  async ({ connection, kind, failure }) => {
    // A bridge of its own: what a breaker or a pause remembers of one fault is not what the next is about.
    const own = await startDemoBridge(kind === 'hang' ? impatient : limits)
    try {
      const ticket = own.tickets.find((one) => one.id === ticketOf(connection).id)
      if (!ticket) throw new Error('both merchants tell the same stories')
      own.merchant.faults.set(connection, { kind })
      const panel = await own.panelOf(ticket)
      const asked = sourceOf(panel, connection)
      expect(asked).toMatchObject({ state: 'failed', failure: { kind: failure } })
      expect(asked?.missing.length).toBeGreaterThan(0)
      const others = panel.sources.filter((one) => one.connection !== connection)
      expect(others.flatMap((one) => one.failure ?? [])).toEqual([])
      expect(others.some((one) => one.state === 'answered')).toBe(true)
      expect(panel.outcome).toBe('found')
    } finally {
      await own.close()
    }
  },
)

test('a wait that a vendor asks for is told in seconds', async () => {
  const own = await startDemoBridge(limits)
  own.merchant.faults.set('easypost', { kind: 'rate_limited', retryAfter: 17 })
  const ticket = own.tickets.find((one) => one.id === 101)
  if (!ticket) throw new Error('ticket 101 is there')
  expect(sourceOf(await own.panelOf(ticket), 'easypost')?.failure).toMatchObject({
    retryable: true,
    retryAfter: 17,
  })
  await own.close()
})

test.each(connectionIds)(
  '%s uses a status nobody has heard of: unknown, with its own word, and nothing breaks',
  async (connection) => {
    demo.merchant.faults.set(connection, { kind: 'unheard_status' })
    const panel = await demo.panelOf(ticketOf(connection))
    expect(panel.outcome).toBe('found')
    expect(sourceOf(panel, connection)).toMatchObject({ state: 'answered' })
    expect(JSON.stringify(panel)).toMatch(/teleported/i)
  },
)

test.each(connectionIds)(
  '%s ignores what was asked and returns everybody: no stranger is shown, and they are counted',
  async (connection) => {
    const ticket = ticketOf(connection)
    const honest = await demo.panelOf(ticket)
    demo.merchant.faults.set(connection, { kind: 'ignores_filters' })
    const leaky = await demo.panelOf(ticket)
    expect(leaky.orders.map((one) => one.number).sort()).toEqual(
      honest.orders.map((one) => one.number).sort(),
    )
    expect(leaky.looseReturns).toEqual(honest.looseReturns)
    expect(leaky.looseParcels).toEqual(honest.looseParcels)
    expect(sourceOf(leaky, connection)?.strangers).toBeGreaterThan(0)
    const emails = JSON.stringify(leaky).match(/[\w.+-]+@[\w.-]+/g) ?? []
    const hers = new Set([...(JSON.stringify(honest).match(/[\w.+-]+@[\w.-]+/g) ?? [])])
    expect(emails.filter((email) => !hers.has(email))).toEqual([])
  },
)

test('everything is down: not "no orders", but unavailable, with a name for each', async () => {
  const own = await startDemoBridge(limits)
  for (const connection of connectionIds) own.merchant.faults.set(connection, { kind: 'server_error' })
  const ticket = own.tickets.find((one) => one.id === 101)
  if (!ticket) throw new Error('ticket 101 is there')
  const panel = await own.panelOf(ticket)
  expect(panel).toMatchObject({ outcome: 'unavailable', orders: [] })
  expect(panel.sources.filter((one) => one.state === 'failed').length).toBeGreaterThanOrEqual(3)
  await own.close()
})
