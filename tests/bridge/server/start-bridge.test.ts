import { startBridge } from '@throughline/bridge/server.ts'
import { expect, onTestFinished, test } from 'vitest'
import { configFor, openVendor, signIn } from './merchant.ts'

const startFor = async (upstream: string) => {
  const lines: string[] = []
  const bridge = await startBridge({
    config: configFor(upstream),
    port: 0,
    logDestination: { write: (line) => lines.push(line) },
  })
  onTestFinished(() => bridge.close())
  return { bridge, lines, headers: await signIn(bridge.url) }
}

const post = async (url: string, headers: Record<string, string>, body: unknown) => {
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: reply.status, body: await reply.json() }
}

test('a started bridge names the vendor that refuses its key', async () => {
  const upstream = await openVendor((_, response) =>
    response.writeHead(401, { 'content-type': 'application/json' }).end('{}'),
  )
  const { bridge, headers } = await startFor(upstream)
  const { status, body } = await post(`${bridge.url}/trpc/orders.search`, headers, {
    query: '1Z999AA10123456784',
  })
  expect(status).toBe(200)
  expect(body.result.data).toMatchObject({
    outcome: 'unavailable',
    sources: [
      {
        connection: 'carriers',
        title: 'Carriers',
        vendor: 'EasyPost',
        state: 'failed',
        failure: { kind: 'unauthorized' },
      },
    ],
  })
  expect(await (await fetch(`${bridge.url}/readyz`)).json()).toEqual({
    status: 'ready',
    connections: { carriers: 'ready' },
  })
})

test('a bridge that is closed answers nobody', async () => {
  const bridge = await startBridge({
    config: configFor('http://127.0.0.1:9'),
    port: 0,
    logDestination: { write() {} },
  })
  expect((await fetch(`${bridge.url}/healthz`)).status).toBe(200)
  await bridge.close()
  await expect(fetch(`${bridge.url}/healthz`)).rejects.toThrow('fetch failed')
})

/** Everything about Ada that a ticket, a vendor or a curious caller could bring along. */
const personal = {
  name: 'Ada Lovelace',
  email: 'ada.lovelace@example.com',
  phone: '+49 30 901820',
  street: '12 St James Square',
  order: '#104283',
  tracking: '1Z999AA10123456784',
}
const everything = Object.values(personal).join(', ')

test('whatever a ticket, a vendor or a caller says, no log line holds it', async () => {
  const upstream = await openVendor((_, response) =>
    response
      .writeHead(500, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { message: everything } })),
  )
  const { bridge, lines, headers } = await startFor(upstream)
  const panel = `${bridge.url}/trpc/panel.forTicket`
  const ticket = {
    ticketId: '998877',
    requester: { name: personal.name, emails: [personal.email], phones: [personal.phone] },
    subject: `Where is ${personal.order}?`,
    description: everything,
    comments: [{ text: everything, fromCustomer: true }],
    customFields: [personal.tracking],
  }
  const statuses = [
    (await post(panel, headers, { ticket })).status,
    (await post(`${bridge.url}/trpc/orders.search`, headers, { query: personal.email })).status,
    (await post(panel, headers, { ticket: everything })).status,
    (
      await post(
        panel,
        { ...headers, authorization: `Bearer ${everything.replace(/[^\w.]/g, '')}` },
        { ticket },
      )
    ).status,
    (await post(`${bridge.url}/trpc/${personal.email}`, headers, {})).status,
    (await post(`${bridge.url}/${encodeURIComponent(everything)}?q=${personal.email}`, headers, {})).status,
    (await post(`${bridge.url}/auth/zendesk`, headers, { origin: personal.email })).status,
  ]
  expect(statuses).toEqual([200, 200, 400, 401, 404, 404, 401])
  // The session and what came before it are logged too.
  const log = lines.join('')
  const [asked] = lines
    .map((line) => JSON.parse(line))
    .filter((line) => line.route === '/trpc/panel.forTicket')
  expect(asked).toMatchObject({
    level: 'info',
    msg: 'request',
    method: 'POST',
    status: 200,
    installation: 'demo/1',
    outcome: 'unavailable',
    connections: ['carriers'],
    failures: [{ connection: 'carriers', kind: 'unreachable' }],
  })
  expect(asked.counts.keys).toBeGreaterThan(2)
  expect(asked.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(log).not.toMatch(
    /ada|lovelace|901820|james|104283|1Z999AA|998877|20978392|EZAK|127\.0\.0\.1"|::1|eyJ/i,
  )
  expect(log).not.toContain(headers.authorization?.slice(7) ?? 'Bearer')
})
