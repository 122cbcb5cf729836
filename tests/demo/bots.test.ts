import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { demoBrands, demoConfig, demoTickets, startDemoMerchant } from '@throughline/demo-merchant'
import type { Panel } from '@throughline/shared/contract'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDemoKey } from '../../scripts/start/demo-key.ts'
import { freePort } from '../kit/free-port.ts'
import { ticketContext } from '../kit/ticket-context.ts'

/** Ticket 101's customer and the order that she writes about. */
const katharina = { order: '#1062', email: 'katharina.brandt@example.org' }

let demo: Awaited<ReturnType<typeof startBots>>
beforeAll(async () => {
  demo = await startBots()
}, 60_000)
afterAll(() => demo?.close())

/** Merchant and bridge with a bot's key, as `start` joins them. */
async function startBots() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bots-'))
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const { now } = merchant.clock
  const bots = makeDemoKey({ folder, brandId: demoBrands.europe.id, now: now() })
  const origin = 'http://localhost:4301'
  const config = {
    ...demoConfig({
      merchantUrl: merchant.url,
      bridge: { port: await freePort() },
      zendesk: { extraOrigins: [origin] },
    }),
    bots,
  }
  const bridge = await startBridge({
    config: parseConfig(JSON.stringify(config), { file: 'demo.yaml', env: {} }),
    now,
    logDestination: { write: () => true },
  })
  const key = readFileSync(join(folder, 'bot-key'), 'utf8').trim()
  const headers = { authorization: `Bearer ${key}` }
  return {
    async rest(operation: string, body: object) {
      const reply = await fetch(`${bridge.url}/v1/${operation}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const text = await reply.text()
      return { status: reply.status, headers: reply.headers, text, body: JSON.parse(text) }
    },
    async mcp(name: string, input: Record<string, unknown>) {
      const client = new Client({ name: 'test', version: '1.0.0' })
      await client.connect(
        new StreamableHTTPClientTransport(new URL('/mcp', bridge.url), { requestInit: { headers } }),
      )
      const { structuredContent } = await client.callTool({ name, arguments: input })
      await client.close()
      return structuredContent
    },
    /** What an agent's sidebar shows on a ticket of the demo. */
    async panel(id: number): Promise<Panel> {
      const token = await new SignJWT({ iss: 'demo', aud: 'throughline', sub: '1', installation: '1' })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime(Math.floor(now() / 1000) + 60)
        .sign(new TextEncoder().encode(config.zendesk[0]?.appSecret))
      const post = async (path: string, bearer: string, body: object) => {
        const reply = await fetch(`${bridge.url}${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', origin },
          body: JSON.stringify(body),
        })
        return reply.json()
      }
      const session = await post('/auth/zendesk', token, { origin })
      const ticket = demoTickets(merchant.world).find((one) => one.id === id)
      if (!ticket) throw new Error(`no ticket ${id}`)
      const asked = { ticket: ticketContext(ticket), choices: { confirmed: [], dismissed: [] }, fresh: false }
      return (await post('/trpc/panel.forTicket', session.token, asked)).result.data
    },
    emailOf: (id: number) => demoTickets(merchant.world).find((one) => one.id === id)?.requester.email ?? '',
    code: () => {
      const outbox = join(folder, 'outbox')
      const mail = readFileSync(join(outbox, readdirSync(outbox).toSorted().at(-1) ?? ''), 'utf8')
      return { to: /^To: (.*)$/m.exec(mail)?.[1], code: /\b\d{6}\b/.exec(mail.split('\n\n')[1] ?? '')?.[0] }
    },
    async close() {
      await bridge.close()
      await merchant.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const start = async (conversation: string, more: object = katharina) =>
  (await demo.rest('verification/start', { conversation, ...more })).body

test('who knows the order and its e-mail hears the status, returns and options of that order, at each door the same', async () => {
  const conversation = 'c-1'
  const { level, token } = await start(conversation)
  expect(level).toBe(1)
  for (const verb of ['status', 'returns', 'options']) {
    const asked = { conversation, token, order: '1062', language: 'de' }
    const rest = await demo.rest(`order/${verb}`, asked)
    expect({ verb, status: rest.status }).toEqual({ verb, status: 200 })
    const mcp = await demo.mcp(`order_${verb}`, asked)
    const { asOf: _, ...said } = rest.body
    expect(mcp).toMatchObject(said)
    expect(said.say).not.toBe('')
    expect(rest.text).not.toContain('Brandt')
    expect(rest.text).not.toContain('@')
  }
  const { body } = await demo.rest('order/status', { conversation, token, order: '#1062' })
  expect(body.order).toMatchObject({ number: '#1062' })
  expect(body.concerns).toContain('silent_parcel')
  expect(body.parcels[0].trackingNumber).toBeUndefined()
})

test('a code that went to the contact on the order opens level 2, and what colleagues are held to', async () => {
  const conversation = 'c-2'
  const { token, codeSent } = await start(conversation, { ...katharina, sendCode: true })
  expect(codeSent).toBe(true)
  await expect.poll(() => demo.code().to).toBe(katharina.email)
  const asked = { conversation, token }
  const latest = '2030-01-31'
  const promise = { ...asked, order: '#1062', kind: 'delivery', latest }
  expect((await demo.rest('promise/record', promise)).status).toBe(403)
  const confirmed = await demo.rest('verification/confirm', { ...asked, code: demo.code().code })
  expect(confirmed.body.level).toBeGreaterThanOrEqual(2)
  const { body } = await demo.rest('order/status', { ...asked, order: '#1062' })
  expect(body.parcels[0].trackingNumber).toMatch(/\w{8}/)
  expect((await demo.rest('promise/record', promise)).body).toEqual({ recorded: true })
  expect((await demo.rest('customer/orders', asked)).text).toContain('#1062')
})

test('with the token of one order, another that exists and one that does not are the same 404', async () => {
  const { token } = await start('c-3')
  const ask = async (order: string, more: object = {}) =>
    demo.rest('order/status', { conversation: 'c-3', token, order, ...more })
  const [other, none, elsewhere] = [
    await ask('#1042'),
    await ask('#99999'),
    await ask('#1062', { conversation: 'c-4' }),
  ]
  expect(other.status).toBe(404)
  expect(none.text).toBe(other.text)
  expect(elsewhere.text).toBe(other.text)
})

test('the agent who takes over sees what the bot verified, answered and promised, on her ticket alone', async () => {
  const conversation = 'c-5'
  const { token } = await start(conversation)
  await demo.rest('order/status', { conversation, token, order: '#1062' })
  // A contact that somebody merely typed brings her order into nobody else's ticket.
  const keys = [{ kind: 'email', value: demo.emailOf(102) }]
  const handed = await demo.rest('handover/create', { conversation, token, reason: 'concern', keys })
  expect(handed.status).toBe(200)
  const { handOvers } = await demo.panel(101)
  expect(handOvers.find(({ id }) => id === handed.body.id)).toMatchObject({
    level: 1,
    orders: ['#1062'],
    answered: [{ operation: 'order.status', order: '#1062' }],
    promised: [],
    reason: 'concern',
  })
  expect((await demo.panel(102)).handOvers).toEqual([])
})

test('a hand-over of somebody who proved nothing names no order, and is found by the contact that she gave', async () => {
  const keys = [{ kind: 'email', value: katharina.email.toUpperCase() }]
  const handed = await demo.rest('handover/create', { conversation: 'c-6', reason: 'not_verified', keys })
  const { handOvers } = await demo.panel(101)
  expect(handOvers.find(({ id }) => id === handed.body.id)).toMatchObject({
    level: 0,
    orders: [],
    answered: [],
    reason: 'not_verified',
  })
  expect((await demo.panel(102)).handOvers).toEqual([])
})

test('whoever sweeps order numbers learns nothing and is stopped', async () => {
  const numbers = Array.from({ length: 45 }, (_, index) => `#${1030 + index}`)
  const answers = await Promise.all(
    numbers.map((order, index) =>
      demo.rest('verification/start', {
        conversation: `sweep-${index}`,
        order,
        email: 'mallory@example.com',
      }),
    ),
  )
  const told = answers.filter(({ status }) => status === 200)
  const shape = ({ token: _, expiresAt: __, ...said }: Record<string, unknown>) => JSON.stringify(said)
  expect(new Set(told.map(({ body }) => shape(body))).size).toBe(1)
  expect(told[0]?.body.level).toBe(0)
  const stopped = answers.filter(({ status }) => status === 429)
  expect(told.length + stopped.length).toBe(45)
  // 30 an hour from one address.
  expect(stopped.length).toBeGreaterThanOrEqual(15)
  expect(Number(stopped[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  // A token that was given for nothing opens nothing.
  const [{ token }] = told.map(({ body }) => body)
  const nothing = await demo.rest('order/status', { conversation: 'sweep-0', token, order: '#1030' })
  expect(nothing.status).toBe(404)
})
