import { createBridge } from '@throughline/sidebar/bridge/trpc-bridge.ts'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { ZafError } from '@throughline/sidebar/zaf/zaf-error.ts'
import { expect, test } from 'vitest'

const request = {
  ticket: {
    ticketId: '42',
    requester: { name: 'Ada', emails: ['ada@example.com'], phones: [] },
    subject: '#1042',
    description: '',
    comments: [],
    customFields: [],
  },
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
}

const ok = (panel: unknown) => Response.json({ result: { data: panel } })
const refusal = (status: number, code: string) =>
  Response.json({ error: { code: -32001, message: 'no', data: { code, httpStatus: status } } }, { status })

/** A bridge that answers in turn, and a session that counts its bearers. */
const bridgeWith = (answers: (() => Response | Promise<Response>)[], token?: () => Promise<string>) => {
  const asked: { url: string; method: string | undefined; bearer: string | null; body: string }[] = []
  let bearers = 1
  const bridge = createBridge({
    url: 'https://bridge.example',
    session: {
      token: token ?? (async () => `bearer-${bearers}`),
      drop: () => {
        bearers += 1
      },
    },
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers as Record<string, string>)
      asked.push({
        url: String(url),
        method: init?.method,
        bearer: headers.get('authorization'),
        body: String(init?.body),
      })
      if (init?.signal?.aborted) throw init.signal.reason
      const answer = answers[asked.length - 1]
      if (!answer) throw new TypeError('fetch failed')
      return answer()
    },
  })
  return { bridge, asked, ask: () => bridge.forTicket(request, new AbortController().signal) }
}

test('a ticket goes to the bridge in the body, never in the address', async () => {
  const { ask, asked } = bridgeWith([() => ok(panels.found)])
  expect(await ask()).toEqual(panels.found)
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ method: 'POST', bearer: 'Bearer bearer-1' })
  expect(asked[0]?.url).toBe('https://bridge.example/trpc/panel.forTicket')
  expect(asked[0]?.body).toContain('ada@example.com')
})

test('a refused bearer is renewed once', async () => {
  const { ask, asked } = bridgeWith([() => refusal(401, 'UNAUTHORIZED'), () => ok(panels.found)])
  expect(await ask()).toEqual(panels.found)
  expect(asked.map(({ bearer }) => bearer)).toEqual(['Bearer bearer-1', 'Bearer bearer-2'])
})

test('a bearer refused twice is an expired session, not a loop', async () => {
  const { ask, asked } = bridgeWith(Array.from({ length: 9 }, () => () => refusal(401, 'UNAUTHORIZED')))
  await expect(ask()).rejects.toMatchObject({ kind: 'session_expired' })
  expect(asked).toHaveLength(2)
})

test.each([
  [403, 'session_refused'],
  [429, 'bridge_failed'],
  [500, 'bridge_failed'],
  [503, 'bridge_failed'],
])('a bridge that answers %i is %s', async (status, kind) => {
  const { ask } = bridgeWith([() => refusal(status, 'X')])
  await expect(ask()).rejects.toMatchObject({ kind })
})

test('a bridge that is not there is unreachable', async () => {
  await expect(bridgeWith([]).ask()).rejects.toMatchObject({ kind: 'bridge_unreachable' })
})

test('a proxy’s error page in HTML is a failure of the bridge, a friendly page is no bridge at all', async () => {
  const page = (status: number) => () =>
    new Response('<html>', { status, headers: { 'content-type': 'text/html' } })
  await expect(bridgeWith([page(502)]).ask()).rejects.toMatchObject({ kind: 'bridge_failed' })
  await expect(bridgeWith([page(200)]).ask()).rejects.toMatchObject({ kind: 'unexpected_reply' })
})

test('a session that the bridge refuses to give keeps its own reason', async () => {
  const { ask } = bridgeWith([], () => Promise.reject(new ZafError('session_refused', 'secrets differ', 401)))
  await expect(ask()).rejects.toMatchObject({ kind: 'session_refused', message: 'secrets differ' })
})

test('a question that nobody waits for any more ends as cancelled, not as a broken bridge', async () => {
  const { bridge } = bridgeWith([() => ok(panels.found)])
  const question = bridge.forTicket(request, AbortSignal.abort())
  await expect(question).rejects.not.toMatchObject({ kind: 'bridge_unreachable' })
})

test('a search is asked with what was typed', async () => {
  const { bridge, asked } = bridgeWith([() => ok(panels.none)])
  expect(await bridge.search({ query: '#1042', brandId: '7' }, new AbortController().signal)).toEqual(
    panels.none,
  )
  expect(asked[0]?.url).toBe('https://bridge.example/trpc/orders.search')
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ query: '#1042', brandId: '7' })
})
