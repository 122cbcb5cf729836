import { parseConfig } from '@throughline/bridge/config.ts'
import type { Draft, Question } from '@throughline/bridge/connectors/connector.ts'
import { questionOf } from '@throughline/bridge/domain/polling-questions.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { wireConnections } from '@throughline/bridge/wiring.ts'
import { type DemoMerchant, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import type { SourceRecord } from '@throughline/shared/model'
import { afterAll, beforeAll, expect, test } from 'vitest'

// The lists of changes of every demo system, read by the real connectors over HTTP.

const day = 86_400_000
const now = Date.parse('2026-11-20T13:05:00Z')
const http = createHttp()
let merchant: DemoMerchant

beforeAll(async () => {
  merchant = await startDemoMerchant({ port: 0, limits: false, now: () => now })
})
afterAll(async () => {
  await http.close()
  await merchant.close()
})

const connectionOf = (id: string) => {
  const config = parseConfig(JSON.stringify(demoConfig({ merchantUrl: merchant.url })), {
    file: 'demo.yaml',
    env: {},
  })
  const found = wireConnections(config, { http, now: () => now }).find((one) => one.id === id)
  if (!found) throw new Error(`the demo has no connection ${id}`)
  return found
}

const soon = () => AbortSignal.timeout(15_000)

async function allSince(id: string, since: number): Promise<Draft[]> {
  const { connector } = connectionOf(id)
  const records: Draft[] = []
  let cursor: string | undefined
  do {
    const page = await connector.changedSince?.(new Date(since).toISOString(), cursor, soon())
    records.push(...(page?.records ?? []))
    cursor = page?.next
  } while (cursor)
  return records
}

const nameOf = ({ kind, key }: Draft) => `${kind} ${key}`

test.each(['shop-eu', 'shop-us', 'wms', 'easypost', 'loop'])(
  'a list of %s says of each record what asking for it says, so that reading both ways never flickers',
  async (id) => {
    const { connector, definition } = connectionOf(id)
    const listed = await allSince(id, now - 25 * day)
    expect(listed.length).toBeGreaterThan(5)
    const newest = new Map(listed.map((record) => [nameOf(record), record]))
    for (const record of [...newest.values()].slice(0, 40)) {
      const seen = { ...record, connection: id, observedAt: new Date(now).toISOString() } as SourceRecord
      const question = questionOf(seen, definition.capabilities)
      if (!question) throw new Error(`${nameOf(record)} cannot be asked for`)
      const { kind, by, value } = question
      const asked: Question = { kind, by, values: [{ value }], patient: true }
      const answer = await connector.ask(asked, soon())
      expect(answer.records.find((one) => nameOf(one) === nameOf(record))).toEqual(record)
    }
  },
)

test.each(['shop-eu', 'wms', 'loop'])(
  'what %s lists as changed since yesterday is a part of what changed in ten days, and all that has a newer time',
  async (id) => {
    const [recent, all] = [await allSince(id, now - day), await allSince(id, now - 10 * day)]
    const recentNames = new Set(recent.map(nameOf))
    expect(recentNames.size).toBeGreaterThan(0)
    expect(recentNames.size).toBeLessThan(new Set(all.map(nameOf)).size)
    const { definition } = connectionOf(id)
    for (const record of all.filter(({ kind }) => definition.listed?.includes(kind))) {
      const updatedAt = 'updatedAt' in record.data ? record.data.updatedAt : undefined
      const changed = Date.parse(updatedAt?.instant ?? `${updatedAt?.local}Z`)
      expect([nameOf(record), recentNames.has(nameOf(record))]).toEqual([
        nameOf(record),
        changed >= now - day,
      ])
    }
  },
)
