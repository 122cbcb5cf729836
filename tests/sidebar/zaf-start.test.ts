import { bridgeUrlOf } from '@throughline/sidebar/zaf/bridge-url.ts'
import { startZaf } from '@throughline/sidebar/zaf/start-zaf.ts'
import { expect, test, vi } from 'vitest'
import { fakeZaf } from './fake-zaf.ts'

test('a page opened outside the helpdesk says so instead of staying blank', () => {
  const start = startZaf({ init: () => false })
  expect(start).toMatchObject({ ok: false, failure: { kind: 'outside_helpdesk' } })
  if (!start.ok) expect(start.failure.message).toContain('inside a Zendesk ticket or the workbench')
})

test('a blocked app script is named as such', () => {
  expect(startZaf(undefined)).toMatchObject({ ok: false, failure: { kind: 'sdk_missing' } })
})

test('the greeting is heard although the panel awaits it much later', async () => {
  const zaf = fakeZaf()
  const start = startZaf({ init: () => zaf.client })
  zaf.tell('app.registered', {
    context: { location: 'ticket_sidebar', ticketId: 42, account: { subdomain: 'acme' } },
    metadata: {
      appId: 7,
      installationId: 99,
      version: '0.1.0',
      settings: { bridge_url: 'https://b.example' },
    },
  })
  if (!start.ok) throw start.failure
  expect(await start.registered).toEqual({
    location: 'ticket_sidebar',
    subdomain: 'acme',
    installationId: '99',
    appId: '7',
    appVersion: '0.1.0',
    ticketId: '42',
    settings: { bridge_url: 'https://b.example' },
  })
})

test('a helpdesk that never greets is reported as silent', async () => {
  vi.useFakeTimers()
  const start = startZaf({ init: () => fakeZaf().client }, 1_000)
  if (!start.ok) throw start.failure
  const greeted = expect(start.registered).rejects.toMatchObject({ kind: 'no_answer' })
  await vi.advanceTimersByTimeAsync(1_000)
  await greeted
  vi.useRealTimers()
})

test('the bridge address loses its last slash and anything behind it', () => {
  expect(bridgeUrlOf({ settings: { bridge_url: ' https://bridge.example.com/line/?x=1 ' } })).toBe(
    'https://bridge.example.com/line',
  )
})

test.each([undefined, '', '  ', 'bridge.example.com', 'javascript:alert(1)'])(
  'a bridge address of %j is a setting to mend, not a request to nowhere',
  (bridge_url) => {
    expect(() => bridgeUrlOf({ settings: { bridge_url } })).toThrow(
      expect.objectContaining({ kind: 'bridge_url_wrong' }),
    )
  },
)
