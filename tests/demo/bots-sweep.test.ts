import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { demoBrands, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeDemoKey } from '../../scripts/start/demo-key.ts'

/** The shop's orders are #1001 to #1080: whoever sweeps from 1 meets 1,000 numbers that nobody has, and then all that somebody has. */
const everyNumber = Array.from({ length: 1_080 }, (_, at) => at + 1)
/** Some that nobody has, and then all that somebody has. */
const lastNumbers = everyNumber.slice(900)
const begin = Date.parse('2026-11-20T09:00:00Z')

let demo: Awaited<ReturnType<typeof startSwept>>
beforeAll(async () => {
  // Only the calendar stands still; what limits count in hours passes when a test says so.
  vi.useFakeTimers({ toFake: ['Date'], now: begin })
  demo = await startSwept()
}, 60_000)
afterAll(async () => {
  await demo?.close()
  vi.useRealTimers()
})

/** Merchant and bridge; who verifies is answered at once, and addresses are what a proxy on this machine says. */
async function startSwept() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-sweep-'))
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const { now } = merchant.clock
  const bots = makeDemoKey({ folder, brandId: demoBrands.europe.id, now: now() })
  const { bridge: doors, ...rest } = demoConfig({ merchantUrl: merchant.url, bridge: { port: 0 } })
  const config = {
    ...rest,
    bridge: { ...doors, trustProxy: ['127.0.0.1'], limits: { address: 1_000_000 } },
    bots: { ...bots, perMinute: 1_000_000 },
  }
  const bridge = await startBridge({
    config: parseConfig(JSON.stringify(config), { file: 'demo.yaml', env: {} }),
    port: 0,
    now,
    verifyStepMs: 1,
    logDestination: { write: () => true },
  })
  const key = readFileSync(join(folder, 'bot-key'), 'utf8').trim()
  return {
    async ask(operation: string, body: object, address = '198.51.100.1') {
      const reply = await fetch(`${bridge.url}/v1/${operation}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'x-forwarded-for': address,
        },
        body: JSON.stringify(body),
      })
      const text = await reply.text()
      const wait = reply.headers.get('retry-after')
      return { status: reply.status, text, wait: wait === null ? undefined : Number(wait) }
    },
    async close() {
      await bridge.close()
      await merchant.close()
      rmSync(folder, { recursive: true })
    },
  }
}

type Said = Awaited<ReturnType<typeof demo.ask>>

/** All of it, many at a time, in order. */
async function sweep(ask: (number: number) => Promise<Said>, numbers = everyNumber): Promise<Said[]> {
  const said: Said[] = []
  for (let from = 0; from < numbers.length; from += 36)
    said.push(...(await Promise.all(numbers.slice(from, from + 36).map(ask))))
  return said
}

/** What is left when the token, which is random, is taken out: every other byte has to be the same. */
const bytesOf = ({ status, text }: Said): string => `${status} ${text.replace(/"token":"[\w-]{43}"/, '')}`

/** `10.1.0.7` and so on: a network of addresses. */
const addressOf = (number: number): string => `10.1.${number >> 8}.${number & 255}`

const start = (number: number, conversation: string, address?: string) =>
  demo.ask('verification/start', { conversation, order: `#${number}`, email: 'mallory@example.com' }, address)

test('one caller who sweeps in one conversation tries ten numbers, and the next ten half an hour later', async () => {
  const said = await sweep((number) => start(number, 'one talk'), lastNumbers)
  expect(said.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(new Set(said.map(bytesOf)).size).toBe(2)
  for (const { status, wait } of said) if (status !== 200) expect([status, wait]).toEqual([429, 1_800])
  vi.setSystemTime(begin + 30 * 60_000 - 1_000)
  expect(await start(1, 'one talk')).toMatchObject({ status: 429, wait: 1 })
  vi.setSystemTime(begin + 30 * 60_000)
  expect((await start(1, 'one talk')).status).toBe(200)
}, 60_000)

test('one caller with a new conversation for each number tries thirty in an hour', async () => {
  const at = begin + 10 * 3_600_000
  vi.setSystemTime(at)
  const said = await sweep((number) => start(number, `talk ${number}`, '198.51.100.2'))
  expect(said.filter(({ status }) => status === 200)).toHaveLength(30)
  expect(new Set(said.map(bytesOf)).size).toBe(2)
  for (const { status, wait } of said) if (status !== 200) expect([status, wait]).toEqual([429, 3_600])
  vi.setSystemTime(at + 3_600_000)
  expect((await start(1, 'talk 1', '198.51.100.2')).status).toBe(200)
}, 60_000)

test('a thousand callers, each with an address and a conversation of its own, hear the same of every number', async () => {
  vi.setSystemTime(begin + 20 * 3_600_000)
  const said = await sweep((number) => start(number, `own ${number}`, addressOf(number)))
  expect([...new Set(said.map(bytesOf))]).toEqual([expect.stringMatching(/^200 \{"level":0,/)])
}, 120_000)

test('five wrong tries of any of many callers lock a number for a quarter of an hour, one that is there and one that is not', async () => {
  const at = begin + 30 * 3_600_000
  vi.setSystemTime(at)
  const said: string[] = []
  for (const number of [1062, 999]) {
    for (let tried = 0; tried < 5; tried += 1)
      expect((await start(number, `l ${number} ${tried}`, addressOf(2_000 + tried))).status).toBe(200)
    const sixth = await start(number, `l ${number} 6`, addressOf(2_006))
    expect([sixth.status, sixth.wait]).toEqual([429, 900])
    said.push(sixth.text)
  }
  expect(said[0]).toBe(said[1])
  vi.setSystemTime(at + 15 * 60_000)
  expect((await start(1062, 'l later', addressOf(2_007))).status).toBe(200)
})

test.each(['#1062', '1062', 'Bestellung Nr. 1062.', 'order #1062, please'])(
  'who writes her number as “%s” is recognised, as often as she likes',
  async (order) => {
    vi.setSystemTime(begin + 50 * 3_600_000)
    for (let times = 0; times < 6; times += 1) {
      const asked = { conversation: 'hers', order, email: 'Katharina.Brandt@example.org' }
      expect(JSON.parse((await demo.ask('verification/start', asked)).text).level).toBe(1)
    }
  },
)

test('who holds the token of one order hears the same 404 of every other number', async () => {
  vi.setSystemTime(begin + 60 * 3_600_000)
  const conversation = 'katharina'
  const own = { conversation, order: '#1062', email: 'katharina.brandt@example.org' }
  const { token, level } = JSON.parse((await demo.ask('verification/start', own)).text)
  expect(level).toBe(1)
  const status = (number: number) => demo.ask('order/status', { conversation, token, order: `#${number}` })
  const said = await sweep(status, lastNumbers)
  const others = said.filter((_, at) => lastNumbers[at] !== 1062)
  expect([...new Set(others.map(bytesOf))]).toEqual([expect.stringMatching(/^404 /)])
  expect(said[lastNumbers.indexOf(1062)]?.status).toBe(200)
}, 120_000)
