import { createProvenSession } from '@throughline/sidebar/board/proven-session.ts'
import { signIn } from '@throughline/sidebar/board/sign-in.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const url = 'https://bridge.example/auth/zendesk/start?ticket=t'
const proof = { token: 'proven', expiresAt: '2026-11-22T16:00:00Z' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function fakePage({ isBlocked = false } = {}) {
  const popup = { closed: false }
  const listeners = new Set<(event: MessageEvent) => void>()
  const page = {
    open: () => (isBlocked ? null : (popup as Window)),
    addEventListener: (_: string, hear: (event: MessageEvent) => void) => listeners.add(hear),
    removeEventListener: (_: string, hear: (event: MessageEvent) => void) => listeners.delete(hear),
  } as unknown as Parameters<typeof signIn>[1]
  const tell = (origin: string, data: unknown, source: unknown = popup) => {
    for (const hear of listeners) hear({ origin, data, source } as MessageEvent)
  }
  return { page, popup, tell, listeners }
}

const signedIn = { type: 'throughline.signed-in', ...proof, agentId: '500', role: 'lead' }

test('the bridge’s window tells a session, and nothing is listened to afterwards', async () => {
  const { page, tell, listeners } = fakePage()
  const end = signIn(url, page)
  tell('https://bridge.example', signedIn)
  expect(await end).toEqual({ kind: 'proven', proof })
  expect(listeners.size).toBe(0)
})

test('another origin, another window and another message are not heard', async () => {
  const { page, tell } = fakePage()
  const end = signIn(url, page)
  tell('https://bridge.example.evil', { ...signedIn, token: 'forged' })
  tell('https://bridge.example', { ...signedIn, token: 'forged' }, { closed: false })
  tell('https://bridge.example', { type: 'something-else', token: 'forged' })
  tell('https://bridge.example', { ...signedIn, token: '' })
  tell('https://bridge.example', signedIn)
  expect(await end).toEqual({ kind: 'proven', proof })
})

test('a refusal, a closed window and a blocked one each have their word', async () => {
  const refused = fakePage()
  const one = signIn(url, refused.page)
  refused.tell('https://bridge.example', { type: 'throughline.sign-in-failed', reason: 'no_colleague' })
  expect(await one).toEqual({ kind: 'refused', reason: 'no_colleague' })

  const closed = fakePage()
  const other = signIn(url, closed.page)
  closed.popup.closed = true
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await other).toEqual({ kind: 'closed' })

  expect(await signIn(url, fakePage({ isBlocked: true }).page)).toEqual({ kind: 'blocked' })
})

test('a proven session is used until it ends; then the page’s own stands in and proves nothing', async () => {
  let now = Date.parse('2026-11-22T08:00:00Z')
  const own = { token: async () => 'own', drop: vi.fn() }
  const session = createProvenSession(own, () => now)
  expect(await session.token()).toBe('own')
  session.prove(proof)
  expect(await session.token()).toBe('proven')
  now = Date.parse(proof.expiresAt)
  expect(await session.token()).toBe('own')
})

test('a refused session is forgotten, the proven one too', async () => {
  const own = { token: async () => 'own', drop: vi.fn() }
  const session = createProvenSession(own, () => Date.parse('2026-11-22T08:00:00Z'))
  session.prove(proof)
  session.drop()
  expect(await session.token()).toBe('own')
  expect(own.drop).toHaveBeenCalledOnce()
})
