import { connect } from 'node:net'
import type { Panel } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import {
  type DoorOptions,
  eight,
  installation,
  openDoor,
  pageOrigin,
  ticket,
  zendeskToken,
} from './open-door.ts'
import { emptyPanel } from './panels.ts'

/** A door over a flow whose panels stand until told otherwise; each panel says by whom it was composed and how many came before. */
async function repeatingDoor(options: DoorOptions = {}) {
  const composed: Panel[] = []
  const state = { stands: true }
  const door = await openDoor({
    ...options,
    flow: {
      forTicket: async (request, { connections }) => {
        const name = `${request.ticket.subject} ${connections.join('+')} ${composed.length}`
        const panel = { ...emptyPanel(connections), requester: { name } }
        composed.push(panel)
        return panel
      },
      stands: () => state.stands,
    },
  })
  return { ...door, composed, state, bearer: await door.session() }
}

const own = ['date', 'x-request-id']
const shared = (headers: Headers) => [...headers].filter(([name]) => !own.includes(name))

test('the same words get the same bytes under the same headers, and nobody composes them again', async () => {
  const { call, bearer, composed } = await repeatingDoor()
  const first = await call(bearer)
  const second = await call(bearer)
  expect(second.status).toBe(200)
  expect(shared(second.headers)).toEqual(shared(first.headers))
  expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
  expect(await second.text()).toBe(await first.text())
  expect(composed).toHaveLength(1)
})

test('each repeated answer has its own line in the log, with the same facts', async () => {
  const { call, bearer, lines } = await repeatingDoor()
  for (let asked = 0; asked < 2; asked += 1) await (await call(bearer)).text()
  await expect.poll(() => lines.filter((line) => line.includes('panel.forTicket'))).toHaveLength(2)
  const [first, second] = lines
    .filter((line) => line.includes('panel.forTicket'))
    .map((line) => ({ ...JSON.parse(line), requestId: '', ms: 0, time: '' }))
  expect(second).toEqual(first)
  expect(second).toMatchObject({ route: '/trpc/panel.forTicket', installation: 'demo/1', outcome: 'none' })
})

test('who asks anew is answered anew each time, in the same words or not', async () => {
  const { call, bearer, composed } = await repeatingDoor()
  for (let asked = 0; asked < 2; asked += 1)
    await (await call(bearer, { body: { ...ticket(), fresh: true } })).text()
  expect(composed).toHaveLength(2)
})

test('what no longer stands is composed anew', async () => {
  const { call, bearer, composed, state } = await repeatingDoor()
  await call(bearer)
  state.stands = false
  await call(bearer)
  expect(composed).toHaveLength(2)
})

test('one letter more is another question', async () => {
  const { call, bearer } = await repeatingDoor()
  const named = async (subject: string) =>
    (await (await call(bearer, { body: ticket({ subject }) })).json()).result.data.requester.name
  expect(await named('order 1042')).toBe('order 1042 shop-eu+shop-us+wms 0')
  expect(await named('order 10421')).toBe('order 10421 shop-eu+shop-us+wms 1')
})

test('the same words in another installation get an answer of its own', async () => {
  const other = { ...installation, installationId: '2', brands: { '7': ['shop-us'] } }
  const { call, signIn, bearer } = await repeatingDoor({ zendesk: [installation, other] })
  const body = ticket({ subject: 'order 1042', brandId: '7' })
  await (await call(bearer, { body })).text()
  const reply = await signIn(await zendeskToken({ claims: { installation: '2' } }))
  const { token }: { token: string } = await reply.json()
  const { result } = await (await call(token, { body })).json()
  expect(result.data.requester.name).toBe('order 1042 shop-us 1')
})

test('a session that is over gets nothing, whatever was answered before', async () => {
  const { call, bearer, clock } = await repeatingDoor()
  expect((await call(bearer)).status).toBe(200)
  clock.now = eight + 15 * 60_000
  const reply = await call(bearer)
  expect(reply.status).toBe(401)
  expect(await reply.text()).not.toContain('requester')
})

test.each([
  ['no session', undefined, pageOrigin],
  ['a session from another page', 'own', 'http://localhost:4301'],
  ['a page that nobody knows', 'own', 'https://evil.example'],
])('%s gets nothing, whatever was answered before', async (_, whose, origin) => {
  const { call, bearer } = await repeatingDoor()
  expect((await call(bearer)).status).toBe(200)
  const reply = await call(whose && bearer, { headers: { origin } })
  expect(reply.status).toBe(401)
  expect(reply.headers.get('access-control-allow-origin')).toBe(
    origin === 'https://evil.example' ? null : origin,
  )
})

test('repeated answers count against the limits of their session', async () => {
  const { call, bearer } = await repeatingDoor({ limits: { session: 3 } })
  const statuses: number[] = []
  for (let asked = 0; asked < 4; asked += 1) statuses.push((await call(bearer)).status)
  expect(statuses).toEqual([200, 200, 200, 429])
})

test.each([
  ['in one piece', [0]],
  ['in two pieces', [0, 12]],
])('a new question is understood when its words come %s', async (_, cuts) => {
  const { url, call, bearer } = await repeatingDoor()
  await call(bearer)
  const body = JSON.stringify(ticket({ subject: 'order 7' }))
  const head = [
    'POST /trpc/panel.forTicket HTTP/1.1',
    `Host: ${new URL(url).host}`,
    `Authorization: Bearer ${bearer}`,
    `Origin: ${pageOrigin}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '\r\n',
  ].join('\r\n')
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
    .setEncoding('utf8')
    .setNoDelay(true)
  let said = ''
  socket.on('data', (text: string) => {
    said += text
  })
  socket.write(head)
  for (const [at, cut] of cuts.entries()) {
    socket.write(body.slice(cut, cuts[at + 1]))
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  await new Promise((resolve) => socket.once('close', resolve))
  expect(said).toContain('HTTP/1.1 200')
  expect(said).toContain('order 7')
})
