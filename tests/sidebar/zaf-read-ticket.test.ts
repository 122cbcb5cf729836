import { TicketContext } from '@throughline/shared/contract'
import { readTicket } from '@throughline/sidebar/zaf/read-ticket.ts'
import { expect, test, vi } from 'vitest'
import { fakeZaf } from './fake-zaf.ts'

const ada = {
  id: 5,
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  locale: 'de',
  role: 'end-user',
  identities: [
    { type: 'email', value: 'ada@example.com', primary: true },
    { type: 'email', value: 'countess@example.org' },
    { type: 'phone_number', value: '+4915112345678' },
    { type: 'twitter', value: 'ada' },
  ],
}

const ticket = {
  'ticket.id': 42,
  'ticket.subject': 'Where is #1042?',
  'ticket.description': 'Hello, <b>where</b> is it?',
  'ticket.requester': ada,
  'ticket.brand': { id: 360001, name: 'Shop EU' },
  'ticket.conversation': [
    message('Still nothing', 'end-user', '2026-11-19T10:00:00Z'),
    message('We are looking', 'agent', '2026-11-18T10:00:00Z'),
  ],
  ticketFields: [
    { name: 'custom_field_1', type: 'text' },
    { name: 'custom_field_2', type: 'checkbox' },
    { name: 'custom_field_3' },
    { name: 'priority', type: 'priority' },
  ],
  'ticket.customField:custom_field_1': ' 1042 ',
  'ticket.customField:custom_field_2': 'yes',
  'ticket.customField:custom_field_3': '',
}

function message(content: string, role: string, timestamp: string) {
  return { author: { id: role === 'agent' ? 1 : 5, role }, message: { content }, timestamp }
}

test('a ticket is read with every e-mail and phone of its requester', async () => {
  const { ticket: read, unread } = await readTicket(fakeZaf(ticket).client)
  expect(unread).toEqual([])
  expect(read).toEqual({
    ticketId: '42',
    brandId: '360001',
    requester: {
      name: 'Ada Lovelace',
      emails: ['ada@example.com', 'countess@example.org'],
      phones: ['+4915112345678'],
      locale: 'de',
    },
    subject: 'Where is #1042?',
    description: 'Hello, <b>where</b> is it?',
    comments: [
      { text: 'We are looking', fromCustomer: false },
      { text: 'Still nothing', fromCustomer: true },
    ],
    customFields: ['1042'],
  })
})

test('an older workspace without conversation still gives its comments, oldest first', async () => {
  const { 'ticket.conversation': _, ...rest } = ticket
  const { ticket: read, unread } = await readTicket(
    fakeZaf({
      ...rest,
      'ticket.comments': [
        { id: 20, value: 'second', author: { id: 1, role: 'admin' } },
        { id: 10, value: 'first', author: { id: 5 } },
      ],
    }).client,
  )
  expect(read.comments).toEqual([
    { text: 'first', fromCustomer: true },
    { text: 'second', fromCustomer: false },
  ])
  expect(unread).toEqual([])
})

test('a helpdesk without conversation and custom fields leaves a ticket that says what was not read', async () => {
  const { ticket: read, unread } = await readTicket(
    fakeZaf({ 'ticket.subject': 'Hi', 'ticket.requester': { id: 5, email: null } }).client,
  )
  expect(unread).toEqual(['conversation'])
  expect(read).toMatchObject({
    subject: 'Hi',
    requester: { emails: [], phones: [] },
    comments: [],
    customFields: [],
  })
  expect(read.ticketId).toBeUndefined()
})

test('conversation that never comes does not hold up the rest', async () => {
  vi.useFakeTimers()
  const reading = readTicket(fakeZaf({ ...ticket, 'ticket.conversation': new Promise(() => {}) }).client)
  await vi.advanceTimersByTimeAsync(4_000)
  const { ticket: read, unread } = await reading
  expect(unread).toEqual(['conversation'])
  expect(read.requester.emails).toContain('ada@example.com')
  vi.useRealTimers()
})

test('a time-out that the old SDK resolves is not taken for a ticket', async () => {
  const { client } = fakeZaf(ticket)
  const silent = {
    ...client,
    get: async () => ({ name: 'TimeoutError', message: 'Timeout when invoking "get"' }),
  }
  await expect(readTicket(silent)).rejects.toMatchObject({ kind: 'no_answer' })
})

test('whatever the helpdesk sends fits the contract', async () => {
  const emoji = '📦'.repeat(60_000)
  const { ticket: read } = await readTicket(
    fakeZaf({
      ...ticket,
      'ticket.id': '9'.repeat(100),
      'ticket.subject': emoji,
      'ticket.description': `x${emoji}`,
      'ticket.requester': {
        name: emoji,
        email: `${'a'.repeat(400)}@example.com`,
        locale: 'x'.repeat(99),
        identities: Array.from({ length: 80 }, (_, n) => ({ type: 'email', value: `a${n}@example.com` })),
      },
      'ticket.conversation': Array.from({ length: 500 }, (_, n) =>
        message(
          `${n} ${'y'.repeat(5_000)}`,
          'end-user',
          new Date(1_700_000_000_000 + n * 1_000).toISOString(),
        ),
      ),
      ticketFields: Array.from({ length: 300 }, (_, n) => ({ name: `custom_field_${n}`, type: 'textarea' })),
      ...Object.fromEntries(
        Array.from({ length: 300 }, (_, n) => [`ticket.customField:custom_field_${n}`, 'z'.repeat(2_000)]),
      ),
    }).client,
  )
  expect(TicketContext.safeParse(read).error).toBeUndefined()
  expect(read.ticketId).toBeUndefined()
  expect(read.requester.emails).toHaveLength(50)
  expect(read.comments.at(-1)?.text).toMatch(/^499 /)
  expect(read.comments.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(300_000)
  expect(read.description.isWellFormed()).toBe(true)
  expect(read.subject).toHaveLength(2_000)
})

test.each([null, 7, 'text', [], [null], { errors: 'x' }])(
  'a helpdesk that answers %j everywhere breaks nothing',
  async (odd) => {
    const everywhere = Object.fromEntries(Object.keys(ticket).map((path) => [path, odd]))
    const { ticket: read } = await readTicket(fakeZaf(everywhere).client)
    expect(TicketContext.safeParse(read).success).toBe(true)
    expect(read.requester.emails).toEqual([])
  },
)

test.each([
  ['Japanese', '注文'],
  ['control characters', '\u0001\u0002'],
  ['quotes', '""'],
])('a huge ticket of %s still fits into the bridge’s megabyte, newest words kept', async (_name, two) => {
  const { ticket: read } = await readTicket(
    fakeZaf({
      ...ticket,
      'ticket.description': `first${two.repeat(60_000)}`,
      'ticket.conversation': Array.from({ length: 30 }, (_, n) =>
        message(
          `${n} ${two.repeat(10_000)}`,
          'end-user',
          new Date(1_700_000_000_000 + n * 1_000).toISOString(),
        ),
      ),
      ticketFields: Array.from({ length: 200 }, (_, n) => ({ name: `custom_field_${n}`, type: 'text' })),
      ...Object.fromEntries(
        Array.from({ length: 200 }, (_, n) => [
          `ticket.customField:custom_field_${n}`,
          `f${two.repeat(400)}`,
        ]),
      ),
    }).client,
  )
  expect(TicketContext.safeParse(read).error).toBeUndefined()
  expect(Buffer.byteLength(JSON.stringify(read))).toBeLessThanOrEqual(900_000)
  expect(read.description).toMatch(/^first/)
  expect(read.requester.emails).toContain('ada@example.com')
  if (read.comments.length > 0) expect(read.comments.at(-1)?.text).toMatch(/^29 /)
})
