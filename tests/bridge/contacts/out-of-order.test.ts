import type { ContactFact } from '@throughline/bridge/domain/contacts/contact-fact.ts'
import { ticketFacts, updateFacts } from '@throughline/bridge/flow/contact-facts/export-facts.ts'
import { personTerm } from '@throughline/bridge/flow/contact-facts/people.ts'
import { webhookFacts } from '@throughline/bridge/flow/contact-facts/webhook-facts.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { Ticket, TicketEvent, User } from '@throughline/bridge/platform/zendesk/wire.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { comment, facts, webhook } from './webhook-bodies.ts'

const opened = '2026-11-20T08:00:00Z'
const second = (at: number): string => new Date(Date.parse(opened) + at * 1_000).toISOString()

/** One ticket's life as webhooks tell it. */
const byWebhook: ContactFact[] = [
  ['ticket.created', {}, { updated_at: opened }],
  ['ticket.comment_added', comment({ id: '1' }), { updated_at: opened }],
  ['ticket.status_changed', { current: 'OPEN' }, { updated_at: second(61) }],
  [
    'ticket.comment_added',
    comment({ id: '2', author: { id: '501', is_staff: true } }),
    { updated_at: second(120) },
  ],
  ['ticket.status_changed', { current: 'SOLVED' }, { updated_at: second(121) }],
  [
    'ticket.comment_added',
    comment({ id: '3', body: 'Thank you!' }),
    { updated_at: second(500), actor_id: '101' },
  ],
  ['ticket.status_changed', { current: 'OPEN' }, { updated_at: second(500), actor_id: '101' }],
  ['ticket.status_changed', { current: 'SOLVED' }, { updated_at: second(900) }],
].flatMap(([topic, event, changes]) => {
  const told = webhookFacts(
    String(topic),
    webhook(String(topic), Object(event), { status: 'NEW', ...Object(changes) }),
    facts,
  )
  return 'facts' in told ? told.facts : []
})

/** The same life as the export tells it, by a clock that is a second off at times. */
const update = (id: number, at: number, rest: { updater_id: number; child_events: object[] }) =>
  updateFacts(
    TicketEvent.parse({ id, ticket_id: 42, created_at: second(at), via: 'Mail', ...rest }),
    { customers: new Set([personTerm(facts, '101')]), staff: new Set(['501']) },
    facts,
  )
const said = (id: number, author: number, body: string) => ({
  id,
  event_type: 'Comment',
  author_id: author,
  public: true,
  body,
})
const became = (id: number, status: string) => ({ id, event_type: 'Change', status })
const byExport: ContactFact[] = [
  ...ticketFacts(
    Ticket.parse({
      id: 42,
      created_at: opened,
      updated_at: second(900),
      status: 'solved',
      requester_id: 101,
      brand_id: 360001,
      tags: [],
      via: { channel: 'email' },
    }),
    User.parse({ id: 101, email: 'ada@example.com' }),
    facts,
  ),
  ...update(11, 0, {
    updater_id: 101,
    child_events: [
      { id: 10, event_type: 'Create', status: 'new', group_id: 7, assignee_id: 501 },
      said(1, 101, 'Where?'),
    ],
  }),
  ...update(12, 60, { updater_id: 501, child_events: [became(12, 'open')] }),
  ...update(13, 120, { updater_id: 501, child_events: [said(2, 501, 'There.'), became(13, 'solved')] }),
  ...update(14, 501, { updater_id: 101, child_events: [said(3, 101, 'Thank you!'), became(14, 'open')] }),
  ...update(15, 900, { updater_id: 501, child_events: [became(15, 'solved')] }),
]

test('webhooks and export, together, doubled and in any order, tell one and the same story', async () => {
  const store = await openTestStore(await emptyDatabase('PGlite'))
  const contacts = createContacts({ store: store.contacts })
  const story = async (account: string) =>
    (await contacts.eventsOf(account, ['42'])).map((event) => {
      const { id: _, at, ...rest } = event
      // Which of two tellings of one second stays depends on who came first.
      return JSON.stringify({ ...rest, minute: Math.round(Date.parse(at) / 60_000) })
    })
  await contacts.append('plain', byExport)
  await contacts.append('plain', byWebhook)
  const plain = (await story('plain')).toSorted()
  expect(plain).toHaveLength(11)

  const all = [...byExport, ...byWebhook]
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }),
      fc.integer({ min: 1, max: 9 }),
      async (order, size) => {
        runs += 1
        const account = `run ${runs}`
        for (let at = 0; at < order.length; at += size)
          await contacts.append(account, order.slice(at, at + size))
        expect((await story(account)).toSorted()).toEqual(plain)
      },
    ),
    { numRuns: 60, seed: 6 },
  )
}, 120_000)
