import type { Webhooks } from '@throughline/bridge/connectors/connector.ts'
import { connectorOf } from '@throughline/bridge/connectors/registry.ts'
import { verifyZendesk } from '@throughline/bridge/platform/zendesk/webhook.ts'
import { expect, test } from 'vitest'
import {
  easypostSample,
  loopSample,
  sampleTime,
  shipheroSample,
  shopifySample,
  type WebhookSample,
  webhookSamples,
  zendeskSample,
} from '../kit/webhook-samples.ts'

const verifierOf = ({ vendor }: WebhookSample): Webhooks['verify'] => {
  const verify = vendor === 'zendesk' ? verifyZendesk : connectorOf(vendor)?.webhooks?.verify
  if (!verify) throw new Error(`${vendor} takes no webhooks`)
  return verify
}

interface Changes {
  body?: string | Uint8Array
  headers?: Record<string, string | undefined>
  secrets?: readonly string[]
  now?: number
}

const verdictOn = (sample: WebhookSample, { body = sample.body, headers, secrets, now }: Changes = {}) =>
  verifierOf(sample)(
    {
      rawBody: typeof body === 'string' ? Buffer.from(body) : body,
      headers: { ...sample.headers, ...headers },
      now: now ?? sampleTime,
    },
    secrets ?? [sample.secret],
  )

const each = webhookSamples.map((sample): [string, WebhookSample] => [sample.vendor, sample])
const other = 'the secret of another connection'

test.each(each)('what %s signed is believed, with its topic', (_, sample) => {
  expect(verdictOn(sample)).toMatchObject({ ok: true, topic: sample.topic, eventId: expect.any(String) })
})

test.each(each)('%s: any byte of the body changed is not believed', (_, sample) => {
  const bytes = Buffer.from(sample.body)
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(verdictOn(sample, { body: changed })).toEqual({ ok: false, reason: 'wrong_signature' })
  }
})

test.each(each)('%s: any character of the signature changed is not believed', (_, sample) => {
  const signature = sample.headers[sample.signedIn] ?? ''
  for (let at = 0; at < signature.length; at += 1) {
    const changed = signature[at] === 'A' ? 'B' : 'A'
    const forged = signature.slice(0, at) + changed + signature.slice(at + 1)
    expect(verdictOn(sample, { headers: { [sample.signedIn]: forged } })).toMatchObject({ ok: false })
  }
})

test.each(each)('%s: a body that was parsed and written again is another one', (_, sample) => {
  const again = JSON.stringify(JSON.parse(sample.body))
  expect(again).not.toBe(sample.body)
  expect(verdictOn(sample, { body: again })).toEqual({ ok: false, reason: 'wrong_signature' })
})

test.each(each)('%s: a line break at the end is a byte too many', (_, sample) => {
  expect(verdictOn(sample, { body: `${sample.body}\n` })).toEqual({ ok: false, reason: 'wrong_signature' })
})

test.each(each)('%s: without a signature nobody is believed', (_, sample) => {
  for (const nothing of [undefined, '', ' ']) {
    expect(verdictOn(sample, { headers: { [sample.signedIn]: nothing } })).toMatchObject({ ok: false })
  }
})

test.each(each)('%s: the secret of another connection proves nothing', (_, sample) => {
  expect(verdictOn(sample, { secrets: [other] })).toEqual({ ok: false, reason: 'wrong_signature' })
  expect(verdictOn(sample, { secrets: [] })).toEqual({ ok: false, reason: 'wrong_signature' })
})

test.each(each)('%s: while one secret replaces the other both are good', (_, sample) => {
  expect(verdictOn(sample, { secrets: [other, sample.secret] })).toMatchObject({ ok: true })
  expect(verdictOn(sample, { secrets: [sample.secret, other] })).toMatchObject({ ok: true })
})

test.each(each)('%s: the same delivery again is the same event', (_, sample) => {
  expect(verdictOn(sample)).toEqual(verdictOn(sample))
})

// Whose id marks an event, and what happens without one.

test('Shopify: two subscriptions to one event are one event, ten orders of one action are ten', () => {
  const first = verdictOn(shopifySample)
  expect(verdictOn(shopifySample, { headers: { 'x-shopify-webhook-id': 'another subscription' } })).toEqual(
    first,
  )
  expect(verdictOn(shopifySample, { headers: { 'x-shopify-event-id': 'another-event' } })).not.toEqual(first)
  expect(verdictOn(shopifySample, { headers: { 'x-shopify-topic': 'orders/paid' } })).not.toEqual(first)
  // Signed with openssl like the sample; another order in the same bulk action has the same Event-Id.
  const sibling = verdictOn(shopifySample, {
    body: '{"id":5234567890124}',
    headers: { 'x-shopify-hmac-sha256': 'KV/Rek1FMsR2RdLqYHo6EwH1b4FccDJgC9Otr1OeFMg=' },
  })
  expect(sibling).toMatchObject({ ok: true })
  expect(sibling).not.toEqual(first)
})

test('Shopify: without an Event-Id the Webhook-Id marks the event', () => {
  expect(verdictOn(shopifySample, { headers: { 'x-shopify-event-id': undefined } })).toMatchObject({
    eventId: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
  })
})

test.each([
  ['EasyPost', easypostSample, 'evt_9b1d'],
  ['ShipHero', shipheroSample, '0d5c8a0e-5b61-4b5f-8f1e-8f1c9d2a7b33'],
  ['Zendesk', zendeskSample, '01KABCDEFGHJKMNPQRSTVWXYZ0'],
])('%s: an event has the id that its vendor gave it', (_, sample, eventId) => {
  expect(verdictOn(sample)).toMatchObject({ eventId })
})

test('Loop gives no id: equal bytes are the same event', () => {
  const { eventId } = verdictOn(loopSample) as { eventId: string }
  expect(eventId).toHaveLength(22)
})

// How old a delivery may be.

const minutes = 60_000
test.each([
  ['five minutes old', sampleTime - 1_000 + 5 * minutes, true],
  ['a second older', sampleTime + 5 * minutes, false],
  ['five minutes ahead of us', sampleTime - 1_000 - 5 * minutes, true],
  ['a second further ahead', sampleTime - 2_000 - 5 * minutes, false],
])('a delivery of Zendesk that is %s', (_, now, ok) => {
  expect(verdictOn(zendeskSample, { now })).toMatchObject(ok ? { ok } : { ok, reason: 'stale' })
})

test('Zendesk signs its time stamp: a younger one on an old delivery is not believed', () => {
  const headers = { 'x-zendesk-webhook-signature-timestamp': '2026-11-20T09:03:00Z' }
  expect(verdictOn(zendeskSample, { headers })).toEqual({ ok: false, reason: 'wrong_signature' })
})

test('Zendesk: a time stamp that is no time is stale, though it was signed', () => {
  const headers = {
    'x-zendesk-webhook-signature-timestamp': 'just now',
    'x-zendesk-webhook-signature': 'nF5cdCIuri4YNIoZgDUbB4zAItDzoTT+JItV7nxh2T4=',
  }
  expect(verdictOn(zendeskSample, { headers })).toEqual({ ok: false, reason: 'stale' })
})

test('Zendesk: the old recipe of body before time stamp is not believed', () => {
  const headers = { 'x-zendesk-webhook-signature': 'ITKQHTHfV9ZzWJbdpBRX4etk2XKy4b7/illUrAIBkJI=' }
  expect(verdictOn(zendeskSample, { headers })).toEqual({ ok: false, reason: 'wrong_signature' })
})

test('Zendesk: a test from Admin Center, which may be empty, is signed and no event', () => {
  const headers = { 'x-zendesk-webhook-signature': 'iBGU+TSNvfcQ4oTQWg6qBGmbgjEbwrIW/OAROWKtIH4=' }
  expect(verdictOn(zendeskSample, { body: '', headers })).toMatchObject({ ok: true, topic: undefined })
})

const days = 86_400_000
test.each([
  ['of a retry four hours later', '2026-11-20T05:00:00Z', true],
  ['of two days ago', new Date(sampleTime - 2 * days).toISOString(), true],
  ['older than two days', new Date(sampleTime - 2 * days - 1_000).toISOString(), false],
  ['ten minutes ahead of us', new Date(sampleTime + 10 * minutes).toISOString(), true],
  ['further ahead', new Date(sampleTime + 10 * minutes + 1_000).toISOString(), false],
  ['of no time', 'yesterday', false],
  ['that is missing', undefined, true],
])('Shopify: a delivery with a time %s', (_, triggeredAt, ok) => {
  const headers = { 'x-shopify-triggered-at': triggeredAt }
  expect(verdictOn(shopifySample, { headers })).toMatchObject(ok ? { ok } : { ok, reason: 'stale' })
})

test('EasyPost: an accent typed in two ways is one secret', () => {
  expect(verdictOn(easypostSample, { secrets: ['sécret of the desk'.normalize('NFC')] })).toMatchObject({
    ok: true,
  })
  expect(verdictOn(easypostSample, { secrets: ['sécret of the desk'.normalize('NFD')] })).toMatchObject({
    ok: true,
  })
  // What openssl makes of the secret as it is usually typed.
  const unnormalised = 'hmac-sha256-hex=bfa0c3a519732a17800b0883137a0e3d497d2d90c1a33b6b53ad9c7516b2ce47'
  expect(verdictOn(easypostSample, { headers: { 'x-hmac-signature': unnormalised } })).toMatchObject({
    ok: false,
  })
})

test('EasyPost: a bare signature without its prefix is not believed', () => {
  const bare = easypostSample.headers['x-hmac-signature']?.replace('hmac-sha256-hex=', '')
  expect(verdictOn(easypostSample, { headers: { 'x-hmac-signature': bare } })).toMatchObject({ ok: false })
})

test('ShipHero is told what it wants to read', () => {
  expect(connectorOf('shiphero')?.webhooks?.acknowledgement).toEqual({
    code: '200',
    Status: 'Success',
    Message: 'Success',
  })
})

test.each(each.filter(([vendor]) => vendor !== 'zendesk'))(
  '%s can be asked what its webhook names',
  (vendor, sample) => {
    const definition = connectorOf(vendor)
    const hints = definition?.webhooks?.hints({ topic: sample.topic, body: JSON.parse(sample.body) }) ?? []
    expect(hints).toHaveLength(1)
    for (const hint of hints) {
      expect(definition?.capabilities).toContainEqual(
        expect.objectContaining('trace' in hint ? {} : { kind: hint.kind, by: hint.by }),
      )
    }
  },
)
