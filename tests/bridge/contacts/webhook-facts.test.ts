import type { ContactEvent } from '@throughline/bridge/domain/contacts/contact-event.ts'
import { webhookFacts } from '@throughline/bridge/flow/contact-facts/webhook-facts.ts'
import { ticketEvents } from '@throughline/bridge/platform/zendesk/webhook.ts'
import { expect, test } from 'vitest'
import { comment, facts, webhook } from './webhook-bodies.ts'

const read = (topic: string, event: object = {}, changes: object = {}) =>
  webhookFacts(topic, webhook(topic, event, changes), facts)

const eventsOf = (topic: string, event: object = {}, changes: object = {}): ContactEvent[] => {
  const told = read(topic, event, changes)
  return 'facts' in told ? told.facts.map((fact) => fact.event) : []
}

const seconds = Date.parse('2026-11-20T09:00:00Z') / 1_000
const at = '2026-11-20T09:00:00.000Z'

test('a ticket that a customer opens by mail begins with her, her status, her group and its brand', () => {
  expect(eventsOf('ticket.created', {}, { status: 'NEW', actor_id: '101', assignee_id: '' })).toEqual([
    {
      id: 'opened/42',
      ticketId: '42',
      at: '2026-11-20T08:00:00.000Z',
      kind: 'opened',
      channel: 'email',
      customer: ['helpdesk_user#acme/101'],
      brand: '360001',
    },
    {
      id: `status_new/42/${seconds - 3_600}`,
      ticketId: '42',
      at: '2026-11-20T08:00:00.000Z',
      kind: 'status',
      to: 'new',
      by: 'customer',
    },
    {
      id: `group_7/42/${seconds - 3_600}`,
      ticketId: '42',
      at: '2026-11-20T08:00:00.000Z',
      kind: 'assigned',
      group: '7',
    },
  ])
})

test('a comment is who wrote it, for whom, and nothing of what it says', () => {
  const told = read('ticket.comment_added', comment())
  expect(told).toEqual({
    ticketId: '42',
    facts: [
      {
        event: {
          id: 'comment/5001',
          ticketId: '42',
          at,
          kind: 'message',
          role: 'customer',
          isPublic: true,
          author: 'helpdesk_user#acme/101',
        },
        otherIds: [],
        weight: 1,
      },
    ],
  })
})

test.each([
  ['a colleague', { author: { id: '501', is_staff: true } }, 'agent', '501'],
  ['a colleague in private', { author: { id: '501', is_staff: true }, is_public: false }, 'agent', '501'],
  ['a chatbot', { author: { id: '900', is_staff: true } }, 'bot', '900'],
  ['Zendesk itself', { author: { id: '-1', is_staff: true } }, 'system', undefined],
  ['somebody in copy', { author: { id: '102', is_staff: false } }, 'customer', 'helpdesk_user#acme/102'],
  [
    'a colleague who is the customer here',
    { author: { id: '101', is_staff: true } },
    'customer',
    'helpdesk_user#acme/101',
  ],
])('a comment by %s is theirs', (...[, said, role, author]) => {
  const [event] = eventsOf('ticket.comment_added', comment(said))
  expect(event).toMatchObject({ kind: 'message', role })
  expect(event && 'author' in event ? event.author : undefined).toBe(author)
})

test('a reply that only thanks is marked; the same words of a colleague are not', () => {
  const body = 'Thank you!'
  expect(eventsOf('ticket.comment_added', comment({ body }))[0]).toMatchObject({ thanks: true })
  const [agents] = eventsOf('ticket.comment_added', comment({ body, author: { id: '501', is_staff: true } }))
  expect(agents).not.toHaveProperty('thanks')
})

test.each([
  ['the customer', { actor_id: '101' }, 'customer'],
  ['an agent', { actor_id: '501' }, 'agent'],
  ['an automation', { actor_id: '-1' }, 'system'],
  ['nobody that is told', { actor_id: '' }, 'system'],
  ['a chatbot', { actor_id: '900' }, 'bot'],
])('a status that %s changed', (_, changes, by) => {
  const event = { current: 'SOLVED', previous: 'OPEN' }
  expect(eventsOf('ticket.status_changed', event, changes)).toEqual([
    { id: `status_solved/42/${seconds}`, ticketId: '42', at, kind: 'status', to: 'solved', by },
  ])
})

test('statuses are read in whatever letters; a deleted ticket is removed; a word of the future changes nothing', () => {
  expect(eventsOf('ticket.status_changed', { current: 'HOLD' })[0]).toMatchObject({ to: 'hold' })
  expect(eventsOf('ticket.status_changed', { current: 'DELETED' })[0]).toMatchObject({
    kind: 'removed',
    how: 'deleted',
  })
  expect(read('ticket.status_changed', { current: 'SNOOZED' })).toEqual({ ticketId: '42', facts: [] })
})

test('a merge names the ticket that goes on', () => {
  expect(eventsOf('ticket.merged', { target_ticket_id: '77' })).toEqual([
    { id: 'merged/42', ticketId: '42', at, kind: 'merged_into', ticketId2: '77' },
  ])
})

test('a test tag marks the ticket, unless the ticket inherited it from a closed one', () => {
  expect(eventsOf('ticket.tags_changed', { tags_added: ['test'], tags_removed: [] })).toMatchObject([
    { id: 'test/42', kind: 'tagged_test' },
  ])
  expect(eventsOf('ticket.tags_changed', { tags_added: ['tests'] })).toEqual([])
  const kinds = (channel: string) =>
    eventsOf('ticket.created', {}, { tags: ['test'], via: { channel } }).map(({ kind }) => kind)
  expect(kinds('web_form')).toContain('tagged_test')
  expect(kinds('closed_ticket')).not.toContain('tagged_test')
})

test('groups, agents, requesters, brands, ratings, spam and what is restored', () => {
  expect(eventsOf('ticket.group_assignment_changed', { current: '8', previous: '7' })[0]).toMatchObject({
    group: '8',
  })
  expect(eventsOf('ticket.agent_assignment_changed', { current: '502' })[0]).toMatchObject({
    assignee: '502',
  })
  expect(eventsOf('ticket.agent_assignment_changed', { current: '' })).toEqual([])
  expect(eventsOf('ticket.requester_changed', { current: '103' })[0]).toMatchObject({
    kind: 'requester_changed',
    customer: ['helpdesk_user#acme/103'],
  })
  expect(eventsOf('ticket.brand_changed', { current: '360002' })[0]).toMatchObject({ brand: '360002' })
  expect(eventsOf('ticket.csat_received', { score: 'GOOD' })[0]).toMatchObject({
    kind: 'rated',
    rating: 'good',
  })
  expect(eventsOf('ticket.marked_as_spam')[0]).toMatchObject({ kind: 'removed', how: 'spam' })
  expect(eventsOf('ticket.undeleted')[0]).toMatchObject({ kind: 'restored' })
})

test('what nobody knows, and what has another shape, is named and kept out', () => {
  expect(read('ticket.subject_changed')).toEqual({ ignored: 'topic_unknown' })
  expect(read('constructor')).toEqual({ ignored: 'topic_unknown' })
  expect(read('ticket.comment_added', {})).toEqual({ ignored: 'unexpected_shape' })
  expect(read('ticket.csat_received', { score: 'offered' })).toEqual({ ignored: 'unexpected_shape' })
  for (const body of [undefined, null, 'text', [], { detail: {} }]) {
    expect(webhookFacts('ticket.created', body, facts)).toEqual({ ignored: 'unexpected_shape' })
  }
})

test('each event that we ask for is read', () => {
  for (const topic of ticketEvents) expect(read(topic), topic).not.toEqual({ ignored: 'topic_unknown' })
})

test('no word of a ticket gets into a fact', () => {
  for (const topic of ticketEvents) {
    const told = JSON.stringify(read(topic, { ...comment(), current: '103', target_ticket_id: '77' }))
    expect(told, topic).not.toMatch(/ada|parcel|1042|secret/i)
  }
})
