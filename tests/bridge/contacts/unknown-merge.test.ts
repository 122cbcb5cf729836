import type { ContactEvent } from '@throughline/bridge/domain/contacts/contact-event.ts'
import { foldTicket } from '@throughline/bridge/domain/contacts/fold-ticket.ts'
import { issueKeysOf } from '@throughline/bridge/domain/contacts/issue-keys.ts'
import { expect, test } from 'vitest'

const merged = (ticketId: string, ticketId2: string) => {
  const events: ContactEvent[] = [
    {
      id: `opened/${ticketId}`,
      ticketId,
      at: '2026-11-20T08:00:00.000Z',
      kind: 'opened',
      channel: 'email',
      customer: [],
    },
    { id: `merged/${ticketId}`, ticketId, at: '2026-11-20T09:00:00.000Z', kind: 'merged_into', ticketId2 },
  ]
  const history = foldTicket(events)
  return history ? issueKeysOf(history, new Set()) : []
}

const share = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((key) => other.includes(key))

test('two tickets that went nobody knows where are not one issue for that; two that went into the same are', () => {
  expect(share(merged('1', ''), merged('2', ''))).toBe(false)
  expect(share(merged('1', '7'), merged('2', '7'))).toBe(true)
})
