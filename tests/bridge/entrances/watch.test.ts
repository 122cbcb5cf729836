import type { AppRouter } from '@throughline/bridge/router'
import type { Panel, PanelEvent } from '@throughline/shared/contract'
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readEvents } from '../../kit/event-reader.ts'
import { fakeWatch } from './fake-watch.ts'
import { type DoorOptions, eight, openDoor, pageOrigin, ticket } from './open-door.ts'
import { emptyPanel } from './panels.ts'
import { postingEventSource } from './posting-event-source.ts'

const all = ['shop-eu', 'shop-us', 'wms']
const named = (name: string): Panel => ({ ...emptyPanel(all), requester: { name } })
const sessionMs = 15 * 60_000

/** A door over a watch that the test speaks for, and a way to watch through it. */
async function openWatched(options: DoorOptions = {}) {
  const watched = fakeWatch()
  const door = await openDoor({ watch: watched.watch, ...options })
  const open = async (bearer: string, body: object = ticket()) => {
    const reply = await door.call(bearer, { path: 'panel.watch', body })
    const events = readEvents(reply)
    onTestFinished(() => events.leave().catch(() => {}))
    return { reply, events }
  }
  return { ...watched, door, open }
}
const ticketOf = (name: string) => ticket({ subject: name })

test('an agent sees the panel at once, and each change when it comes', async () => {
  const { door, open, say } = await openWatched()
  const { reply, events } = await open(await door.session())
  expect(reply.status).toBe(200)
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'access-control-allow-origin': pageOrigin,
  })
  expect(await events.answer()).toEqual({ id: '1-first', data: { panel: emptyPanel(all) } })
  say({ id: '2-second', panel: named('Ada') })
  expect(await events.answer()).toEqual({ id: '2-second', data: { panel: named('Ada') } })
})

test('tRPC’s own client watches, and learns the ids to resume after', async () => {
  const { door, say, asked } = await openWatched()
  const bearer = await door.session()
  const client = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: `${door.url}/trpc`,
        EventSource: postingEventSource({ authorization: `Bearer ${bearer}`, origin: pageOrigin }),
      }),
    ],
  })
  const got: { id: string; data: PanelEvent }[] = []
  const done = Promise.withResolvers<void>()
  const subscription = client.panel.watch.subscribe(
    { ticket: { requester: {} }, lastEventId: '7-seventh' },
    {
      onData(event) {
        got.push(event)
        if (got.length === 1) say({ id: '2-second', panel: named('Ada') })
        else done.resolve()
      },
      onError: done.reject,
    },
  )
  await done.promise
  subscription.unsubscribe()
  expect(got).toEqual([
    { id: '1-first', data: { panel: emptyPanel(all) } },
    { id: '2-second', data: { panel: named('Ada') } },
  ])
  expect(asked[0]).toMatchObject({ lastEventId: '7-seventh', scope: { connections: all } })
})

test('who comes back after a drop says which panel is there, and the watch hears it', async () => {
  const { door, open, asked } = await openWatched()
  const { events } = await open(await door.session(), { ...ticketOf('late'), lastEventId: '4-fourth' })
  await events.answer()
  expect(asked).toMatchObject([{ lastEventId: '4-fourth', request: { ticket: { subject: 'late' } } }])
  expect(asked[0]?.request).not.toHaveProperty('lastEventId')
})

test('a brand that is connected to nothing is told so, also by a watch', async () => {
  const brands = { '360001': ['shop-eu'] }
  const zendesk = [
    {
      subdomain: 'demo',
      installationId: '1',
      appId: '12345',
      extraOrigins: [],
      appSecret: ['the-apps-secure-setting-of-32-characters-or-more'],
      brands,
    },
  ]
  const { door, open } = await openWatched({ zendesk })
  const { events } = await open(await door.session(), ticket({ brandId: '999' }))
  const { data } = await events.answer<PanelEvent>()
  expect(data.panel).toMatchObject({ outcome: 'unavailable', notice: 'brand_not_connected' })
})

test('a bridge without a store says that it cannot watch and what to ask instead', async () => {
  const door = await openDoor()
  const reply = await door.call(await door.session(), { path: 'panel.watch' })
  expect(reply.status).toBe(501)
  expect(await reply.json()).toMatchObject({
    error: {
      message: 'This bridge keeps no store, so there is nothing to watch. Ask panel.forTicket instead.',
      data: { code: 'NOT_IMPLEMENTED', httpStatus: 501 },
    },
  })
  expect(door.streams.count()).toBe(0)
})

test('nobody watches without a session, with one in the address, or from another page', async () => {
  const { door, asked } = await openWatched()
  const bearer = await door.session()
  const refused = [
    await door.call(undefined, { path: 'panel.watch' }),
    await door.call(undefined, { path: `panel.watch?connectionParams={"bearer":"${bearer}"}` }),
    await door.call(bearer, { path: 'panel.watch', headers: { origin: 'https://elsewhere.example' } }),
    await door.call(bearer.slice(0, -2), { path: 'panel.watch' }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  expect(asked).toEqual([])
})

test('a ticket’s text is not taken from an address', async () => {
  const { door, asked } = await openWatched()
  const reply = await fetch(
    `${door.url}/trpc/panel.watch?input=${encodeURIComponent(JSON.stringify(ticket()))}`,
    { headers: { authorization: `Bearer ${await door.session()}`, origin: pageOrigin } },
  )
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST'])
  expect(asked).toEqual([])
})

test('what is wrong with the request is said before anything streams', async () => {
  const { door } = await openWatched()
  const bearer = await door.session()
  const reply = await door.call(bearer, { path: 'panel.watch', body: { ticket: { subject: 7 } } })
  expect(reply.status).toBe(400)
  expect(await reply.json()).toMatchObject({ error: { data: { code: 'BAD_REQUEST' } } })
  const batch = await door.call(bearer, { path: 'panel.watch?batch=1', body: { 0: ticket() } })
  expect(batch.status).toBe(400)
  expect(door.streams.count()).toBe(0)
})

test('one page may watch four tickets, not five, and is told when to try again', async () => {
  const { door, open } = await openWatched()
  const bearer = await door.session()
  for (const name of ['one', 'two', 'three', 'four']) await open(bearer, ticketOf(name))
  const reply = await door.call(bearer, { path: 'panel.watch', body: ticketOf('five') })
  expect(reply.status).toBe(429)
  expect(reply.headers.get('retry-after')).toBe('5')
  expect(await reply.json()).toMatchObject({ error: { data: { code: 'TOO_MANY_REQUESTS' } } })
  const other = await open(await door.session(), ticketOf('five'))
  expect(other.reply.status).toBe(200)
})

test('a page that resumes takes the place of its old stream, which may lead nowhere', async () => {
  const { door, open } = await openWatched()
  const bearer = await door.session()
  const first = await open(bearer, ticketOf('one'))
  for (let drop = 0; drop < 6; drop += 1) {
    const again = await open(bearer, { ...ticketOf('one'), lastEventId: `${drop}-x` })
    expect(again.reply.status).toBe(200)
  }
  expect((await first.events.until('return')).data).toBe('replaced')
  expect(door.streams.count()).toBe(1)
})

test('a bridge takes as many streams as it is told to, and one more when one leaves', async () => {
  const { door, open, asked } = await openWatched({ limits: { streams: 2 } })
  const [first] = [await open(await door.session()), await open(await door.session())]
  const third = await door.session()
  const refused = await open(third)
  expect(refused.reply.status).toBe(429)
  expect(refused.reply.headers.get('retry-after')).toBe('30')
  await first?.events.leave()
  await vi.waitFor(() => expect(door.streams.count()).toBe(1))
  expect((await open(third)).reply.status).toBe(200)
  expect(asked).toHaveLength(3)
})

test('who leaves is let go of', async () => {
  const { door, open, asked } = await openWatched()
  const { events } = await open(await door.session())
  await events.answer()
  await events.leave()
  await vi.waitFor(() => expect(asked[0]?.signal.aborted).toBe(true))
  expect(door.streams.count()).toBe(0)
})

test('a stream ends with its session', async () => {
  const { door, open } = await openWatched()
  const bearer = await door.session()
  door.clock.now = eight + sessionMs - 30
  const { events } = await open(bearer)
  expect((await events.until('return')).data).toBe('session_over')
  expect(await events.next()).toBeUndefined()
  door.clock.now = eight + sessionMs
  expect((await open(bearer)).reply.status).toBe(401)
})

test('a bridge that closes ends its streams, says why, and takes no new ones', async () => {
  const { door, open } = await openWatched()
  const { events } = await open(await door.session())
  const bearer = await door.session()
  door.streams.close()
  expect((await events.until('return')).data).toBe('closing')
  const { reply } = await open(bearer)
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2'])
})

test('a silent stream says every 15 seconds that it is alive', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { door, open } = await openWatched()
  const { events } = await open(await door.session())
  await events.answer()
  vi.advanceTimersByTime(14_999)
  vi.advanceTimersByTime(1)
  expect(await events.next()).toMatchObject({ event: 'ping', data: '' })
  vi.advanceTimersByTime(15_000)
  expect(await events.next()).toMatchObject({ event: 'ping' })
})

test('a bug of ours ends the stream and shows neither its words nor its stack', async () => {
  const door = await openDoor({
    // biome-ignore lint/correctness/useYield: it fails before it has anything to say
    watch: async function* () {
      throw new TypeError('anna@example.com has no orders')
    },
  })
  const events = readEvents(await door.call(await door.session(), { path: 'panel.watch' }))
  const { data } = await events.until('serialized-error')
  expect(JSON.parse(data)).toMatchObject({ data: { code: 'INTERNAL_SERVER_ERROR' } })
  expect(data).not.toMatch(/anna|stack|\.ts/)
  expect(await events.next()).toBeUndefined()
  const line = door.lines.map((one) => JSON.parse(one)).find((one) => one.route === '/trpc/panel.watch')
  expect(line).toMatchObject({ level: 'error', ended: 'failed', error: { cause: { type: 'TypeError' } } })
})

test('a panel that breaks the contract is shown to nobody', async () => {
  const { door, open, say } = await openWatched()
  const { events } = await open(await door.session())
  await events.answer()
  say({ id: '2-broken', panel: { ...named('Ada'), outcome: 'perhaps' } as unknown as Panel })
  expect((await events.next())?.event).toBe('serialized-error')
})

test('the log has one line for each stream: how it went and how it ended, not whom it was about', async () => {
  const { door, open, say } = await openWatched()
  const { events } = await open(await door.session(), ticketOf('where is #1042, asks Ada?'))
  await events.answer()
  say({ id: '2-second', panel: named('Ada Lovelace') })
  await events.answer()
  await events.leave()
  const line = await vi.waitFor(() => {
    const found = door.lines.map((one) => JSON.parse(one)).find((one) => one.route === '/trpc/panel.watch')
    expect(found).toBeDefined()
    return found
  })
  expect(line).toMatchObject({
    level: 'info',
    status: 200,
    ended: 'left',
    outcome: 'none',
    connections: all,
    counts: { sent: 2 },
  })
  expect(door.lines.join()).not.toMatch(/\b(ada|#?1042)\b/i)
})
