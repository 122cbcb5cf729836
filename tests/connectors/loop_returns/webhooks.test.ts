import { loopReturns } from '@throughline/bridge/connectors/loop_returns/index.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { expect, onTestFinished, test } from 'vitest'
import { startStandIn } from '../stand-in.ts'

const hintsOf = (trigger: string, body: object) =>
  loopReturns.webhooks?.hints({ topic: trigger, body: { trigger, ...body } })

const orders = { order_id: '1234567890', provider_order_id: 1029384756, order_name: '#1042' }

// Bodies by hand after https://docs.loopreturns.com/webhook-reference/, cut to what names things.
test.each([
  ['return.updated', { topic: 'return', id: 12345, state: 'open', ...orders }],
  ['return.created', { topic: 'return', id: '12345' }],
  ['label.updated', { topic: 'label', id: '12345', carrier: 'USPS', ...orders }],
  ['label.request.issued', { topic: 'label.request', id: 7, return_id: 12345 }],
])('%s asks for its return again', (trigger, body) => {
  expect(hintsOf(trigger, body)).toEqual([{ kind: 'return', by: 'return_number', value: '12345' }])
})

test('a webhook of something else asks for the returns of its order: its id is no return’s', () => {
  expect(hintsOf('restock.requested', { topic: 'restock', id: 7, ...orders })).toEqual([
    { kind: 'return', by: 'shop_order_id', value: '1029384756' },
  ])
  expect(hintsOf('giftcard.requested', { topic: 'giftcard', id: 7, order_name: '#1042' })).toEqual([
    { kind: 'return', by: 'order_number', value: '#1042' },
  ])
})

test('a label webhook before there is a label has nothing to ask; an unheard-of trigger is unknown', () => {
  expect(hintsOf('label.created', {})).toEqual([])
  expect(hintsOf('label.created', { topic: 'label', id: 'N/A' })).toEqual([])
  expect(hintsOf('customer.updated', { topic: 'customer', id: 7 })).toBeUndefined()
  expect(hintsOf('unnamed', {})).toBeUndefined()
})

test.each([['in an envelope'], ['as a bare list']])(
  'Loop tells its webhooks %s, new ones inactive',
  async (form) => {
    await using vendor = await startStandIn()
    const http = createHttp()
    onTestFinished(() => http.close())
    const url = 'https://bridge.example.com/webhooks/loop'
    const webhooks = [
      { id: 1, topic: 'return', trigger: 'return.updated', url, status: 'active' },
      { id: 2, topic: 'label', trigger: 'label.updated', url, status: 'inactive' },
    ]
    vendor.play(() => ({ body: form === 'in an envelope' ? { webhooks } : webhooks }))
    const settings = loopReturns.settings.parse({ apiKey: 'key', baseUrl: vendor.url })
    const connector = loopReturns.connect(settings, { http, now: () => 0 })
    expect(await connector.subscriptions?.(AbortSignal.timeout(5_000))).toEqual([
      { topic: 'return.updated', url, active: true },
      { topic: 'label.updated', url, active: false },
    ])
  },
)
