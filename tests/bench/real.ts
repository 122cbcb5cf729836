import { readFileSync } from 'node:fs'
import type { Asked, Connector } from '@throughline/bridge/connectors/connector.ts'
import { connectorOf } from '@throughline/bridge/connectors/registry.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { openBridge } from '../real/bridge.ts'
import { connectionsOf, type Merchant, type Sold, startMerchant } from '../real/merchant.ts'
import { startProxy } from '../real/proxy.ts'
import { median } from './measure.ts'

const orders = 20
/** How the kernel counts a process's time, in ms. */
const tickMs = 10

/**
 * Panels from Vendure and Tryton themselves: calls, time and processor, of the bridge and of each system, for an order that is under way. And
 * what it costs to ask again for 1,000 open orders in the background.
 */
export async function realSystems(): Promise<string[]> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const begun = performance.now()
  const merchant = await startMerchant({ say })
  const ready = performance.now() - begun
  try {
    const sold: Sold[] = []
    for (let at = 0; at < orders; at += 1) sold.push(await sell(merchant, at))
    return [
      `Both systems installed before: started and filled after ${seconds(ready)} s.`,
      '',
      ...(await panels(merchant, sold)),
      '',
      ...(await polling(merchant, sold)),
    ]
  } finally {
    await merchant.close()
  }
}

async function sell(merchant: Merchant, at: number): Promise<Sold> {
  const sold = await merchant.sell(
    {
      firstName: 'Grace',
      lastName: 'Hopper',
      email: `bench${at}@example.com`,
      street: 'Kastanienallee 7',
      city: 'Leipzig',
      zip: '04158',
    },
    [{ sku: 'SOCK-M', quantity: 2 }],
  )
  await merchant.send(sold, `0998000060${String(at).padStart(4, '0')}X`)
  return sold
}

async function panels(merchant: Merchant, sold: readonly Sold[]): Promise<string[]> {
  const calls = await callsOfOne(merchant, sold[0])
  const bridge = await openBridge(connectionsOf(merchant))
  try {
    // The first one signs in at Tryton and warms the compiler.
    await bridge.panelOf({ from: 'nobody@example.com' })
    const ask = (fresh: boolean) => (one: Sold) => bridge.panelOf({ from: one.buyer.email }, { fresh })
    const cold = await measured(merchant, sold, ask(false))
    const warm = await measured(merchant, sold, ask(false))
    const anew = await measured(merchant, sold, ask(true))
    const row = (what: string, { ms, cpu, vendure, tryton }: Measured, asked: string) =>
      `| ${what} | ${asked} | ${ms.toFixed(0)} | ${cpu.toFixed(0)} | ${vendure.toFixed(0)} | ${tryton.toFixed(0)} |`
    const told = `${calls.shop} and ${calls.warehouse}`
    return [
      '| a panel with one order under way | calls to Vendure and to Tryton | median ms | ms of processor: bridge | Vendure | Tryton |',
      '|---|---|---|---|---|---|',
      row('cold: never asked before', cold, told),
      row('warm: opened again within a minute', warm, 'none'),
      row('asked anew (Retry)', anew, told),
    ]
  } finally {
    await bridge.close()
  }
}

async function callsOfOne(merchant: Merchant, sold: Sold | undefined) {
  const [shop, warehouse] = [await startProxy(merchant.vendure.url), await startProxy(merchant.tryton.url)]
  const all = connectionsOf(merchant)
  const bridge = await openBridge({
    ...all,
    shop: { ...all.shop, settings: { ...all.shop.settings, endpoint: `${shop.url}/admin-api` } },
    warehouse: { ...all.warehouse, settings: { ...all.warehouse.settings, baseUrl: warehouse.url } },
  })
  try {
    await bridge.panelOf({ from: 'nobody@example.com' })
    const before = [shop.calls, warehouse.calls]
    await bridge.panelOf({ from: sold?.buyer.email ?? '' }, { fresh: false })
    return { shop: shop.calls - (before[0] ?? 0), warehouse: warehouse.calls - (before[1] ?? 0) }
  } finally {
    await bridge.close()
    await Promise.all([shop.close(), warehouse.close()])
  }
}

interface Measured {
  ms: number
  /** Milliseconds of processor for each. The bridge's holds the little that asking it takes. */
  cpu: number
  vendure: number
  tryton: number
}

async function measured(
  { vendure, tryton }: Merchant,
  sold: readonly Sold[],
  run: (sold: Sold) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = []
  const before = {
    own: process.cpuUsage(),
    vendure: processorOf(vendure.pid()),
    tryton: processorOf(tryton.pid()),
  }
  for (const one of sold) {
    const start = performance.now()
    await run(one)
    times.push(performance.now() - start)
  }
  const own = process.cpuUsage(before.own)
  return {
    ms: median(times),
    cpu: (own.user + own.system) / 1_000 / sold.length,
    vendure: (processorOf(vendure.pid()) - before.vendure) / sold.length,
    tryton: (processorOf(tryton.pid()) - before.tryton) / sold.length,
  }
}

/** User and system time of a process so far, in ms. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processorOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}

/** The questions of the polling plan, in the batches in which the connectors take them. */
async function polling(merchant: Merchant, sold: readonly Sold[]): Promise<string[]> {
  const http = createHttp()
  const rounds = 5
  const all = connectionsOf(merchant)
  const cost = async (id: 'shop' | 'warehouse', question: Parameters<Connector['ask']>[0], pid: number) => {
    const definition = connectorOf(all[id].vendor)
    if (!definition) throw new Error(`no connector for ${all[id].vendor}`)
    const connector = definition.connect(definition.settings.parse(all[id].settings), { http, now: Date.now })
    const ask = () => connector.ask(question, AbortSignal.timeout(30_000))
    const { records } = await ask()
    if (records.length < question.values.length) throw new Error(`${id} told ${records.length} records`)
    const [start, used] = [performance.now(), processorOf(pid)]
    for (let round = 0; round < rounds; round += 1) await ask()
    const calls = 1_000 / question.values.length
    const ms = ((performance.now() - start) / rounds) * calls
    const processor = ((processorOf(pid) - used) / rounds) * calls
    return { calls, ms, processor }
  }
  try {
    const ids = sold.map(({ order }): Asked => ({ value: order.id }))
    const numbers = sold.map(({ order }): Asked => ({ value: order.code }))
    const shop = await cost(
      'shop',
      { kind: 'order', by: 'shop_order_id', values: ids },
      merchant.vendure.pid(),
    )
    const warehouse = await cost(
      'warehouse',
      { kind: 'warehouse_order', by: 'order_number', values: numbers.slice(0, 10) },
      merchant.tryton.pid(),
    )
    const row = (what: string, { calls, ms, processor }: typeof shop) =>
      `| ${what} | ${calls} | ${seconds(ms)} | ${seconds(processor)} |`
    return [
      '| 1,000 open orders asked for again, one call after the other | calls | s | s of its processor |',
      '|---|---|---|---|',
      row('Vendure, twenty orders a call', shop),
      row('Tryton, ten orders a call', warehouse),
    ]
  } finally {
    await http.close()
  }
}

const seconds = (ms: number) => (ms / 1_000).toFixed(1)
