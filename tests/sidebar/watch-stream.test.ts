import type { Told } from '@throughline/sidebar/bridge/told.ts'
import { createBridge } from '@throughline/sidebar/bridge/trpc-bridge.ts'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { expect, test } from 'vitest'

const request = {
  ticket: {
    requester: { emails: ['ada@example.com'], phones: [] },
    subject: '#1042',
    description: '',
    comments: [],
    customFields: [],
  },
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
}

/** A stream that arrives in these pieces. */
const streamOf = (...pieces: string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
        controller.close()
      },
    }),
    { headers: { 'content-type': 'text/event-stream; charset=utf-8' } },
  )

const connected = 'event: connected\ndata: {"reconnectAfterInactivityMs":45000}\n\n'
const panelEvent = `data: ${JSON.stringify({ panel: panels.found })}\nid: 1-a\n\n`

/** A bridge that answers in turn, and what was sent to it. */
function bridgeOf(...answers: (() => Response)[]) {
  const sent: Request[] = []
  let bearers = 1
  const bridge = createBridge({
    url: 'https://bridge.example',
    session: {
      token: async () => `bearer-${bearers}`,
      drop: () => {
        bearers += 1
      },
    },
    fetch: async (url, init) => {
      sent.push(new Request(url as string, init))
      const answer = answers[sent.length - 1]
      if (!answer) throw new TypeError('fetch failed')
      return answer()
    },
  })
  const watch = async (lastEventId?: string): Promise<Told[]> => {
    const told: Told[] = []
    for await (const one of bridge.watch({ ...request, lastEventId }, new AbortController().signal))
      told.push(one)
    return told
  }
  return { watch, sent, bridge }
}
const refusal =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ error: { message: 'no' } }, { status, headers })

test('what the bridge says is heard: that it is there, panels, that it is alive, and why it ends', async () => {
  const { watch } = bridgeOf(() =>
    streamOf(connected, panelEvent, 'event: ping\ndata: \n\n', 'event: return\ndata: session_over\n\n'),
  )
  expect(await watch()).toEqual([
    { kind: 'connected' },
    { kind: 'panel', id: '1-a', panel: panels.found },
    { kind: 'alive' },
    { kind: 'ended', why: 'session_over' },
  ])
})

test('a panel that arrives in many pieces, cut inside a letter, is one panel', async () => {
  const text = new TextEncoder().encode(
    `data: ${JSON.stringify({ panel: { ...panels.found, requester: { name: '花子 Ærø' } } })}\nid: 1-a\n\n`,
  )
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < text.length; at += 7) controller.enqueue(text.slice(at, at + 7))
      controller.close()
    },
  })
  const { watch } = bridgeOf(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
  expect(await watch()).toMatchObject([{ kind: 'panel', panel: { requester: { name: '花子 Ærø' } } }])
})

test('words of a newer bridge are passed over', async () => {
  const { watch } = bridgeOf(() => streamOf(connected, 'event: concert\ndata: {}\n\n', 'data: {}\n\n'))
  expect(await watch()).toEqual([{ kind: 'connected' }])
})

test('the ticket and where to resume go in the body, the bearer in a header, nothing in the address', async () => {
  const { watch, sent } = bridgeOf(() => streamOf(connected))
  await watch('7-g')
  const [asked] = sent
  expect(asked?.url).toBe('https://bridge.example/trpc/panel.watch')
  expect(asked?.method).toBe('POST')
  expect(asked?.headers.get('authorization')).toBe('Bearer bearer-1')
  expect(await asked?.json()).toEqual({ ...request, lastEventId: '7-g' })
})

test('a refused bearer is renewed once', async () => {
  const { watch, sent } = bridgeOf(refusal(401), () => streamOf(connected))
  expect(await watch()).toEqual([{ kind: 'connected' }])
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer bearer-1',
    'Bearer bearer-2',
  ])
})

test('a bearer refused twice is an expired session, not a loop', async () => {
  const { watch, sent } = bridgeOf(refusal(401), refusal(401), refusal(401))
  await expect(watch()).rejects.toMatchObject({ name: 'BridgeError', kind: 'session_expired' })
  expect(sent).toHaveLength(2)
})

test.each([501, 404, 405])('a bridge that answers %i cannot watch, and is asked instead', async (status) => {
  await expect(bridgeOf(refusal(status)).watch()).rejects.toMatchObject({
    name: 'WatchRefused',
    reason: 'not_supported',
  })
})

test.each([
  [429, '30', 30_000],
  [503, '2', 2_000],
  [503, undefined, 10_000],
  [429, 'soon', 10_000],
])('a bridge that answers %i and says wait %s is given %i ms', async (status, wait, retryAfterMs) => {
  const headers: Record<string, string> = wait === undefined ? {} : { 'retry-after': wait }
  await expect(bridgeOf(refusal(status, headers)).watch()).rejects.toMatchObject({
    name: 'WatchRefused',
    reason: 'busy',
    retryAfterMs,
  })
})

test.each([
  ['nothing at all', [], 'bridge_unreachable'],
  ['a gateway’s error', [refusal(502)], 'bridge_failed'],
  [
    'a login page',
    [() => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    'unexpected_reply',
  ],
  ['its own failure', [() => streamOf(connected, 'event: serialized-error\ndata: {}\n\n')], 'bridge_failed'],
] as const)('%s is a failure with a name', async (_, answers, kind) => {
  await expect(bridgeOf(...answers).watch()).rejects.toMatchObject({ name: 'BridgeError', kind })
})

test('leaving lets go of the connection', async () => {
  let left = false
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(connected)),
    cancel: () => {
      left = true
    },
  })
  const { bridge } = bridgeOf(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
  for await (const _ of bridge.watch(request, new AbortController().signal)) break
  await Promise.resolve()
  expect(left).toBe(true)
})
