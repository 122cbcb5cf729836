import { DatabaseSync } from 'node:sqlite'
import type { Connector, LookupKey, Reply } from '@throughline/bridge/connectors/connector.ts'
import { documents } from '@throughline/bridge/connectors/vendure/client.ts'
import { vendure } from '@throughline/bridge/connectors/vendure/index.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { z } from 'zod'
import { newBuyer, realTest } from './real-test.ts'
import { openShop, type Shop } from './shop.ts'
import { shopClient } from './shop-client.ts'
import { startVendure } from './vendure.ts'

// The Vendure connector alone against a running Vendure: what its documents ask for is there, and what it may not read has a name.

const http = createHttp()
let server: Awaited<ReturnType<typeof startVendure>>
let shop: Shop

beforeAll(async () => {
  if (inject('whyNotReal') !== '') return
  server = await startVendure()
  shop = await openShop(server.url, server.credentials)
})
afterAll(async () => {
  await http.close()
  await server?.stop()
})

const connect = (settings: object = {}): Connector =>
  vendure.connect(
    vendure.settings.parse({ endpoint: `${server.url}/admin-api`, apiKey: shop.apiKey, ...settings }),
    { http, now: Date.now },
  )
const patience = () => AbortSignal.timeout(60_000)
const ask = (by: LookupKey, value: string, connector = connect()): Promise<Reply> =>
  connector.ask({ kind: by === 'sku' ? 'stock' : 'order', by, values: [{ value }] }, patience())
const codesIn = ({ records }: Reply) =>
  records.flatMap((record) => (record.kind === 'order' ? record.data.number : []))

realTest('every field and filter that the connector asks for is there', async () => {
  const variables = {
    email: 'nobody@example.com',
    pattern: '1[^0-9]*$',
    codes: ['x'],
    ids: ['1'],
    skus: ['x'],
    after: '2026-11-20T10:00:00.000Z',
    skip: 0,
  }
  for (const [name, query] of Object.entries(documents)) {
    const declared = Object.entries(variables).filter(([variable]) => query.includes(`$${variable}:`))
    const reply = await fetch(`${server.url}/admin-api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'vendure-api-key': shop.apiKey },
      body: JSON.stringify({ query, variables: Object.fromEntries(declared) }),
    })
    expect(await reply.json(), name).not.toHaveProperty('errors')
  }
})

realTest(
  'a phone that was typed in the country finds whoever is asked by the international number',
  async () => {
    const buyer = newBuyer({ phone: '030 / 55 12 34-5' })
    const stranger = newBuyer({ phone: '030 / 55 12 34-6' })
    const order = await shop.place(buyer, [{ sku: 'SOCK-M', quantity: 1 }])
    await shop.place(stranger, [{ sku: 'SOCK-M', quantity: 1 }])
    expect(codesIn(await ask('phone', '+49305512345'))).toEqual([order.code])
  },
)

realTest('what somebody has put into a basket is no order of hers', async () => {
  const buyer = newBuyer()
  const { productVariants } = await shop.admin(
    '{ productVariants(options: { take: 1 }) { items { id } } }',
    z.object({ productVariants: z.object({ items: z.array(z.object({ id: z.string() })).length(1) }) }),
  )
  const visitor = shopClient(`${server.url}/shop-api`)
  const Basket = z.object({ basket: z.object({ id: z.string(), code: z.string() }) })
  const { basket } = await visitor(
    'mutation ($id: ID!) { basket: addItemToOrder(productVariantId: $id, quantity: 1) { ... on Order { id code } } }',
    Basket,
    productVariants.items[0],
  )
  await visitor(
    'mutation ($input: CreateCustomerInput!) { basket: setCustomerForOrder(input: $input) { ... on Order { id code } } }',
    Basket,
    { input: { emailAddress: buyer.email, firstName: buyer.firstName, lastName: buyer.lastName } },
  )
  expect(codesIn(await ask('email', buyer.email))).toEqual([])
  expect(codesIn(await ask('order_number', basket.code))).toEqual([])
  expect(codesIn(await ask('shop_order_id', basket.id))).toEqual([])
  const order = await shop.place(buyer, [{ sku: 'SOCK-M', quantity: 1 }])
  expect(codesIn(await ask('email', buyer.email))).toEqual([order.code])
})

realTest(
  'whoever changes nothing of an order but its parcels and its money leaves its own time alone: the connector sees the change',
  async () => {
    const buyer = newBuyer()
    const order = await shop.place(buyer, [{ sku: 'BOOT-42', quantity: 1 }])
    const timeOf = async () => {
      const { records } = await ask('order_number', order.code)
      return records[0]?.kind === 'order' ? Date.parse(records[0].data.updatedAt?.instant ?? '') : 0
    }
    await shop.charge(order)
    const paid = await timeOf()
    // SQLite keeps whole seconds.
    await expect.poll(() => Date.now() - paid, { timeout: 10_000 }).toBeGreaterThan(1_100)
    await shop.ship(await shop.fulfil(order, '09980000801120'))
    const shipped = await timeOf()
    expect(shipped).toBeGreaterThan(paid)
  },
)

/** Copies one order of a customer in the shop's own database until she has `units` of them. */
function multiply(orderId: string, units: number): void {
  const file = new DatabaseSync(server.file)
  const names = file
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all('order')
    .map(({ name }) => String(name))
    .filter((name) => name !== 'id' && name !== 'code')
  const columns = names.map((name) => `"${name}"`).join(', ')
  file.exec('BEGIN')
  const copy = file.prepare(
    `INSERT INTO "order" (code, ${columns}) SELECT ?, ${columns} FROM "order" WHERE id = ?`,
  )
  const join = file.prepare('INSERT INTO order_channels_channel ("orderId", "channelId") VALUES (?, 1)')
  for (let made = 1; made < units; made += 1) join.run(copy.run(`COPY-${made}`, orderId).lastInsertRowid)
  file.exec('COMMIT')
  file.close()
}

realTest(
  'of ten thousand orders of one customer the newest twenty are read, and all are within reach by number',
  async () => {
    const buyer = newBuyer()
    const order = await shop.place(buyer, [{ sku: 'SOCK-M', quantity: 1 }])
    multiply(order.id, 10_000)
    const newest = await ask('email', buyer.email)
    expect(newest.records).toHaveLength(20)
    expect(newest.more).toBe(true)
    expect(codesIn(await ask('order_number', 'COPY-7777'))).toEqual(['COPY-7777'])

    // Whoever reads what is new reads each of them once.
    const since = '2000-01-01T00:00:00.000Z'
    const connector = connect()
    const seen: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 3; page += 1) {
      const reply = await connector.changedSince?.(since, cursor, patience())
      seen.push(...(reply ? codesIn(reply) : []))
      cursor = reply?.next
    }
    expect(seen).toHaveLength(150)
    expect(new Set(seen).size).toBe(150)
    expect(cursor).toBe('150')
  },
)

async function keyWith(permissions: readonly string[]): Promise<string> {
  const Made = z.object({ made: z.object({ id: z.string() }) })
  const { made } = await shop.admin(
    'mutation ($input: CreateRoleInput!) { made: createRole(input: $input) { id } }',
    Made,
    { input: { code: `less-${permissions.join('-')}`, description: 'Too little', permissions } },
  )
  const { createApiKey } = await shop.admin(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey } }',
    z.object({ createApiKey: z.object({ apiKey: z.string() }) }),
    { input: { roleIds: [made.id], translations: [{ languageCode: 'en', name: 'less' }] } },
  )
  return createApiKey.apiKey
}

realTest('a key that lacks a right and a key that is wrong are named, each by its remedy', async () => {
  const rights = ['ReadOrder', 'ReadCustomer', 'ReadProduct']
  const failureOf = (connector: Connector) =>
    connector.check(patience()).then(
      () => new Error('doctor found nothing'),
      (error: unknown) => error,
    )
  for (const missing of rights) {
    const apiKey = await keyWith(rights.filter((right) => right !== missing))
    expect(await failureOf(connect({ apiKey })), missing).toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining(missing),
    })
  }
  expect(await failureOf(connect({ apiKey: 'nobody:has-this' }))).toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('authOptions.tokenMethod'),
  })
  expect(await connect().check(patience())).toContain('orders, customers and stock readable')
})
