import type { Source } from '@throughline/bridge/flow/ask.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import type { TicketContext } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { fulfilment, order, tracking } from '../../kit/records.ts'

const ticket = (said: Partial<TicketContext> = {}): TicketContext => ({
  requester: { name: 'Ada Lovelace', emails: ['ada@example.com'], phones: [] },
  subject: 'Where is my order #1042?',
  description: '',
  comments: [],
  customFields: [],
  ...said,
})
const shipped = order({ fulfilments: [fulfilment()] })
const shop = (answer = () => [shipped]) =>
  fakeSource('shop-eu', ['order by email', 'order by order_number'], { answer })
const carrier = () => fakeSource('easypost', ['tracking by tracking_number'], { answer: () => [tracking()] })

const flowOver = (...sources: Source[]) => ({
  flow: createPanelFlow({
    sources,
    identity: {},
    now: () => Date.parse('2026-11-20T09:00:00Z'),
    deadlineMs: 3_000,
  }),
  scope: { connections: sources.map((one) => one.connection) },
})
const asked = (said: Partial<TicketContext> = {}) => ({
  ticket: ticket(said),
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
})

test('a ticket becomes a panel: her order, scanned in Leipzig, found by e-mail and by the number in the subject', async () => {
  const { flow, scope } = flowOver(shop(), carrier())
  const panel = await flow.forTicket(asked(), scope)
  expect(panel).toMatchObject({
    outcome: 'found',
    requester: { name: 'Ada Lovelace' },
    orders: [
      {
        number: '#1042',
        headline: { fact: { topic: 'shipment', word: 'in_transit', place: 'Leipzig', proof: 'proven' } },
        reasons: [{ by: 'email' }, { by: 'order_number', places: ['subject'] }],
      },
    ],
    sources: [
      { connection: 'shop-eu', state: 'answered' },
      { connection: 'easypost', state: 'answered' },
    ],
  })
})

test('a brand’s ticket asks that brand’s connections and no other', async () => {
  const [eu, us] = [shop(), fakeSource('shop-us', ['order by email'], { answer: () => [] })]
  const { flow } = flowOver(eu, us)
  const panel = await flow.forTicket(asked(), { connections: ['shop-us'] })
  expect(eu.asked).toEqual([])
  expect(panel.sources.map((one) => one.connection)).toEqual(['shop-us'])
})

test('a ticket without any key asks nobody and says that nothing was searched', async () => {
  const eu = shop()
  const { flow, scope } = flowOver(eu)
  const panel = await flow.forTicket(
    asked({ requester: { emails: [], phones: [] }, subject: 'Hello' }),
    scope,
  )
  expect(panel).toMatchObject({ outcome: 'none', searched: [], sources: [{ state: 'not_asked' }] })
  expect(eu.asked).toEqual([])
})

test('a bare number that an agent typed is searched as an order number', async () => {
  const { flow, scope } = flowOver(shop(), carrier())
  const panel = await flow.search({ query: '1042' }, scope)
  expect(panel.searched).toContainEqual({ kind: 'order_number', shown: '1042', places: ['search'] })
})

test('an e-mail that an agent typed finds the orders of that person', async () => {
  const { flow, scope } = flowOver(shop(), carrier())
  const panel = await flow.search({ query: ' Ada@Example.com ' }, scope)
  expect(panel.orders).toMatchObject([{ number: '#1042', contactDiffers: false }])
})

test('an agent who searched for a number sees the order: the choice was made by typing it', async () => {
  const { flow, scope } = flowOver(shop(), carrier())
  const panel = await flow.search({ query: '#1042' }, scope)
  expect(panel).toMatchObject({ outcome: 'found', orders: [{ number: '#1042' }], candidates: [] })
})

test('a shop that holds more of her orders than were read says so, and one that handed out all says nothing', async () => {
  const questions: ('order by email' | 'order by order_number')[] = [
    'order by email',
    'order by order_number',
  ]
  const answer = () => [shipped]
  const long = fakeSource('shop-eu', questions, { answer, more: () => true })
  const all = fakeSource('shop-us', ['order by email'], { answer: () => [] })
  const { flow, scope } = flowOver(long, all)
  const [eu, us] = (await flow.forTicket(asked(), scope)).sources
  expect(eu).toMatchObject({ state: 'answered', more: ['order'] })
  expect(us).not.toHaveProperty('more')
})

test('that a search by a number found more than it read says nothing of the customer', async () => {
  const source = fakeSource('shop-eu', ['order by order_number'], {
    answer: () => [shipped],
    more: () => true,
  })
  const { flow, scope } = flowOver(source)
  const { sources } = await flow.forTicket(asked(), scope)
  expect(source.asked).toEqual(['order by order_number: 1042'])
  expect(sources[0]).not.toHaveProperty('more')
})
