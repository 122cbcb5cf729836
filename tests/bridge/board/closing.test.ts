import { parseConfig } from '@throughline/bridge/config.ts'
import type { ContactEvent } from '@throughline/bridge/domain/contacts/contact-event.ts'
import { exactFact } from '@throughline/bridge/domain/contacts/contact-fact.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { createFreeze } from '@throughline/bridge/flow/freeze.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import { wireBoard } from '@throughline/bridge/wire-board.ts'
import { demoConfig } from '@throughline/demo-merchant'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'

const now = () => Date.parse('2026-11-20T09:00:00Z')
const opened = (ticket: number): ContactEvent => ({
  id: `opened/${ticket}`,
  ticketId: String(ticket),
  at: '2026-11-19T09:00:00Z',
  kind: 'opened',
  channel: 'email',
  customer: [`email:${ticket}`],
})

test('a bridge that is stopped while it counts a long past ends soon, and the next one counts the rest', async () => {
  const store = await openTestStore(await emptyDatabase('PGlite'), { now })
  const config = parseConfig(JSON.stringify(demoConfig({ merchantUrl: 'http://127.0.0.1:9' })), {
    file: 'the demo configuration',
    env: {},
  })
  const open = () => {
    const contacts = createContacts({ store: store.contacts })
    const freeze = createFreeze({ store: store.snapshots, contacts, onError: () => {} })
    const log = createLog({ write: () => {} })
    const recall = () => Promise.reject(new Error('nothing is judged here'))
    return {
      contacts,
      board: wireBoard(config, { store, flow: { recall }, people: { contacts, freeze }, log, now }),
    }
  }
  const first = open()
  await first.contacts.append(
    'acme',
    Array.from({ length: 500 }, (_, at) => exactFact(opened(at))),
  )
  await first.board.close()
  const left = (await store.contacts.unsettled('acme', 1_000)).length
  expect(left).toBeGreaterThan(300)

  const next = open()
  await next.contacts.append('acme', [exactFact(opened(500))])
  await expect
    .poll(async () => (await store.contacts.unsettled('acme', 1_000)).length, { timeout: 15_000 })
    .toBe(0)
  await next.board.close()
})
