import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exactFact } from '@throughline/bridge/domain/contacts/contact-fact.ts'
import { createBoardOperations } from '@throughline/bridge/entrances/board-operations.ts'
import type { Caller } from '@throughline/bridge/entrances/caller.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { createCauseOf, createCorrectCause } from '@throughline/bridge/flow/correct-cause.ts'
import { createOutcomes } from '@throughline/bridge/flow/outcomes.ts'
import type { ContactCause } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { pageOrigin } from '../entrances/open-door.ts'
import { readHistory } from '../fcr/read-history.ts'

/** One ticket of the account `demo`: she asks about a return whose refund is late. */
const history = readHistory(
  readFileSync(join(import.meta.dirname, '../fcr/corpus/about-a-return.yaml'), 'utf8'),
  'about-a-return',
)
const ticketId = history.events[0]?.ticketId ?? ''
/** Each look at the clock is a second later: what is said later counts. */
let looks = 0
const now = () => {
  looks += 1
  return history.now + looks * 1_000
}
const asAgentOf = (subdomain: string) => {
  const caller: Caller = {
    kind: 'agent',
    subdomain,
    installationId: '1',
    agentId: '42',
    origin: pageOrigin,
    sessionId: 's',
    expiresAt: history.now + 86_400_000,
  }
  return { caller, note: () => {}, mayRepeat: () => {} }
}
const me = async () => ({ role: 'unproven' as const })

async function counting() {
  const store = await openTestStore(await emptyDatabase('PGlite'), { now })
  const contacts = createContacts({ store: store.contacts })
  const outcomes = createOutcomes({
    store,
    eventsOf: contacts.eventsOf,
    snapshotsOf: async (account, ids) =>
      account === 'demo' ? history.snapshots.filter((one) => ids.includes(one.ticketId)) : [],
    timeZone: history.timeZone,
  })
  await contacts.append(
    'demo',
    history.events.map((event) => exactFact(event)),
  )
  const { contactsCauseOf, contactsCorrectCause } = createBoardOperations({
    correctCause: createCorrectCause({ contacts, outcomes, now }),
    causeOf: createCauseOf({ outcomes }),
    me,
  })
  return {
    causeOf: async (account = 'demo', id = ticketId) =>
      contactsCauseOf.run({ ticketId: id }, asAgentOf(account)),
    correct: async (cause: ContactCause | null, account = 'demo') =>
      contactsCorrectCause.run({ ticketId, cause }, asAgentOf(account)),
  }
}

test('an agent reads why the customer wrote, says otherwise, and takes it back', async () => {
  const { causeOf, correct } = await counting()
  const byFacts = { cause: 'refund_overdue', corrected: false }
  expect(await causeOf()).toEqual(byFacts)
  const corrected = { cause: 'damaged', corrected: true, causeBefore: 'refund_overdue' }
  expect(await correct('damaged')).toEqual(corrected)
  expect(await causeOf()).toEqual(corrected)
  expect(await correct(null)).toEqual(byFacts)
  expect(await causeOf()).toEqual(byFacts)
})

test('saying what the facts say is no correction', async () => {
  const { correct } = await counting()
  expect(await correct('refund_overdue')).toEqual({ cause: 'refund_overdue', corrected: false })
})

test('a ticket of another account is as unknown as one that is not there, and cannot be corrected', async () => {
  const { causeOf, correct } = await counting()
  expect(await causeOf('other')).toBeNull()
  expect(await causeOf('demo', '999999')).toBeNull()
  await expect(correct('damaged', 'other')).rejects.toThrow(`Nothing is known of ticket ${ticketId}.`)
  expect(await causeOf()).toMatchObject({ corrected: false })
})

test('a bridge that keeps nothing knows no cause', async () => {
  const { contactsCauseOf } = createBoardOperations({ me })
  expect(await contactsCauseOf.run({ ticketId }, asAgentOf('demo'))).toBeNull()
})
