import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '@throughline/bridge/config.ts'
import { listen } from '@throughline/bridge/platform/http-server.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import { type BridgeParts, wireBridge } from '@throughline/bridge/wiring.ts'
import { demoBrands, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makeDemoKey } from '../../../scripts/start/demo-key.ts'
import { freePort } from '../../kit/free-port.ts'

test('a conversation at the door of the whole bridge is a contact of the account whose brand the key names', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const { now } = merchant.clock
  const port = await freePort()
  const demo = demoConfig({ merchantUrl: merchant.url, bridge: { port } })
  const brandId = demoBrands.europe.id
  const config = parseConfig(
    JSON.stringify({
      ...demo,
      deadlines: { source: 8_000, panel: 10_000 },
      jobs: { enabled: false },
      bots: makeDemoKey({ folder, brandId, now: now() }),
    }),
    { file: 'demo.yaml', env: {} },
  )
  let parts: BridgeParts | undefined
  const bridge = await wireBridge(config, {
    log: createLog({ write: () => {} }),
    now,
    verifyStepMs: 1,
    onOpened: (opened) => {
      parts = opened
    },
  })
  const server = await listen(bridge.app, { host: '127.0.0.1', port })
  onTestFinished(async () => {
    await server.close(0)
    await bridge.close()
    await merchant.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const key = readFileSync(join(folder, 'bot-key'), 'utf8').trim()
  const ask = async (operation: string, body: object) => {
    const reply = await fetch(`http://127.0.0.1:${port}/v1/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ conversation: 'chat-1', order: '#1062', ...body }),
    })
    return reply.json()
  }
  const account = config.zendesk[0]?.subdomain ?? ''
  const email = 'katharina.brandt@example.org'
  const { token } = await ask('verification/start', { email })
  expect(await ask('order/status', { token })).toMatchObject({ order: { number: '#1062' } })

  const tickets = await vi.waitFor(
    async () => {
      const found = await parts?.store.contacts.tickets(account, { most: 10 })
      expect(found).toHaveLength(1)
      return found ?? []
    },
    { timeout: 20_000 },
  )
  const events = (await parts?.contacts.eventsOf(account, tickets)) ?? []
  expect(tickets).toEqual([expect.stringMatching(/^bot:/)])
  expect(events).toContainEqual(
    expect.objectContaining({
      kind: 'opened',
      channel: 'bot',
      brand: brandId,
      customer: [parts?.store.terms.termOf('email', email)],
    }),
  )
  expect(events).toContainEqual(expect.objectContaining({ kind: 'linked', number: '#1062' }))
  expect(events.filter(({ kind }) => kind === 'message')).toHaveLength(2)
  // It may go on: a day of silence ends it.
  expect(events.map(({ kind }) => kind)).not.toContain('bot_handed_over')
})
