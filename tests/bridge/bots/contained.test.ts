import type { ContactEvent } from '@throughline/bridge/domain/contacts/contact-event.ts'
import { exactFact } from '@throughline/bridge/domain/contacts/contact-fact.ts'
import type { IssueOutcome } from '@throughline/bridge/domain/fcr/issue-outcome.ts'
import { createBotContacts } from '@throughline/bridge/flow/bot-contacts.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import type { HandOverLog } from '@throughline/bridge/flow/create-bot-desk.ts'
import { createHandOverLog } from '@throughline/bridge/flow/hand-over-log.ts'
import { createOutcomes } from '@throughline/bridge/flow/outcomes.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { expect, test } from 'vitest'
import { type DatabaseKind, databaseKinds, rowsOf } from '../../kit/databases.ts'
import { order } from '../../kit/records.ts'
import { openDesk } from './desk.ts'

const account = 'demo'
const hour = 3_600_000
const day = 24 * hour
const level1 = { order: '#1042', email: 'ada@example.com' }

/** What keeps contacts on this store, as a bridge that has just started has it. */
function bridgeOn(store: Store, now: () => number, { isLast = false } = {}) {
  const contacts = createContacts({ store: store.contacts })
  const bots = createBotContacts({
    store: store.botTalks,
    // It ends before it tells.
    contacts: isLast ? { append: () => Promise.reject(new Error('the bridge ends')) } : contacts,
    now,
    onError: () => {},
  })
  const outcomes = createOutcomes({
    store,
    eventsOf: contacts.eventsOf,
    snapshotsOf: async () => [],
    timeZone: 'UTC',
  })
  return { contacts, bots, outcomes }
}

async function openCounted(kind: DatabaseKind = 'PostgreSQL', { isLast = false, among = [account] } = {}) {
  let bridge: ReturnType<typeof bridgeOn> | undefined
  const handOversOn = (store: Store, now: () => number): HandOverLog => {
    bridge = bridgeOn(store, now, { isLast })
    const own = bridge
    return createHandOverLog({
      store: store.handOvers,
      termOf: store.terms.termOf,
      now,
      onStoreError: (error) => {
        throw error
      },
      onHandOver: ({ id, ticketId, at, conversation }) =>
        void own.contacts.append(account, [
          exactFact({
            id: `handed_over/${ticketId}/${id}`,
            ticketId,
            at,
            kind: 'bot_handed_over',
            conversation,
          }),
        ]),
      contacts: { accountOf: () => (among.length === 1 ? among[0] : undefined), heard: own.bots.heard },
    })
  }
  const desk = await openDesk([order()], kind, { handOversOn })
  const { ask, clock, store } = desk
  if (!bridge) throw new Error('the desk has no log')
  const { bots, contacts } = bridge
  const talk = async (conversation = 'c-1') => {
    const { token } = (await ask('verification.start', { ...level1, conversation })) as { token: string }
    await ask('order.status', { conversation, token, order: '#1042' })
    return token
  }
  const told = async (...events: ContactEvent[]) => {
    await contacts.append(
      account,
      events.map((event) => exactFact(event)),
    )
  }
  /** What counts now, after the job, on a bridge that knows only what the store does. */
  const counted = async (): Promise<IssueOutcome[]> => {
    await bots.settled()
    const fresh = bridgeOn(store, () => clock.now)
    await fresh.bots.endQuiet()
    return fresh.outcomes.judge(account, await store.contacts.tickets(account, { most: 100 }))
  }
  const at = (afterMs: number) => new Date(Date.parse('2026-11-20T09:00:00Z') + afterMs).toISOString()
  /** A mail of hers about the order. */
  const mail = (afterMs: number, ticketId = '7', link = true): ContactEvent[] => [
    {
      id: `opened/${ticketId}`,
      ticketId,
      at: at(afterMs),
      kind: 'opened',
      channel: 'email',
      customer: [hashed],
    },
    { id: `m/${ticketId}`, ticketId, at: at(afterMs), kind: 'message', role: 'customer', isPublic: true },
    ...(link
      ? [
          {
            id: `linked/${ticketId}`,
            ticketId,
            at: at(afterMs + 1_000),
            kind: 'linked' as const,
            connection: 'shop-eu',
            key: order().key,
            number: '#1042',
          },
        ]
      : []),
  ]
  const reply = (afterMs: number, ticketId = '7'): ContactEvent[] => [
    {
      id: `r/${ticketId}`,
      ticketId,
      at: at(afterMs),
      kind: 'message',
      role: 'agent',
      isPublic: true,
      author: '5',
    },
    { id: `s/${ticketId}`, ticketId, at: at(afterMs), kind: 'status', to: 'solved', by: 'agent' },
  ]
  const hashed = store.terms.termOf('email', 'ada@example.com')
  return { ...desk, bots, contacts, talk, told, counted, mail, reply, hashed, at }
}

test.each(databaseKinds)(
  '%s: what a bot ended alone is solved at its last word, contained, and kept',
  async (kind) => {
    const { talk, clock, counted, contacts, store, hashed, at } = await openCounted(kind)
    const token = await talk()
    expect(token).toBeTruthy()
    clock.now += day - 1
    const [early] = await counted()
    expect(early).toMatchObject({ excluded: 'not_solved' })
    clock.now += 1
    const [one, ...more] = await counted()
    expect(more).toEqual([])
    expect(one).toMatchObject({
      ticketId: expect.stringMatching(/^bot:[\w-]{22}$/),
      channel: 'bot',
      bot: 'contained',
      contacts: 1,
      inZendesk: false,
      order: { connection: 'shop-eu', key: order().key },
      solvedAt: at(0),
    })
    expect(one).not.toHaveProperty('excluded')
    expect(one).not.toHaveProperty('backAfterDays')
    const events = await contacts.eventsOf(account, [one?.ticketId ?? ''])
    expect(events.find(({ kind: what }) => what === 'opened')).toMatchObject({ customer: [hashed] })
    expect(JSON.stringify(events)).not.toContain('c-1')
    expect(JSON.stringify(await rowsOf(store, 'SELECT * FROM contact_events'))).not.toContain('ada@')
    expect(await rowsOf(store, 'SELECT id FROM bot_talks')).toEqual([])
  },
)

test('who comes back by e-mail within three days had no answer from the bot: another channel, or, where a human had to answer, the bot', async () => {
  const { talk, clock, counted, mail, reply, told } = await openCounted()
  await talk()
  clock.now += 3 * day
  await told(...mail(2 * day))
  const [one, other] = await counted()
  expect(one).toMatchObject({ loss: 'other_channel', backIn: '7', backAfterDays: 2 })
  expect(other).toMatchObject({ ticketId: '7', excluded: 'same_issue' })
  await told(...reply(2 * day + hour))
  expect((await counted())[0]).toMatchObject({ loss: 'bot_then_agent', bot: 'handed_over' })
})

test('a mail of another customer about nothing is no comeback', async () => {
  const { talk, clock, counted, mail, told } = await openCounted()
  await talk()
  clock.now += 3 * day
  await told(
    ...mail(2 * day, '8', false).map((one) => ({
      ...one,
      ...('customer' in one && { customer: ['email:x'] }),
    })),
  )
  const outcomes = await counted()
  expect(outcomes.find(({ bot }) => bot === 'contained')).not.toHaveProperty('loss')
})

test.each([
  { what: 'after an answer', first: true },
  { what: 'before any', first: false },
])(
  'a conversation that was handed over $what is one issue with the ticket of the agent, which speaks for it',
  async ({ first }) => {
    const { ask, talk, clock, counted, mail, reply, told } = await openCounted()
    const token = first ? await talk() : undefined
    await ask('handover.create', { token, reason: 'customer_asks', ticketId: '7', language: 'en' })
    await told(...mail(60_000, '7', false), ...reply(hour))
    clock.now += 2 * day
    const [one, bot, ...more] = await counted()
    expect(more).toEqual([])
    expect(one).toMatchObject({
      ticketId: '7',
      bot: 'handed_over',
      oneTouch: true,
      agentId: '5',
      contacts: 1,
    })
    expect(one).toMatchObject({ zendeskOneTouch: true })
    expect(one).not.toHaveProperty('difference')
    expect(one).not.toHaveProperty('loss')
    expect(bot).toMatchObject({ excluded: 'same_issue', ticketId: expect.stringMatching(/^bot:/) })
  },
)

test('a conversation that was handed over and heard by nobody is not contained', async () => {
  const { ask, talk, clock, counted } = await openCounted()
  await ask('handover.create', { token: await talk(), reason: 'customer_asks', language: 'en' })
  clock.now += 2 * day
  expect(await counted()).toMatchObject([{ bot: 'handed_over', excluded: 'not_solved' }])
})

test('told again by every bridge and job, a conversation is the same; two questions at once are one conversation', async () => {
  const { ask, talk, clock, counted, store } = await openCounted()
  const token = await talk()
  await Promise.all(
    ['order.status', 'order.returns', 'order.options'].map((name) => ask(name, { token, order: '#1042' })),
  )
  clock.now += day
  const once = await counted()
  expect(once).toHaveLength(1)
  const events = await rowsOf(store, 'SELECT id FROM contact_events ORDER BY id')
  await Promise.all([counted(), counted()])
  await rowsOf(store, 'UPDATE bot_talks SET told = false')
  expect(await counted()).toEqual(once)
  expect(await rowsOf(store, 'SELECT id FROM contact_events ORDER BY id')).toEqual(events)
})

test('a bridge that ends between the answer and its telling loses nothing, and neither does the hour in which old answers are forgotten', async () => {
  const { talk, clock, counted, store } = await openCounted('PostgreSQL', { isLast: true })
  await talk()
  expect(await store.contacts.tickets(account, { most: 1 })).toEqual([])
  clock.now += 5 * day
  await store.handOvers.forget({
    answers: new Date(clock.now).toISOString(),
    handOvers: '2026-01-01T00:00:00Z',
  })
  expect(await counted()).toMatchObject([{ bot: 'contained', solvedAt: '2026-11-20T09:00:00.000Z' }])
})

test('who asks the bot about the same order the day after next came back; within the day it is one conversation', async () => {
  const { talk, clock, counted } = await openCounted()
  await talk()
  clock.now += 20 * hour
  await talk()
  clock.now += day
  expect(await counted()).toMatchObject([{ bot: 'contained', contacts: 2 }])
  clock.now += day
  await talk()
  clock.now += day
  const [one, again] = await counted()
  expect(one).toMatchObject({ loss: 'other_ticket', bot: 'contained' })
  expect(again).toMatchObject({ excluded: 'same_issue' })
})

test('nobody who proved nothing is counted, and no bot whose account cannot be told', async () => {
  const stranger = await openCounted()
  await stranger.ask('verification.start', { order: '#1042', email: 'eve@example.com' })
  await expect(stranger.ask('order.status', { token: 'x', order: '#1042' })).rejects.toThrow()
  expect(await stranger.counted()).toEqual([])
  const several = await openCounted('PostgreSQL', { among: ['demo', 'other'] })
  await several.talk()
  expect(await rowsOf(several.store, 'SELECT id FROM bot_talks')).toEqual([])
})
