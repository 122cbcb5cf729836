import { startContactInbox } from '@throughline/bridge/flow/contact-inbox.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { startListening } from '@throughline/bridge/flow/listening.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { emptyDatabase, openTestStore, rowsOf } from '../../kit/databases.ts'
import { comment, facts, webhook } from './webhook-bodies.ts'

const name = 'zendesk/acme'
const account = 'acme'
const now = Date.parse('2026-11-20T09:00:00Z')

async function openInbox(
  change: (store: Store) => Partial<Parameters<typeof startContactInbox>[0]> = () => ({}),
) {
  const store = await openTestStore(await emptyDatabase('PGlite'), { now: () => now })
  const contacts = createContacts({ store: store.contacts })
  const outcomes: string[] = []
  const fresh: string[] = []
  const start = () => {
    const inbox = startContactInbox({
      name,
      inbox: store.inbox,
      contacts,
      facts,
      onFresh: async (events) => void fresh.push(...events.map(({ id }) => id)),
      onOutcome: (outcome) => outcomes.push(outcome),
      onError: () => {},
      ...change(store),
    })
    onTestFinished(() => inbox.close())
    return inbox
  }
  const put = (eventId: string, topic: string, body: unknown) =>
    store.inbox.put({
      connection: name,
      eventId,
      topic,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const settled = () => vi.waitFor(async () => expect(await store.inbox.open()).toBe(0), { timeout: 8_000 })
  return { store, contacts, outcomes, fresh, start, put, settled }
}

test('a kept webhook becomes facts, and its text is gone from the inbox at once', async () => {
  const { store, contacts, start, put, settled, fresh } = await openInbox()
  await put('1', 'ticket.created', webhook('ticket.created'))
  await put('2', 'ticket.comment_added', webhook('ticket.comment_added', comment()))
  start()
  await settled()
  const events = await contacts.eventsOf(account, ['42'])
  expect(events.map(({ kind }) => kind)).toContain('message')
  expect(fresh).toEqual(expect.arrayContaining(['opened/42', 'comment/5001']))
  expect(await rowsOf(store, 'SELECT body, outcome FROM webhook_inbox')).toEqual([
    { body: '', outcome: 'kept_facts' },
    { body: '', outcome: 'kept_facts' },
  ])
  const everything = await Promise.all(
    ['webhook_inbox', 'contact_events', 'contact_terms'].map((table) =>
      rowsOf(store, `SELECT * FROM ${table}`),
    ),
  )
  expect(JSON.stringify(everything)).not.toMatch(/parcel|secret|Lovelace/i)
})

test('what nobody reads is named, and its text goes as well', async () => {
  const { store, outcomes, start, put, settled } = await openInbox()
  await put('1', 'ticket.subject_changed', webhook('ticket.subject_changed', { current: 'my secret' }))
  await put('2', 'ticket.created', 'no json')
  await put('3', 'ticket.custom_status_changed', webhook('ticket.custom_status_changed', { current: '9' }))
  start()
  await settled()
  expect(outcomes).toEqual(['topic_unknown', 'unexpected_shape', 'nothing_to_keep'])
  expect(await rowsOf(store, "SELECT 1 FROM webhook_inbox WHERE body <> ''")).toEqual([])
})

test('one delivery that the store does not take holds up no other, and is tried again', async () => {
  const { contacts, start, put, store, outcomes } = await openInbox(() => ({
    contacts: {
      async append(account_, given) {
        if (given.some(({ event }) => event.id === 'comment/666'))
          throw new Error('the store cannot take this')
        return contacts.append(account_, given)
      },
    },
  }))
  await put('1', 'ticket.comment_added', webhook('ticket.comment_added', comment({ id: '666' })))
  await put('2', 'ticket.comment_added', webhook('ticket.comment_added', comment({ id: '667' })))
  start()
  await vi.waitFor(() => expect(outcomes).toEqual(['kept_facts']), { timeout: 8_000 })
  expect(await store.inbox.open()).toBe(1)
})

test('a hundred and one deliveries of a storm are all kept, and each once', async () => {
  const { contacts, start, put, settled } = await openInbox()
  const inbox = start()
  await Promise.all(
    Array.from({ length: 150 }, (_, at) =>
      put(
        String(at),
        'ticket.comment_added',
        webhook('ticket.comment_added', comment({ id: String(1 + (at % 120)) })),
      ),
    ),
  )
  inbox.wake()
  await settled()
  expect(await contacts.eventsOf(account, ['42'])).toHaveLength(120)
})

test('a stretch in which no bridge listened is a gap; a restart is none', async () => {
  let time = now
  const store = await openTestStore(await emptyDatabase('PGlite'), { now: () => time })
  const onError = (error: unknown) => {
    throw error
  }
  const listen = async () => {
    const listening = startListening({ account, store, now: () => time, onError })
    await listening.close()
  }
  await listen()
  time += 60_000
  await listen()
  expect(await store.backfills.gaps(account)).toEqual([])
  time += 3_600_000
  await listen()
  expect(await store.backfills.gaps(account)).toEqual([
    { from: '2026-11-20T09:01:00.000Z', to: '2026-11-20T10:01:00.000Z', why: 'bridge_down' },
  ])
})
