import type { Helpdesk, HelpdeskPerson, HelpdeskTicket, HelpdeskUpdate } from '@throughline/demo-merchant'

/** People of a small helpdesk. 500 is its admin, 510 has left and is a customer of others today. */
export const people: HelpdeskPerson[] = [
  { id: 500, name: 'Lena Lead', role: 'admin', email: 'lena@nordlicht.example', groups: [7] },
  { id: 501, name: 'Amir Agent', role: 'agent', email: 'amir@nordlicht.example', groups: [7] },
  { id: 502, name: 'Nora Agent', role: 'agent', email: 'nora@nordlicht.example', groups: [8] },
  { id: 510, name: 'Former Agent', role: 'end-user', email: 'former@example.com' },
  { id: 101, name: 'Ada Lovelace', role: 'end-user', email: 'Ada@Example.com', phone: '+49 30 901820' },
  { id: 102, name: 'Grace Hopper', role: 'end-user', email: 'grace@example.com' },
  { id: 103, name: 'No Mail', role: 'end-user' },
]

export const client = {
  clientId: 'throughline',
  clientSecret: 'a-client-secret-of-the-tests-0001',
  redirectUris: ['http://localhost/auth/zendesk/callback'],
  person: 500,
}

const start = Date.parse('2026-11-01T08:00:00Z')

/** Tickets of one customer each: she writes, an agent answers and solves an hour later. `every` is minutes between them. */
export function solvedTickets(count: number, { from = start, every = 10 } = {}): HelpdeskTicket[] {
  return Array.from({ length: count }, (_, at) => {
    const opened = from + at * every * 60_000
    const time = (minutes: number): string => new Date(opened + minutes * 60_000).toISOString()
    const id = 1_000 + at
    const updates: HelpdeskUpdate[] = [
      { id: id * 10, at: time(0), by: 101, status: 'new', comment: comment(id * 10, 101, 'Where is it?') },
      { id: id * 10 + 1, at: time(30), by: 501, status: 'open', group: 7, assignee: 501 },
      {
        id: id * 10 + 2,
        at: time(60),
        by: 501,
        status: 'solved',
        comment: comment(id * 10 + 2, 501, 'Tomorrow.'),
      },
    ]
    return { id, requester: 101, channel: 'email', brand: 360001, updates }
  })
}

export const comment = (id: number, by: number, text: string) => ({ id, by, isPublic: true, text })

export const helpdeskOf = (tickets: readonly HelpdeskTicket[]): Helpdesk => ({ people, tickets })
