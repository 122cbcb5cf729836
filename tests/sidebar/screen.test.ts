import { BridgeError, failureOf, mayPass } from '@throughline/sidebar/bridge/failure.ts'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { screenOf } from '@throughline/sidebar/state/screen.ts'
import { subjectOf, versionOf } from '@throughline/sidebar/state/subject.ts'
import { ZafError } from '@throughline/sidebar/zaf/zaf-error.ts'
import { expect, test } from 'vitest'

const idle = { data: undefined, error: null, isFetching: false }
const asking = { ...idle, isFetching: true }
const arrival = { panel: panels.found, at: 5 }
const lastGood = { ...arrival, subject: 'ada' }
const away = new BridgeError('bridge_unreachable', 'no answer')

const screen = (state: Partial<Parameters<typeof screenOf>[0]>) =>
  screenOf({ subject: 'ada', ticket: idle, panel: idle, lastGood: undefined, ...state })

test('before anything is known the shape of the panel is shown', () => {
  expect(screen({ subject: undefined, ticket: asking })).toEqual({ kind: 'loading' })
  expect(screen({ panel: asking })).toEqual({ kind: 'loading' })
})

test('a panel that is being renewed stays', () => {
  expect(screen({ panel: { ...asking, data: arrival } })).toMatchObject({ kind: 'panel', refreshing: true })
})

test('a panel stays while the ticket’s new text is looked up', () => {
  expect(screen({ panel: asking, lastGood })).toMatchObject({
    kind: 'panel',
    received: lastGood,
    refreshing: true,
  })
})

test('a panel stays when asking again fails, and says so', () => {
  expect(screen({ panel: { ...idle, error: away }, lastGood })).toMatchObject({
    kind: 'panel',
    failure: { kind: 'bridge_unreachable' },
  })
})

test('another person’s panel goes at once, to a skeleton or to the failure', () => {
  const others = { ...lastGood, subject: 'grace' }
  expect(screen({ panel: asking, lastGood: others })).toEqual({ kind: 'loading' })
  expect(screen({ panel: { ...idle, error: away }, lastGood: others })).toMatchObject({ kind: 'failure' })
})

test('a helpdesk that does not give the ticket is a failure with a name', () => {
  const silent = new ZafError('no_answer', 'The helpdesk did not answer.')
  expect(screen({ subject: undefined, ticket: { ...idle, error: silent } })).toMatchObject({
    kind: 'failure',
    failure: { kind: 'no_answer' },
  })
})

const ticket = {
  ticketId: '42',
  brandId: '7',
  requester: { name: 'Ada', emails: ['b@example.com', 'a@example.com'], phones: [] },
  subject: 'Where is it?',
  description: '',
  comments: [],
  customFields: [],
}

test('a new comment is the same person, another requester or brand is not', () => {
  const same = {
    ...ticket,
    subject: 'Where is #1042?',
    requester: { ...ticket.requester, emails: ticket.requester.emails.toReversed() },
  }
  expect(subjectOf(same)).toBe(subjectOf(ticket))
  expect(subjectOf({ ...ticket, brandId: '8' })).not.toBe(subjectOf(ticket))
  expect(subjectOf({ ...ticket, requester: { ...ticket.requester, emails: ['c@example.com'] } })).not.toBe(
    subjectOf(ticket),
  )
})

test('the same ticket has the same version, a changed one another', () => {
  expect(versionOf(ticket)).toBe(versionOf(ticket))
  expect(versionOf({ ...ticket })).not.toBe(versionOf(ticket))
})

test('only what passes by itself is asked again by itself', () => {
  expect(mayPass(away)).toBe(true)
  expect(mayPass(new BridgeError('session_expired', ''))).toBe(false)
  expect(mayPass(new ZafError('bridge_url_wrong', ''))).toBe(false)
  expect(failureOf(new TypeError('x is not a function'))).toEqual({
    kind: 'unknown',
    detail: 'x is not a function',
  })
})
