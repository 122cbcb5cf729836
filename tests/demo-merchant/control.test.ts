import { request } from 'node:http'
import { expect, test } from 'vitest'
import { at, friday, list } from './merchant.ts'
import { movingMerchant } from './moving-merchant.ts'

type Json = Record<string, unknown>

async function steered() {
  const moving = await movingMerchant()
  const { url } = moving.merchant
  const read = async (path: string): Promise<Json> => (await fetch(`${url}/control${path}`)).json()
  const post = async (path: string, body: unknown): Promise<{ status: number; body: Json }> => {
    const reply = await fetch(`${url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: reply.status, body: await reply.json() }
  }
  const labels = async (ticket: number): Promise<string[]> => {
    const world = await read(`/tickets/${ticket}`)
    return list(world, 'orders').flatMap((order) =>
      list(order, 'subjects').flatMap((subject) =>
        list(subject, 'possible').map(({ label }) => String(label)),
      ),
    )
  }
  const idOf = async (ticket: number, label: string): Promise<string> => {
    const world = await read(`/tickets/${ticket}`)
    const all = list(world, 'orders').flatMap((order) =>
      list(order, 'subjects').flatMap((subject) => list(subject, 'possible')),
    )
    return String(all.find((one) => one.label === label)?.id)
  }
  return { ...moving, url, read, post, labels, idOf }
}

test('the control says what time it is, which systems there are and that they are well', async () => {
  const { read } = await steered()
  const state = await read('')
  expect(at(state, 'clock.now')).toBe(friday)
  expect(list(state, 'connections').map(({ id, fault }) => [id, fault])).toEqual([
    ['shop-eu', null],
    ['shop-us', null],
    ['wms', null],
    ['easypost', null],
    ['loop', null],
  ])
})

test.each([
  [101, ['Out for delivery', 'Slips by 2 days', 'Lost'], ['Nobody at home', 'Held by customs', 'Pick it']],
  [107, ['Out for delivery again', 'Left at a parcel shop', 'Goes back'], ['Carrier takes it']],
  [110, ['Release the hold'], ['Pick it', 'Hold it: address doubtful']],
  [111, ['The stock arrives'], ['Pick it']],
  [114, ['Pick it', 'Hold it: address doubtful', 'Cancel it in the shop'], ['Reserve the stock']],
  [115, ['The payment arrives'], ['Pick it']],
  [116, ['Inspected, as new', 'Issue the refund'], ['The dock receives it']],
  [117, ['The bank confirms the refund'], ['Issue the refund']],
  [120, ['Approve it and send a label'], ['The dock receives it']],
])('for ticket %i it offers what can happen next, and not what cannot', async (ticket, offered, not) => {
  const { labels } = await steered()
  const found = await labels(ticket)
  expect(found).toEqual(expect.arrayContaining(offered))
  expect(found.filter((label) => not.includes(label))).toEqual([])
})

test('what is offered happens, once, and then something else is possible', async () => {
  const { post, idOf, labels, carriers, parcelOf } = await steered()
  await post('delays', { toldAtOnce: true })
  const action = await idOf(101, 'Delivered')
  expect((await post('act', { ticket: 101, action })).status).toBe(200)
  expect(await carriers(parcelOf('#1062').number)).toMatchObject({ status: 'delivered' })
  expect(await labels(101)).toEqual(['The customer asks for a return'])
  expect(await post('act', { ticket: 101, action })).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining('is not possible now') },
  })
})

test('an action of one ticket is none of another', async () => {
  const { post, idOf } = await steered()
  const action = await idOf(101, 'Delivered')
  expect((await post('act', { ticket: 102, action })).status).toBe(409)
})

test('a customer of whom nobody knows can order, and is then known', async () => {
  const { post, read } = await steered()
  expect(await read('/tickets/126')).toMatchObject({
    orders: [],
    possible: [{ id: 'place an order' }],
    next: null,
  })
  await post('act', { ticket: 126, action: 'place an order' })
  expect(await read('/tickets/126')).toMatchObject({ orders: [{ name: '#1081', customer: 'Noah Fielding' }] })
})

test('the clock jumps by hours and to the next change of an order', async () => {
  const { post, read, merchant } = await steered()
  await post('clock', { hours: 24 })
  expect(merchant.clock.now()).toBe(friday + 24 * 3_600_000)
  const { next } = await read('/tickets/101')
  expect(next).toMatchObject({ order: '#1062', what: 'Out for delivery, Nürnberg' })
  await post('clock', { until: 'next', orders: ['#1062'] })
  expect(merchant.clock.now()).toBe(at(next, 'at'))
  await post('clock', { until: 'next', orders: ['#1062'] })
  expect(await post('clock', { until: 'next', orders: ['#1062'] })).toEqual({
    status: 409,
    body: { error: 'Nothing more is planned for this order.' },
  })
  expect((await post('clock', { hours: -1 })).status).toBe(400)
  expect((await post('clock', {})).status).toBe(400)
})

test('a system is switched off and on again', async () => {
  const { post, merchant } = await steered()
  expect((await post('faults', { connection: 'easypost', fault: 'hang' })).status).toBe(200)
  expect(merchant.faults.of('easypost')).toEqual({ kind: 'hang' })
  await post('faults', { connection: 'easypost', fault: null })
  expect(merchant.faults.of('easypost')).toBeUndefined()
  expect(await post('faults', { connection: 'dhl', fault: 'hang' })).toMatchObject({ status: 400 })
  expect(await post('faults', { connection: 'easypost', fault: 'tired' })).toMatchObject({ status: 400 })
})

test('webhooks misbehave when told to, and only as told', async () => {
  const { post, does, parcelOf } = await steered()
  await post('webhooks', { connection: 'easypost', duplicate: true })
  const { number } = parcelOf('#1062')
  expect(await does({ kind: 'parcel_scanned', parcel: number, scan: 'out_for_delivery' })).toHaveLength(2)
  await post('webhooks', { connection: 'easypost', duplicate: false, drop: true })
  expect(await does({ kind: 'parcel_scanned', parcel: number, scan: 'delivered' })).toHaveLength(0)
})

/** The events of the log as far as they are there. */
async function logOf(url: string): Promise<Json[]> {
  const reply = await fetch(`${url}/control/log`)
  const reader = reply.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return new TextDecoder()
    .decode(value)
    .split('\n\n')
    .filter((part) => part.startsWith('event: entry'))
    .map((part) => JSON.parse(part.slice(part.indexOf('data: ') + 6)))
}

test('the log tells what happened, which webhook it caused, and how that was answered', async () => {
  const { post, idOf, url, merchant } = await steered()
  await post('delays', { toldAtOnce: true })
  await post('act', { ticket: 101, action: await idOf(101, 'Out for delivery') })
  await merchant.webhooks.settled()
  const [, happened, webhook] = await logOf(url)
  expect(happened).toMatchObject({
    kind: 'happened',
    what: 'Parcel DPD 09980000280540R: Out for delivery',
    orders: ['#1062'],
    webhooks: 1,
  })
  expect(webhook).toMatchObject({
    kind: 'webhook',
    cause: happened?.id,
    delivery: {
      connection: 'easypost',
      topic: 'tracker.updated',
      state: 'acknowledged',
      answer: '200',
      attempts: 1,
    },
  })
})

test('what has no webhook is said with the reason', async () => {
  const { post, idOf, url } = await steered()
  await post('act', { ticket: 114, action: await idOf(114, 'Hold it: address doubtful') })
  const entry = (await logOf(url)).find(({ kind }) => kind === 'happened')
  expect(entry).toMatchObject({ webhooks: 0, note: expect.stringContaining('no webhook for holds') })
})

const status = (url: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = request(
      `${url}/control${method === 'POST' ? '/delays' : ''}`,
      { method, headers },
      (reply) => {
        reply.resume()
        resolve(reply.statusCode)
      },
    )
    call.on('error', reject)
    call.end(method === 'POST' ? '{"toldAtOnce":true}' : undefined)
  })

test('nobody from elsewhere steers the simulation: no other host name, no page of another site, no form', async () => {
  const { url } = await movingMerchant().then(({ merchant }) => merchant)
  expect(await status(url, { host: 'localhost:4303' })).toBe(200)
  expect(await status(url, { host: 'merchant.attacker.example' })).toBe(403)
  expect(await status(url, { origin: 'https://attacker.example' })).toBe(403)
  expect(await status(url, { origin: 'null' })).toBe(403)
  expect(await status(url, { origin: 'http://localhost:4300' })).toBe(200)
  expect(await status(url, { 'content-type': 'text/plain' }, 'POST')).toBe(403)
  expect(await status(url, { 'content-type': 'application/json' }, 'POST')).toBe(200)
})

test('an unknown command and a body that is no JSON are told so', async () => {
  const { post, url } = await steered()
  expect((await post('weather', {})).status).toBe(404)
  expect((await post('constructor', {})).status).toBe(404)
  expect((await fetch(`${url}/control/tickets/9999`)).status).toBe(404)
  const broken = await fetch(`${url}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"hours":',
  })
  expect([broken.status, await broken.json()]).toEqual([400, { error: 'A command is a JSON object.' }])
})
