import { parseConfig } from '@throughline/bridge/config.ts'
import { questionOf } from '@throughline/bridge/domain/polling-questions.ts'
import { createSource } from '@throughline/bridge/flow/ask.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { wireConnections } from '@throughline/bridge/wiring.ts'
import { demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import { expect, onTestFinished, test } from 'vitest'
import { backgroundWork } from '../kit/background.ts'

const day = 86_400_000

test('after three days away the background knows what every system says, without an agent and without a webhook', {
  timeout: 60_000,
}, async () => {
  const { store, add, later, now, poll, reconcile } = await backgroundWork()
  // It tells its story backwards from its start: started a week ahead, it fills these three days with what happens.
  later(7 * day)
  const merchant = await startDemoMerchant({ port: 0, limits: false, now })
  later(-7 * day)
  const http = createHttp()
  onTestFinished(async () => {
    await http.close()
    await merchant.close()
  })
  const config = parseConfig(JSON.stringify(demoConfig({ merchantUrl: merchant.url })), {
    file: 'demo.yaml',
    env: {},
  })
  const connections = wireConnections(config, { http, now })
  for (const {
    id,
    title,
    definition,
    connector,
    config: { numbers },
  } of connections)
    add(createSource({ connection: id, title, definition, connector, numbers, now, timeoutMs: 10_000 }))
  const ids = connections.map(({ id }) => id)
  const work = async () => {
    for (const id of ids) expect((await reconcile(id)).failure).toBeUndefined()
    for (const id of ids) expect((await poll(id)).failure).toBeUndefined()
  }

  await work()
  later(3 * day)
  for (let round = 0; round < 4; round += 1) {
    await work()
    later(6 * 60_000)
  }

  for (const { id, connector, definition } of connections) {
    const told = (await store.changes.since(0)).filter(({ connection }) => connection === id)
    const documents = [
      ...new Map(told.map(({ kind, key }) => [`${kind} ${key}`, [kind, key] as const])).values(),
    ]
    const known = await store.records.byDocument(id, documents)
    expect(known.length).toBeGreaterThanOrEqual(2)
    for (const record of known) {
      const question = questionOf(record, definition.capabilities)
      if (!question) throw new Error(`${record.kind} ${record.key} cannot be asked for`)
      const { kind, by, value } = question
      const answer = await connector.ask(
        { kind, by, values: [{ value }], patient: true },
        AbortSignal.timeout(10_000),
      )
      expect(answer.records.find(({ key }) => key === record.key)?.data).toEqual(record.data)
    }
  }
})
