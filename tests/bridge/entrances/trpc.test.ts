import { gzipSync } from 'node:zlib'
import { createOperations } from '@throughline/bridge/entrances/operations.ts'
import { createRouter } from '@throughline/bridge/entrances/trpc.ts'
import type { AppRouter } from '@throughline/bridge/router'
import type { Panel, PanelRequest } from '@throughline/shared/contract'
import { createTRPCClient, httpBatchStreamLink, httpLink, TRPCClientError, type TRPCLink } from '@trpc/client'
import { expect, expectTypeOf, test } from 'vitest'
import { eight, installation, openDoor, pageOrigin, ticket } from './open-door.ts'
import { emptyPanel } from './panels.ts'

type Door = Awaited<ReturnType<typeof openDoor>>
type Options = { url: string; headers: Record<string, string> }

/** Every way in which a tRPC client can ask. */
const links: [string, (options: Options) => TRPCLink<AppRouter>][] = [
  ['one call by POST', (options) => httpLink({ ...options, methodOverride: 'POST' })],
  ['one call by GET', (options) => httpLink(options)],
  ['a streamed batch by POST', (options) => httpBatchStreamLink({ ...options, methodOverride: 'POST' })],
  ['a streamed batch by GET', (options) => httpBatchStreamLink(options)],
]

const clientOf = (door: Door, bearer: string, link: (options: Options) => TRPCLink<AppRouter>) =>
  createTRPCClient<AppRouter>({
    links: [
      link({ url: `${door.url}/trpc`, headers: { authorization: `Bearer ${bearer}`, origin: pageOrigin } }),
    ],
  })

const failureOf = async (promise: Promise<unknown>): Promise<TRPCClientError<AppRouter>> => {
  const error = await promise.then(() => undefined).catch((reason: unknown) => reason)
  if (!(error instanceof TRPCClientError)) throw new Error(`expected a refusal, got ${String(error)}`)
  return error
}

test.each(links)('the official client gets the same panel by %s', async (_, link) => {
  const door = await openDoor()
  const client = clientOf(door, await door.session(), link)
  const empty = emptyPanel(['shop-eu', 'shop-us', 'wms'])
  expect(await client.panel.forTicket.query({ ticket: { requester: {} } })).toEqual(empty)
  expect(await client.orders.search.query({ query: '#1042' })).toEqual(empty)
})

test.each(links)('the official client is told what is wrong with its input by %s', async (_, link) => {
  const door = await openDoor()
  const client = clientOf(door, await door.session(), link)
  const error = await failureOf(client.orders.search.query({ query: 'x' }))
  expect(error.data).toEqual({ code: 'BAD_REQUEST', httpStatus: 400, path: 'orders.search' })
  expect(error.message).toContain('query: ')
})

test.each(links)('the official client is told to sign in again by %s', async (_, link) => {
  const door = await openDoor()
  const client = clientOf(door, await door.session(), link)
  door.clock.now = eight + 3_600_000
  const error = await failureOf(client.orders.search.query({ query: '#1042' }))
  expect(error.data?.httpStatus).toBe(401)
})

test.each(links)('a bug of ours shows neither its words nor its stack by %s', async (_, link) => {
  const broken = async () => {
    throw new TypeError('anna@example.com has no orders')
  }
  const door = await openDoor({ flow: { search: broken } })
  const error = await failureOf(
    clientOf(door, await door.session(), link).orders.search.query({ query: '#1042' }),
  )
  expect(error.data?.code).toBe('INTERNAL_SERVER_ERROR')
  expect(JSON.stringify(error.shape)).not.toMatch(/anna|stack|\.ts/)
})

test('a panel that breaks the contract is a failure of ours, not an answer', async () => {
  const door = await openDoor({ flow: { forTicket: async () => ({ outcome: 'maybe' }) as unknown as Panel } })
  const reply = await door.call(await door.session())
  expect(reply.status).toBe(500)
  expect(JSON.parse(door.lines.at(-1) ?? '').error.type).toBe('TRPCError')
})

test('a ticket of 200 kB is read', async () => {
  let length = 0
  const forTicket = async ({ ticket: { comments } }: PanelRequest) => {
    length = comments.reduce((sum, { text }) => sum + text.length, 0)
    return emptyPanel([])
  }
  const door = await openDoor({ flow: { forTicket } })
  const comments = [1, 2].map(() => ({ text: 'x'.repeat(100_000), fromCustomer: true }))
  expect((await door.call(await door.session(), { body: ticket({ comments }) })).status).toBe(200)
  expect(length).toBe(200_000)
})

test.each([
  ['more than 1 MB', ticket({ description: 'x'.repeat(1_100_000) }), {}, 413, '1 MB'],
  [
    'a text longer than the contract allows',
    ticket({ description: 'x'.repeat(100_001) }),
    {},
    400,
    'ticket.description: ',
  ],
  ['half a JSON', '{"ticket":{"requ', {}, 400, 'JSON'],
  [
    'another type than JSON',
    'ticket=1',
    { 'content-type': 'application/x-www-form-urlencoded' },
    400,
    'input: ',
  ],
  ['another character set', '{}', { 'content-type': 'application/json; charset=latin1' }, 415, 'UTF-8'],
  ['brackets 200,000 deep', '['.repeat(200_000), {}, 400, 'JSON'],
  ['a list', '[]', {}, 400, 'input: '],
  ['nothing', '', {}, 400, 'input: '],
])('a request with %s is refused with what to send instead', async (...[, body, headers, status, words]) => {
  const door = await openDoor()
  const reply = await door.call(await door.session(), { body, headers })
  expect(reply.status).toBe(status)
  const { error } = await reply.json()
  expect(error.message).toContain(words)
  expect(error.data.httpStatus).toBe(status)
})

test.each([
  ['panel.everything', 404],
  ['__proto__', 404],
  ['panel.forTicket.constructor', 404],
  ['panel.forTicket%ff', 400],
])('there is nothing at /trpc/%s', async (path, status) => {
  const door = await openDoor()
  expect((await door.call(await door.session(), { path })).status).toBe(status)
})

test('a small body that unpacks to more than 1 MB is refused', async () => {
  const door = await openDoor()
  const reply = await fetch(`${door.url}/trpc/panel.forTicket`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await door.session()}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    body: gzipSync(Buffer.alloc(50_000_000, 32)),
  })
  expect(reply.status).toBe(413)
})

test('an operation is closed even where a door forgot to ask for a session', async () => {
  const operations = createOperations({
    flow: { forTicket: async () => emptyPanel([]), search: async () => emptyPanel([]) },
    connectionsFor: () => [],
  })
  const open = createRouter(operations).createCaller({ caller: undefined, facts: { requestId: '1' } })
  await expect(open.orders.search({ query: '#1042' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('a batch of more than ten calls is refused', async () => {
  const door = await openDoor()
  const bearer = await door.session()
  const batch = (size: number) =>
    door.call(bearer, {
      path: `${Array.from({ length: size }, () => 'orders.search').join(',')}?batch=1`,
      body: {},
    })
  expect((await batch(10)).status).not.toBe(413)
  expect((await batch(11)).status).toBe(400)
})

test('with brands configured, a ticket asks the connections of its brand and of no other', async () => {
  const brands = { '360001': ['shop-eu', 'wms'], '360002': ['shop-us'] }
  const door = await openDoor({ zendesk: [{ ...installation, brands }] })
  const bearer = await door.session()
  const panelOf = async (brandId: string | undefined): Promise<Panel> => {
    const { result } = await (
      await door.call(bearer, { body: { ticket: { requester: {}, brandId } } })
    ).json()
    return result.data
  }
  expect((await panelOf('360001')).sources.map(({ connection }) => connection)).toEqual(['shop-eu', 'wms'])
  expect((await panelOf('360002')).sources.map(({ connection }) => connection)).toEqual(['shop-us'])
  const nobody = { outcome: 'unavailable', notice: 'brand_not_connected', sources: [] }
  expect(await panelOf('360003')).toMatchObject(nobody)
  expect(await panelOf('constructor')).toMatchObject(nobody)
  expect(await panelOf(undefined)).toMatchObject(nobody)
  const search = await door.call(bearer, {
    path: 'orders.search',
    body: { query: '#1042', brandId: '360003' },
  })
  expect((await search.json()).result.data).toMatchObject(nobody)
})

test('the sidebar knows the types of what it asks and gets', () => {
  type Client = ReturnType<typeof createTRPCClient<AppRouter>>
  expectTypeOf<Awaited<ReturnType<Client['panel']['forTicket']['query']>>>().toEqualTypeOf<Panel>()
  expectTypeOf<Parameters<Client['orders']['search']['query']>[0]>().toEqualTypeOf<{
    query: string
    brandId?: string | undefined
  }>()
})
