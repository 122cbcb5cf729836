import { exactFact } from '@throughline/bridge/domain/contacts/contact-fact.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { createFreeze } from '@throughline/bridge/flow/freeze.ts'
import type { OrderCard, Panel } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore, rowsOf } from '../../kit/databases.ts'
import { card, panelWith } from './panels.ts'

const account = 'acme'
const ticketId = '42'

async function openFreeze() {
  const store = await openTestStore(await emptyDatabase('PGlite'))
  const contacts = createContacts({ store: store.contacts })
  const frozen: string[] = []
  const freeze = createFreeze({
    store: store.snapshots,
    contacts,
    onError: (error) => {
      throw error
    },
    onFrozen: (_, ticketIds) => frozen.push(...ticketIds),
  })
  const show = async (at: string, cards: OrderCard[], more: Partial<Panel> = {}) => {
    freeze.shown(account, ticketId, panelWith(at, cards, more))
    await freeze.settled()
  }
  const message = async (at: string, role: 'agent' | 'customer', isPublic = true) => {
    const fresh = await contacts.append(account, [
      exactFact({ id: `comment/${at}`, ticketId, at, kind: 'message', role, isPublic }),
    ])
    await freeze.heard(account, fresh)
  }
  const open = (at: string) =>
    contacts.append(account, [
      exactFact({ id: 'opened/42', ticketId, at, kind: 'opened', channel: 'email', customer: [] }),
    ])
  return { store, contacts, freeze, frozen, open, show, message, of: () => freeze.of(account, [ticketId]) }
}

const time = (minute: number): string => `2026-11-20T09:${String(minute).padStart(2, '0')}:00.000Z`
const late = card({ concerns: ['promise_broken'] })
const well = card({ concerns: [] })

test('what the panel showed first stands for the opening, and what it showed last before the first reply for that', async () => {
  const { show, message, of } = await openFreeze()
  await show(time(1), [late])
  await show(time(5), [well])
  await message(time(10), 'agent')
  await show(time(12), [late])
  expect(await of()).toMatchObject([
    { moment: 'opened', at: time(1), order: { number: '#1042', concerns: [{ kind: 'promise_broken' }] } },
    { moment: 'first_reply', at: time(5), order: { concerns: [] } },
  ])
})

test('neither a private note, nor the customer’s message, nor a second reply is the first reply', async () => {
  const { show, message, of } = await openFreeze()
  await show(time(1), [late])
  await message(time(2), 'customer')
  await message(time(3), 'agent', false)
  expect(await of()).toHaveLength(1)
  await message(time(4), 'agent')
  await show(time(5), [well])
  await message(time(6), 'agent')
  expect((await of())[1]).toMatchObject({ moment: 'first_reply', at: time(1) })
})

test('an earlier reply that turns up later, from the export, moves the moment back', async () => {
  const { show, message, of } = await openFreeze()
  await show(time(1), [late])
  await show(time(5), [well])
  await message(time(10), 'agent')
  await message(time(3), 'agent')
  expect((await of())[1]).toMatchObject({ moment: 'first_reply', at: time(1) })
})

test('a panel that is first opened after the reply, or a week after the opening, stands for nothing', async () => {
  const answered = await openFreeze()
  await answered.message(time(1), 'agent')
  await answered.show(time(2), [late])
  await answered.message(time(3), 'agent')
  expect(await answered.of()).toEqual([])

  const old = await openFreeze()
  await old.open('2026-11-13T09:00:00.000Z')
  await old.show(time(1), [late])
  expect(await old.of()).toEqual([])
  const young = await openFreeze()
  await young.open('2026-11-13T09:01:00.000Z')
  await young.show(time(1), [late])
  expect((await young.of()).map(({ moment }) => moment)).toEqual(['opened'])
})

test('what a colleague writes when she opens the ticket herself is no reply', async () => {
  const { open, show, message, of } = await openFreeze()
  await open(time(0))
  await message(time(0), 'agent')
  await show(time(1), [late])
  await message(time(10), 'agent')
  expect((await of()).map(({ moment, at }) => [moment, at])).toEqual([
    ['opened', time(1)],
    ['first_reply', time(1)],
  ])
})

test('a reply that is heard of before its panel is kept finds it all the same', async () => {
  const { show, message, of } = await openFreeze()
  await message(time(5), 'agent')
  await show(time(4), [late])
  expect((await of()).map(({ moment }) => moment)).toEqual(['opened', 'first_reply'])
})

test('a panel that says the same again is not kept again', async () => {
  const { show, store } = await openFreeze()
  for (const minute of [1, 2, 3]) await show(time(minute), [late])
  await show(time(4), [well])
  await show(time(5), [late])
  expect(await rowsOf(store, 'SELECT at FROM contact_shown')).toHaveLength(3)
})

test('the ticket is linked to the order that it is about, once, and not to one whose contact differs', async () => {
  const { show, contacts } = await openFreeze()
  await show(time(1), [late])
  await show(time(2), [well])
  const links = async () =>
    (await contacts.eventsOf(account, [ticketId])).filter(({ kind }) => kind === 'linked')
  expect(await links()).toEqual([
    {
      id: 'linked/42/shop/1/',
      ticketId,
      at: time(1),
      kind: 'linked',
      connection: 'shop',
      key: '1',
      number: '#1042',
    },
  ])
  await show(time(3), [
    { ...card({ concerns: [] }), ref: { connection: 'shop', key: '2' }, contactDiffers: true },
  ])
  expect(await links()).toHaveLength(1)
})

test('a system that was silent is kept, and nobody’s name, address or parcel', async () => {
  const { show, of, store } = await openFreeze()
  await show(time(1), [late])
  expect((await of())[0]?.silent).toEqual([{ connection: 'wms', failure: 'timed_out' }])
  const rows = await rowsOf(store, 'SELECT data FROM contact_shown')
  expect(JSON.stringify(rows)).not.toMatch(/lovelace|example\.com|Unter den Linden|JD0146/i)
})

test('a conversation with a bot that led to the ticket is told once', async () => {
  const { show, contacts } = await openFreeze()
  const handOvers: Panel['handOvers'] = [
    {
      id: 'h1',
      at: '2026-11-20T08:50:00.000Z',
      conversation: 'hash',
      level: 1,
      orders: [],
      answered: [],
      promised: [],
      reason: 'other',
    },
  ]
  await show(time(1), [late], { handOvers })
  await show(time(2), [well], { handOvers })
  const events = await contacts.eventsOf(account, [ticketId])
  expect(events.filter(({ kind }) => kind === 'bot_handed_over')).toEqual([
    {
      id: 'handed_over/42/h1',
      ticketId,
      at: '2026-11-20T08:50:00.000Z',
      kind: 'bot_handed_over',
      conversation: 'hash',
    },
  ])
})

test('what costs the panel is one look into a map when nothing has changed', async () => {
  const { freeze } = await openFreeze()
  const panel = panelWith(time(1), [late])
  freeze.shown(account, ticketId, panel)
  await freeze.settled()
  const before = performance.now()
  for (let times = 0; times < 100_000; times += 1) freeze.shown(account, ticketId, panel)
  // A warm panel takes some 200 microseconds; this is a few hundredths of it, with room for a busy machine.
  expect((performance.now() - before) / 100_000).toBeLessThan(0.02)
})
