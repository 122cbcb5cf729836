import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import type { Panel } from '@throughline/shared/contract'
import { expect, onTestFinished } from 'vitest'
import { type AskedBridge, openBridge } from './bridge.ts'
import { inWords } from './in-words.ts'
import { connectionsOf } from './merchant.ts'
import { startProxy, type VendorProxy } from './proxy.ts'
import { newBuyer, openReal, realTest } from './real-test.ts'
import { bridgeUser, strangeUser } from './seed-warehouse.ts'
import { wholeLife } from './stories.ts'

const { merchant, bridge } = openReal()
const socks = [{ sku: 'SOCK-M', quantity: 1 }]

const sourceOf = (panel: Panel, connection: string) => {
  const { state, failure, missing } = panel.sources.find((one) => one.connection === connection) ?? {}
  return { state, kind: failure?.kind, detail: failure?.detail, missing }
}

/** A bridge of its own, whose connections are those of the merchant but for these settings. */
async function bridgeWith(changes: { shop?: object; warehouse?: object }): Promise<AskedBridge> {
  const all = connectionsOf(merchant())
  const changed = await openBridge({
    ...all,
    shop: { ...all.shop, settings: { ...all.shop.settings, ...changes.shop } },
    warehouse: { ...all.warehouse, settings: { ...all.warehouse.settings, ...changes.warehouse } },
  })
  onTestFinished(() => changed.close())
  return changed
}

async function behind(url: string): Promise<VendorProxy> {
  const proxy = await startProxy(url)
  onTestFinished(() => proxy.close())
  return proxy
}

realTest(
  'a warehouse that dies while it is asked is an outage with a name, and what it said last stays',
  async () => {
    const { tryton, sell } = merchant()
    const { buyer, order } = await sell(newBuyer(), socks)
    await bridge().panelOf({ from: buyer.email })

    tryton.freeze()
    const asked = bridge().panelOf({ from: buyer.email })
    await setTimeout(300)
    await tryton.kill()
    const panel = await asked
    expect(sourceOf(panel, 'warehouse')).toMatchObject({
      state: 'failed',
      kind: 'unreachable',
      missing: expect.arrayContaining(['warehouse_order']),
    })
    expect(sourceOf(panel, 'shop')).toMatchObject({ state: 'answered' })
    expect(inWords(panel)[order.code]).toMatchObject({
      status: 'paid',
      warehouse: ['received'],
      concerns: [],
    })

    await tryton.restart()
    const after = await bridge().panelOf({ from: buyer.email })
    expect(sourceOf(after, 'warehouse')).toMatchObject({ state: 'answered', missing: [] })
  },
)

realTest('a shop that dies while it is asked never turns into "no orders"', async () => {
  const { vendure, sell } = merchant()
  const { buyer, order } = await sell(newBuyer(), socks)
  await bridge().panelOf({ from: buyer.email })

  vendure.freeze()
  const known = bridge().panelOf({ from: buyer.email })
  const unknown = bridge().panelOf({ from: newBuyer().email })
  await setTimeout(300)
  await vendure.kill()
  const panel = await known
  expect(sourceOf(panel, 'shop')).toMatchObject({ state: 'failed', kind: 'unreachable' })
  expect(inWords(panel)[order.code]).toMatchObject({ status: 'paid', warehouse: ['received'], concerns: [] })
  expect(await unknown).toMatchObject({ outcome: 'unavailable', orders: [] })

  await vendure.restart()
  const after = await bridge().panelOf({ from: buyer.email })
  expect(sourceOf(after, 'shop')).toMatchObject({ state: 'answered' })
})

realTest('an order goes on after each system was killed in the middle of its life', async () => {
  const { vendure, tryton } = merchant()
  const story = wholeLife(merchant(), newBuyer())
  for (const { what, run } of story.steps) {
    if (what === 'picked short' || what === 'a return agreed') {
      await tryton.kill()
      await tryton.restart()
    }
    if (what === 'the shop told of the parcel' || what === 'refund ordered') {
      await vendure.kill()
      await vendure.restart()
    }
    await run()
  }
  const panel = await bridge().panelOf({ from: story.buyer.email })
  expect(panel.sources.flatMap(({ failure }) => failure ?? [])).toEqual([])
  expect(inWords(panel)[story.number()]).toMatchObject({
    status: 'delivered',
    payment: 'partially_refunded',
    returns: ['refunded, 1 Trail boot 42'],
    concerns: [],
  })
})

realTest('a session that Tryton has ended is opened again, unnoticed', async () => {
  const { tryton, sell } = merchant()
  const { buyer, order } = await sell(newBuyer(), socks)
  await bridge().panelOf({ from: buyer.email })
  const file = new DatabaseSync(tryton.file)
  const ended = file
    .prepare('DELETE FROM ir_session WHERE create_uid = (SELECT id FROM res_user WHERE login = ?)')
    .run(bridgeUser.user)
  file.close()
  expect(Number(ended.changes)).toBeGreaterThan(0)
  const panel = await bridge().panelOf({ from: buyer.email })
  expect(sourceOf(panel, 'warehouse')).toMatchObject({ state: 'answered' })
  expect(inWords(panel)[order.code]).toMatchObject({ warehouse: ['received'] })
})

realTest('a key and a password that are refused are said to be refused', async () => {
  const refused = await bridgeWith({ shop: { apiKey: 'not-a-key' }, warehouse: { password: 'not-it' } })
  const panel = await refused.panelOf({ from: newBuyer().email })
  expect(panel).toMatchObject({ outcome: 'unavailable', orders: [] })
  expect(sourceOf(panel, 'shop')).toMatchObject({ state: 'failed', kind: 'unauthorized' })
  expect(sourceOf(panel, 'warehouse')).toMatchObject({ state: 'failed', kind: 'unauthorized' })
})

realTest(
  'a user without the right to read sales is an outage of the warehouse, not an empty one',
  async () => {
    const { buyer, order } = await merchant().sell(newBuyer(), socks)
    const blind = await bridgeWith({ warehouse: strangeUser })
    const panel = await blind.panelOf({ from: buyer.email })
    // Everybody may read articles, so stock is answered.
    expect(sourceOf(panel, 'warehouse')).toMatchObject({
      state: 'partial',
      kind: 'unauthorized',
      missing: expect.arrayContaining(['warehouse_order']),
    })
    // The shop is heard, and nothing is made of the warehouse's silence.
    blind.clock.aheadMs = 24 * 3_600_000
    const later = await blind.panelOf({ from: buyer.email })
    expect(inWords(later)[order.code]).toMatchObject({ status: 'paid', warehouse: [], concerns: [] })
  },
)

realTest(
  'a field that this Vendure lacks is named, with the version that the connector was checked against',
  async () => {
    const { vendure, sell } = merchant()
    const { buyer } = await sell(newBuyer(), socks)
    const older = await behind(vendure.url)
    older.question = (body) => body.replaceAll('trackingCode', 'trackingCodes')
    const asked = await bridgeWith({ shop: { endpoint: `${older.url}/admin-api` } })
    const panel = await asked.panelOf({ from: buyer.email })
    expect(sourceOf(panel, 'shop')).toMatchObject({
      state: 'failed',
      kind: 'unexpected_shape',
      detail: expect.stringMatching(/trackingCodes.*checked against 3\.7/),
    })
  },
)

realTest(
  'a field that this Tryton lacks is named, with the version that the connector was checked with',
  async () => {
    const { tryton, sell } = merchant()
    const { buyer } = await sell(newBuyer(), socks)
    const older = await behind(tryton.url)
    older.question = (body) => body.replaceAll('outgoing_moves', 'moves_going_out')
    const asked = await bridgeWith({ warehouse: { baseUrl: older.url } })
    const panel = await asked.panelOf({ from: buyer.email })
    expect(sourceOf(panel, 'warehouse')).toMatchObject({
      state: 'partial',
      kind: 'unexpected_shape',
      detail: expect.stringMatching(/moves_going_out.*checked with Tryton 6\.0/),
    })
  },
)

realTest.each([-1, 1])('a warehouse whose clock is off by %i hour tells the same story', async (hours) => {
  const { tryton, sell, send } = merchant()
  const sold = await sell(newBuyer(), socks)
  await send(sold, `099800009${hours + 1}00112`)
  const wrong = await behind(tryton.url)
  wrong.answer = (body) => JSON.stringify(JSON.parse(body), (_, value) => shifted(value, hours))
  const asked = await bridgeWith({ warehouse: { baseUrl: wrong.url } })
  const panel = await asked.panelOf({ from: sold.buyer.email })
  expect(sourceOf(panel, 'warehouse')).toMatchObject({ state: 'answered' })
  expect(inWords(panel)[sold.order.code]).toMatchObject({
    status: 'shipped',
    warehouse: ['handed_over'],
    concerns: [],
  })
})

/** Tryton's `datetime` by a clock that goes wrong. */
function shifted(value: unknown, hours: number): unknown {
  const { __class__: kind, year, month, day, hour, ...rest } = Object(value)
  if (kind !== 'datetime') return value
  const at = new Date(Date.UTC(year, month - 1, day, hour + hours))
  return {
    __class__: kind,
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    ...rest,
  }
}

realTest(
  'ten thousand orders of one customer: the newest are shown in time, that there are more is said, and one that is named is found',
  async () => {
    const { vendure, tryton, sell } = merchant()
    const { buyer, order } = await sell(newBuyer(), socks)
    multiply(vendure.file, { table: 'order', key: 'code', like: order.code, prefix: '7' })
    inEachChannel(vendure.file)
    multiply(tryton.file, { table: 'sale_sale', key: 'reference', like: order.code, prefix: '7' })
    const [shop, warehouse] = [await behind(vendure.url), await behind(tryton.url)]
    const asked = await bridgeWith({
      shop: { endpoint: `${shop.url}/admin-api` },
      warehouse: { baseUrl: warehouse.url },
    })
    const started = performance.now()
    const panel = await asked.panelOf({ from: buyer.email })
    const ms = performance.now() - started
    expect(panel.sources.flatMap(({ failure }) => failure ?? [])).toEqual([])
    expect(panel.sources.find(({ connection }) => connection === 'shop')?.more).toContain('order')
    expect(panel.sources.find(({ connection }) => connection === 'warehouse')?.more).toContain(
      'warehouse_order',
    )
    expect(panel.orders.length).toBeGreaterThan(0)
    expect(panel.orders.length).toBeLessThanOrEqual(50)
    expect(panel.orders.every(({ customer }) => customer.emails.includes(buyer.email))).toBe(true)
    // Its number is followed from the ticket, however many there are.
    const named = await asked.panelOf({ from: buyer.email, text: `Where is my order ${order.code}?` })
    expect(inWords(named)[order.code]).toMatchObject({ warehouse: ['received'] })
    expect(shop.calls).toBeLessThanOrEqual(20)
    expect(warehouse.calls).toBeLessThanOrEqual(40)
    // Ten seconds are the longest that a panel may take; this is far from it also on a busy machine.
    expect(ms).toBeLessThan(10_000)
  },
)

/** Ten thousand copies of a row under numbers of their own, newer than all others. */
function multiply(
  path: string,
  { table, key, like, prefix }: { table: string; key: string; like: string; prefix: string },
): void {
  const file = new DatabaseSync(path)
  const columns = file
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => name !== 'id' && name !== key)
    .map((name) => `"${name}"`)
  file
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
       INSERT INTO "${table}" ("${key}", ${columns.join(', ')})
       SELECT '${prefix}' || printf('%05d', i), ${columns.map((name) => `o.${name}`).join(', ')} FROM "${table}" o, n WHERE o."${key}" = ?`,
    )
    .run(like)
  file.close()
}

/** Vendure shows an order only in the channels that list it. */
function inEachChannel(path: string): void {
  const file = new DatabaseSync(path)
  file.exec(
    'INSERT OR IGNORE INTO order_channels_channel ("orderId", "channelId") SELECT o.id, c.id FROM "order" o, channel c',
  )
  file.close()
}
