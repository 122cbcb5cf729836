import type { ContactEvent } from '@throughline/bridge/domain/contacts/contact-event.ts'
import { foldTicket } from '@throughline/bridge/domain/contacts/fold-ticket.ts'
import { expect, test } from 'vitest'

const at = (time: string): string => `2026-03-02T${time}Z`
const opened: ContactEvent = {
  id: '1',
  ticketId: '7',
  at: at('09:00:00'),
  kind: 'opened',
  channel: 'email',
  customer: ['anna'],
  brand: 'north',
}
const status = (id: string, time: string, to: 'open' | 'solved'): ContactEvent => ({
  id,
  ticketId: '7',
  at: at(time),
  kind: 'status',
  to,
  by: 'agent',
})

test('a ticket of which the opening was never told has no channel and no customer, and begins with what is known', () => {
  const history = foldTicket([status('2', '10:00:00', 'solved')])
  expect(history).toMatchObject({
    openedAt: at('10:00:00'),
    channel: 'unknown',
    customers: [],
    status: 'solved',
  })
})

test('the brand is the one it was moved to last', () => {
  const moved = (id: string, time: string, brand: string): ContactEvent => ({
    id,
    ticketId: '7',
    at: at(time),
    kind: 'brand_changed',
    brand,
  })
  expect(foldTicket([moved('3', '11:00:00', 'east'), moved('2', '10:00:00', 'south'), opened]).brand).toBe(
    'east',
  )
})

test('opened and solved in one second is solved', () => {
  const history = foldTicket([opened, status('9', '09:00:00', 'solved'), status('10', '09:00:00', 'open')])
  expect(history.status).toBe('solved')
  expect(history.solves).toEqual([{ at: at('09:00:00'), by: 'agent' }])
})

test('two events of one id are one, with the earlier time', () => {
  const history = foldTicket([opened, status('2', '10:00:02', 'solved'), status('2', '10:00:00', 'solved')])
  expect(history.solves).toEqual([{ at: at('10:00:00'), by: 'agent' }])
})

test('two events of two ids in one second are two', () => {
  const message = (id: string): ContactEvent => ({
    id,
    ticketId: '7',
    at: at('09:30:00'),
    kind: 'message',
    role: 'agent',
    isPublic: true,
    author: 'lea',
  })
  expect(foldTicket([opened, message('2'), message('3')]).messages).toHaveLength(2)
})

test('nothing to fold and events of two tickets are errors that say so', () => {
  expect(() => foldTicket([])).toThrow('No events')
  expect(() => foldTicket([opened, { ...opened, id: '2', ticketId: '8' }])).toThrow('two tickets, 7 and 8')
})
