import { webhookFacts } from '@throughline/bridge/flow/contact-facts/webhook-facts.ts'
import type { Contacts } from '@throughline/bridge/flow/contacts.ts'
import type { HelpdeskTicket } from '@throughline/demo-merchant'
import { expect, test } from 'vitest'
import { comment, helpdeskOf, solvedTickets } from './helpdesk.ts'
import { now, openReading } from './reading.ts'
import { comment as commentEvent, facts, webhook } from './webhook-bodies.ts'

const account = 'acme'
const since = '2026-10-01T00:00:00.000Z'
const signal = new AbortController().signal

const told = async (contacts: Contacts, ticketId: string) => {
  const events = await contacts.eventsOf(account, [ticketId])
  return events.map(({ id: _, ticketId: __, ...rest }) => rest)
}

test('a ticket is read from its opening to its solution: who, when and in which role', async () => {
  const { backfill, contacts } = await openReading(helpdeskOf(solvedTickets(1)))
  const run = await backfill.read({ since, signal })
  expect(run).toMatchObject({ outcome: 'done', tickets: 1, updates: 3, share: 1 })
  const customer = ['helpdesk_user#acme/101', 'email#ada@example.com', 'phone#+4930901820']
  expect(await told(contacts, '1000')).toEqual([
    {
      at: '2026-11-01T08:00:00.000Z',
      kind: 'message',
      role: 'customer',
      isPublic: true,
      author: customer[0],
      channel: 'email',
    },
    { at: '2026-11-01T08:00:00.000Z', kind: 'opened', channel: 'email', customer, brand: '360001' },
    { at: '2026-11-01T08:00:00.000Z', kind: 'status', to: 'new', by: 'customer' },
    { at: '2026-11-01T08:30:00.000Z', kind: 'assigned', assignee: '501' },
    { at: '2026-11-01T08:30:00.000Z', kind: 'assigned', group: '7' },
    { at: '2026-11-01T08:30:00.000Z', kind: 'status', to: 'open', by: 'agent' },
    {
      at: '2026-11-01T09:00:00.000Z',
      kind: 'message',
      role: 'agent',
      isPublic: true,
      author: '501',
      channel: 'email',
    },
    { at: '2026-11-01T09:00:00.000Z', kind: 'status', to: 'solved', by: 'agent' },
  ])
})

const one = (said: Partial<HelpdeskTicket> & Pick<HelpdeskTicket, 'updates'>): HelpdeskTicket => ({
  id: 42,
  requester: 101,
  channel: 'email',
  ...said,
})
const at = '2026-11-02T10:00:00.000Z'
const later = '2026-11-02T11:00:00.000Z'
const opening = { id: 1, at, by: 101, status: 'new' as const }

test('a follow-up knows what it follows, and its inherited tags say nothing of it', async () => {
  const ticket = one({ followUpOf: 7, tags: ['test', 'closed_by_merge'], channel: 'web', updates: [opening] })
  const { backfill, contacts } = await openReading(helpdeskOf([ticket]))
  await backfill.read({ since, signal })
  const events = await told(contacts, '42')
  expect(events[0]).toMatchObject({ kind: 'opened', followUpOf: '7' })
  expect(events.map(({ kind }) => kind)).toEqual(['opened', 'status'])
})

test('a merged ticket names its target; one that only carries the tag of a merge is merged all the same', async () => {
  const merged = one({ updates: [opening, { id: 2, at: later, by: 501, status: 'closed', mergedInto: 43 }] })
  const tagged = one({ id: 44, tags: ['closed_by_merge'], updates: [{ ...opening, id: 3 }] })
  const { backfill, contacts } = await openReading(helpdeskOf([merged, tagged]))
  await backfill.read({ since, signal })
  expect(await told(contacts, '42')).toContainEqual({ at: later, kind: 'merged_into', ticketId2: '43' })
  expect(await told(contacts, '44')).toContainEqual({ at, kind: 'merged_into', ticketId2: '' })
})

test('a colleague who has left is a colleague where she was assigned or wrote in private, and a customer where she asks', async () => {
  const tickets = [
    one({
      updates: [
        opening,
        { id: 2, at: later, by: 510, assignee: 510, comment: comment(2, 510, 'I look into it') },
      ],
    }),
    one({
      id: 43,
      requester: 510,
      updates: [{ id: 3, at, by: 510, status: 'new', comment: comment(3, 510, 'Hi') }],
    }),
    one({
      id: 44,
      updates: [
        { ...opening, id: 4 },
        { id: 5, at: later, by: 102, comment: comment(5, 102, 'Me too') },
      ],
    }),
  ]
  const { backfill, contacts } = await openReading(helpdeskOf(tickets))
  await backfill.read({ since, signal })
  const roles = async (id: string) =>
    (await contacts.eventsOf(account, [id], ['message'])).map((event) => 'role' in event && event.role)
  expect(await roles('42')).toEqual(['agent'])
  expect(await roles('43')).toEqual(['customer'])
  expect(await roles('44')).toEqual(['customer'])
})

test('a requester without an e-mail is known by her number; deleted tickets, ratings, thanks and test tags are told', async () => {
  const ticket = one({
    requester: 103,
    updates: [
      { ...opening, by: 103 },
      {
        id: 2,
        at: later,
        by: 103,
        comment: comment(2, 103, 'Thank you!'),
        rating: 'good',
        addedTags: ['test'],
      },
      { id: 3, at: '2026-11-02T12:00:00.000Z', by: 501, status: 'deleted' },
    ],
  })
  const { backfill, contacts } = await openReading(helpdeskOf([ticket]))
  await backfill.read({ since, signal })
  const events = await told(contacts, '42')
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'opened', customer: ['helpdesk_user#acme/103'] }),
  )
  expect(events).toContainEqual(expect.objectContaining({ kind: 'message', thanks: true }))
  for (const kind of ['rated', 'tagged_test', 'removed']) {
    expect(events.filter((event) => event.kind === kind)).toHaveLength(1)
  }
})

test('what a webhook told, the export does not tell again, though their clocks differ by a second', async () => {
  const { backfill, contacts } = await openReading(helpdeskOf(solvedTickets(1)))
  const changes = {
    id: '1000',
    requester_id: '101',
    created_at: '2026-11-01T08:00:00Z',
    updated_at: '2026-11-01T09:00:01Z',
    actor_id: '501',
    group_id: '',
    assignee_id: '',
    status: 'NEW',
  }
  const hear = async (topic: string, event: object, more: object = {}) => {
    const said = webhookFacts(topic, webhook(topic, event, { ...changes, ...more }), facts)
    return contacts.append(account, 'facts' in said ? said.facts : [])
  }
  await hear('ticket.created', {})
  await hear('ticket.status_changed', { current: 'SOLVED', previous: 'OPEN' })
  await hear('ticket.comment_added', commentEvent({ id: '10002', author: { id: '501', is_staff: true } }))
  await hear('ticket.agent_assignment_changed', { current: '501' }, { updated_at: '2026-11-01T08:29:59Z' })
  await backfill.read({ since, signal })
  const kinds = (await told(contacts, '1000')).map((event) =>
    JSON.stringify([event.kind, 'to' in event && event.to]),
  )
  expect(kinds.toSorted()).toEqual(
    [
      ['assigned', false],
      ['assigned', false],
      ['message', false],
      ['message', false],
      ['opened', false],
      ['status', 'new'],
      ['status', 'open'],
      ['status', 'solved'],
    ].map((one_) => JSON.stringify(one_)),
  )
  // The one that the export knows better, and the one that the webhook does.
  expect(await told(contacts, '1000')).toContainEqual(
    expect.objectContaining({ kind: 'opened', customer: expect.arrayContaining(['email#ada@example.com']) }),
  )
})

test('the same change three seconds apart is two: a ticket may be solved again', async () => {
  const { contacts } = await openReading(helpdeskOf([]))
  const solvedAt = (second: string) => {
    const body = webhook(
      'ticket.status_changed',
      { current: 'SOLVED' },
      { updated_at: `2026-11-20T09:00:${second}Z` },
    )
    const said = webhookFacts('ticket.status_changed', body, facts)
    return contacts.append(account, 'facts' in said ? said.facts : [])
  }
  expect(await solvedAt('00')).toHaveLength(1)
  expect(await solvedAt('02')).toHaveLength(0)
  expect(await solvedAt('03')).toHaveLength(1)
})

test('no more than ten calls a minute are made', async () => {
  const many = helpdeskOf(solvedTickets(120))
  const { backfill, zendesk, waits, clock } = await openReading(many, { perPage: 10 })
  const run = await backfill.read({ since, signal })
  expect(run.outcome).toBe('done')
  const exports = zendesk.calls.filter((call) => call.includes('/incremental/')).length
  expect(exports).toBeGreaterThan(40)
  expect((clock.now - now) / 60_000).toBeGreaterThanOrEqual(Math.floor(exports / 10) - 1)
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000)
})

test('a reader that is refused because somebody else used the minute up waits as long as it is told', async () => {
  const { backfillWith, waits } = await openReading(helpdeskOf(solvedTickets(70)), { perPage: 25 })
  await backfillWith().read({ since, signal })
  const before = waits.length
  // It knows nothing of the calls of the first one.
  expect(await backfillWith().read({ since: '2026-09-01T00:00:00.000Z', signal })).toMatchObject({
    outcome: 'done',
    tickets: 70,
    fresh: 0,
  })
  expect(waits.slice(before).length).toBeGreaterThan(0)
})

test('a reader that is stopped at any page goes on there: nothing is lost and nothing is twice', async () => {
  const helpdesk = helpdeskOf(solvedTickets(60))
  const whole = await openReading(helpdesk, { perPage: 10 })
  await whole.backfill.read({ since, signal })
  const ids = await whole.store.contacts.tickets(account, { most: 100 })
  const all = await whole.contacts.eventsOf(account, ids)
  expect(ids).toHaveLength(60)

  const { backfillWith, store, contacts } = await openReading(helpdesk, { perPage: 10 })
  let outcome = ''
  let runs = 0
  for (; outcome !== 'done' && runs < 50; runs += 1) {
    const stop = new AbortController()
    // A new process each time, and it ends after one page.
    const run = await backfillWith({ onPage: ({ pages }) => pages >= 1 && stop.abort() }).read({
      since,
      signal: stop.signal,
    })
    outcome = run.outcome
  }
  expect(runs).toBeGreaterThan(10)
  expect(await contacts.eventsOf(account, await store.contacts.tickets(account, { most: 100 }))).toEqual(all)
})

test('a reader that dies between keeping a page and remembering its place reads the page again, which changes nothing', async () => {
  const helpdesk = helpdeskOf(solvedTickets(30))
  const { backfillWith, store, contacts, clock } = await openReading(helpdesk, { perPage: 10 })
  const real = store.backfills.write
  let writes = 0
  const dying = {
    ...store,
    backfills: {
      ...store.backfills,
      write: async (...given: Parameters<typeof real>) => {
        writes += 1
        if (writes >= 3) throw new Error('power cut')
        return real(...given)
      },
    },
  }
  await expect(backfillWith({ store: dying }).read({ since, signal })).rejects.toThrow('power cut')
  clock.now += 10 * 60_000
  expect(await backfillWith().read({ since, signal })).toMatchObject({ outcome: 'done' })
  const events = await contacts.eventsOf(account, await store.contacts.tickets(account, { most: 100 }))
  expect(events).toHaveLength(30 * 8)
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
})

test('two who read one account do not read at the same time', async () => {
  const { backfillWith } = await openReading(helpdeskOf(solvedTickets(20)), { perPage: 5 })
  const outcomes = await Promise.all([
    backfillWith().read({ since, signal }),
    backfillWith().read({ since, signal }),
  ])
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['busy', 'done'])
})

test('a second reading reads only what is new, and says what webhooks should have told', async () => {
  const tickets = solvedTickets(40)
  const { backfill, zendesk, clock, contacts } = await openReading(helpdeskOf(tickets))
  await backfill.read({ since, signal })
  const reopened = { id: 99, at: new Date(now + 60_000).toISOString(), by: 101, status: 'open' as const }
  const [first, ...rest] = tickets
  zendesk.hold(helpdeskOf([...rest, ...(first ? [{ ...first, updates: [...first.updates, reopened] }] : [])]))
  clock.now = now + 24 * 3_600_000
  const run = await backfill.read({ signal })
  expect(run).toMatchObject({
    outcome: 'done',
    tickets: 1,
    fresh: 1,
    missed: { count: 1, from: reopened.at },
  })
  expect(await told(contacts, '1000')).toContainEqual({
    at: reopened.at,
    kind: 'status',
    to: 'open',
    by: 'customer',
  })
})

test('a gap is repaired by the reading that covers it', async () => {
  const { backfill, store, clock } = await openReading(helpdeskOf(solvedTickets(5)))
  await backfill.read({ since, signal })
  await store.backfills.noteGap(account, {
    from: '2026-11-19T01:00:00Z',
    to: '2026-11-19T02:00:00Z',
    why: 'bridge_down',
  })
  clock.now += 3_600_000
  await backfill.read({ signal })
  expect(await store.backfills.gaps(account)).toEqual([])
})

test('a refused key, an outage and an answer of another shape end a reading with a sentence, and it goes on later', async () => {
  const { backfill, zendesk, store, clock } = await openReading(helpdeskOf(solvedTickets(5)))
  for (const [status, words] of [
    [403, 'refused (403)'],
    [500, 'failed (500)'],
    [404, 'answered 404'],
  ] as const) {
    zendesk.fail(status)
    const run = await backfill.read({ since, signal })
    expect(run).toMatchObject({ outcome: 'failed', detail: expect.stringContaining(words) })
    expect(await store.backfills.read(account)).toMatchObject({ state: 'failed', detail: run.detail })
  }
  zendesk.fail(undefined)
  clock.now += 3_600_000
  expect(await backfill.read({ since, signal })).toMatchObject({ outcome: 'done', tickets: 5 })
})

test('a token that was revoked is fetched again', async () => {
  const { backfill, zendesk } = await openReading(helpdeskOf(solvedTickets(5)))
  await backfill.read({ since, signal })
  zendesk.revokeTokens()
  expect(await backfill.read({ signal })).toMatchObject({ outcome: 'done' })
})

test('no word of a message and nobody’s address is anywhere in the store', async () => {
  const ticket = one({ updates: [{ ...opening, comment: comment(1, 101, 'Meine Adresse ist Geheimweg 7') }] })
  const { backfill, store } = await openReading(helpdeskOf([ticket]))
  await backfill.read({ since, signal })
  const rows = await Promise.all(
    ['contact_events', 'contact_terms', 'contact_tickets', 'contact_backfills'].map((table) =>
      store.database.db.execute(`SELECT * FROM ${table}`),
    ),
  )
  expect(JSON.stringify(rows)).not.toMatch(/Geheimweg|Lovelace/)
})
