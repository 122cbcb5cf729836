import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Pool } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sent } from './kit/damage.ts'
import { type Reply, replyJudge } from './kit/judge-reply.ts'
import { type JudgedBridge, startJudgedBridge } from './kit/judged-bridge.ts'
import { requestsOf } from './kit/requests-of.ts'

const seed = 20_261_122
const requests = 10_000
const atOnce = 16
const katharina = { order: '#1062', email: 'katharina.brandt@example.org' }

let bridge: JudgedBridge
let pool: Pool
beforeAll(async () => {
  bridge = await startJudgedBridge()
  pool = new Pool(bridge.url, { connections: atOnce })
})
afterAll(async () => {
  await pool?.close()
  await bridge?.close()
})

async function send({ path, method, headers, body }: Sent): Promise<Reply> {
  const reply = await pool.request({ path, method, headers, body })
  return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() }
}

/** A customer who holds the code that was sent to her, and her conversation. */
async function verifiedCustomer(headers: Record<string, string>): Promise<Record<string, string>> {
  const ask = async (operation: string, input: object) => {
    const body = JSON.stringify(input)
    return JSON.parse((await send({ method: 'POST', path: `/v1/${operation}`, headers, body })).text)
  }
  const conversation = 'fuzz'
  const { token } = await ask('verification/start', { conversation, ...katharina, sendCode: true })
  const outbox = join(bridge.folder, 'outbox')
  await expect.poll(() => readdirSync(outbox), { timeout: 10_000 }).toHaveLength(1)
  const mail = readFileSync(join(outbox, readdirSync(outbox)[0] ?? ''), 'utf8')
  const [code] = /\b\d{6}\b/.exec(mail.split('\n\n')[1] ?? '') ?? []
  const { level } = await ask('verification/confirm', { conversation, token, code })
  expect(level).toBeGreaterThanOrEqual(2)
  return { conversation, token, ...katharina }
}

test('10,000 requests made from the document, right and damaged, fail nothing and are answered as it says', async () => {
  const headers = { authorization: `Bearer ${bridge.key}`, 'content-type': 'application/json' }
  const known = await verifiedCustomer(headers)
  const document = await (await fetch(`${bridge.url}/v1/openapi.json`)).json()
  const troubleWith = replyJudge(document)
  const all = fc.sample(requestsOf(document, { headers, known }), { seed, numRuns: requests })

  const wrong: string[] = []
  const statuses = new Map<string, Set<number>>()
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) {
      const sent = all[at]
      if (!sent) continue
      const reply = await send(sent)
      const named = sent.path.split('?')[0]?.slice('/v1'.length) ?? ''
      const path = named in document.paths ? named : undefined
      const trouble = troubleWith(reply, path)
      if (trouble)
        wrong.push(`request ${at}: ${trouble}\n${JSON.stringify(sent).slice(0, 600)}\n${reply.text}`)
      const seen = statuses.get(path ?? '') ?? new Set()
      statuses.set(path ?? '', seen.add(reply.status))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))

  expect(wrong.slice(0, 3)).toEqual([])
  expect(bridge.said.filter((line) => line.includes('"level":"error"'))).toEqual([])
  // A run that only knocks at closed doors would prove nothing.
  for (const path of Object.keys(document.paths)) {
    const expected = path === '/verification/confirm' ? [400, 401, 404, 405, 413] : [200, 400, 401, 405, 413]
    expect([path, ...(statuses.get(path) ?? [])]).toEqual(expect.arrayContaining([path, ...expected]))
  }
  expect(statuses.get('/verification/start')).toContain(429)
})

test.each([
  { what: 'a failure', status: 500, body: { type: 'about:blank', title: '', status: 500, detail: '' } },
  { what: 'an answer without its sentence', status: 200, body: { id: 'h-1' } },
  { what: 'an answer with more than the document says', status: 200, body: { id: 'h', say: '', more: 1 } },
  { what: 'a refusal that says nothing', status: 400, body: { status: 400 } },
  { what: 'a status that is nowhere written', status: 418, body: { status: 418 } },
])('$what would be found', async ({ status, body }) => {
  const troubleWith = replyJudge(await (await fetch(`${bridge.url}/v1/openapi.json`)).json())
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  const headers = { ratelimit: '"key";r=1;t=1', 'content-type': type }
  expect(troubleWith({ status, headers, text: JSON.stringify(body) }, '/handover/create')).toBeDefined()
})
