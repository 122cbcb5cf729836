import { createWorld, demoTickets } from '@throughline/demo-merchant'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoBridge, startDemoBridge } from '../kit/demo-bridge.ts'

let demo: DemoBridge
beforeAll(async () => {
  demo = await startDemoBridge()
})
afterAll(() => demo.close())

const titles = demoTickets(createWorld({ now: Date.now() })).map(({ id, situation }) => ({ id, situation }))

test.each(titles)('ticket $id: $situation', async ({ id }) => {
  const ticket = demo.tickets.find((one) => one.id === id)
  if (!ticket) throw new Error(`the merchant has no ticket ${id}`)
  const { expects } = ticket
  const panel = await demo.panelOf(ticket)

  expect(panel.sources.filter((one) => one.failure)).toEqual([])
  expect(panel.outcome).toBe(expects.outcome)
  expect(panel.orders.map((one) => one.number)).toEqual(expect.arrayContaining(expects.orders))
  expect(panel.candidates.map((one) => one.number).sort()).toEqual([...expects.candidates].sort())
  expect(panel.looseParcels.map((one) => one.trackingNumber)).toEqual(expect.arrayContaining(expects.parcels))
  expect(panel.orders.flatMap((one) => one.conflicts.map(({ field }) => field)).sort()).toEqual(
    [...expects.conflicts].sort(),
  )
  if (expects.concerns) {
    const asked = panel.orders.filter((one) => expects.orders.includes(one.number))
    const kinds = new Set<string>(asked.flatMap((one) => one.concerns.map(({ kind }) => kind)))
    for (const kind of expects.perhaps ?? []) kinds.delete(kind)
    expect([...kinds].sort()).toEqual([...expects.concerns].sort())
  }
  const everything = JSON.stringify(panel)
  for (const text of expects.absent) expect(everything).not.toContain(text)
})
