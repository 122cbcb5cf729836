import { easypost } from '@throughline/bridge/connectors/easypost/index.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { expect, onTestFinished, test } from 'vitest'
import { readReply, testWithReplies } from '../../kit/replies.ts'
import { startStandIn } from '../stand-in.ts'

const hintsOf = (topic: string, body: unknown) => easypost.webhooks?.hints({ topic, body })

testWithReplies('the event of EasyPost’s documentation asks for its parcel again', () => {
  expect(hintsOf('tracker.updated', readReply('easypost/example-tracking-webhook.json'))).toEqual([
    { kind: 'tracking', by: 'tracking_number', value: 'EZ4000000004', carrier: 'UPS' },
  ])
})

test('a parcel whose carrier is not known is asked without one', () => {
  expect(hintsOf('tracker.created', { result: { tracking_code: 'JJD1', carrier: null } })).toEqual([
    { kind: 'tracking', by: 'tracking_number', value: 'JJD1' },
  ])
})

test('events of other things are unknown, a tracker event without a tracker has nothing to ask', () => {
  expect(hintsOf('batch.created', { result: { object: 'Batch' } })).toBeUndefined()
  expect(hintsOf('unnamed', {})).toBeUndefined()
  for (const body of [{ result: null }, { result: {} }, {}, null, []]) {
    expect(hintsOf('tracker.updated', body)).toEqual([])
  }
})

test('EasyPost tells its webhooks, and which of them it has switched off', async () => {
  await using vendor = await startStandIn()
  const http = createHttp()
  onTestFinished(() => http.close())
  const url = 'https://bridge.example.com/webhooks/easypost'
  vendor.play(() => ({
    body: {
      webhooks: [
        { id: 'hook_1', object: 'Webhook', mode: 'production', url, disabled_at: null },
        { id: 'hook_2', object: 'Webhook', mode: 'test', url, disabled_at: '2026-11-01T00:00:00Z' },
      ],
    },
  }))
  const settings = easypost.settings.parse({ apiKey: 'EZAK0', baseUrl: `${vendor.url}/v2` })
  const connector = easypost.connect(settings, { http, now: () => 0 })
  expect(await connector.subscriptions?.(AbortSignal.timeout(5_000))).toEqual([
    { url, active: true },
    { url, active: false },
  ])
  expect(vendor.seen[0]).toMatchObject({ method: 'GET', path: '/v2/webhooks' })
})
