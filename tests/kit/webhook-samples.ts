/**
 * One delivery of each vendor as its bytes, and its signature as `openssl dgst -sha256 -hmac <secret>` gives it, hex or through base64:
 * made without our code. The bodies are not what JSON.stringify would write.
 * Zendesk's is over the time stamp and the body. EasyPost's key is the secret in NFKD; the same recipe gives the signature that EasyPost
 * publishes for its own example (official/fixtures/event-body.json in github.com/EasyPost/examples, secret `sécret`).
 */
export interface WebhookSample {
  /** The vendor's folder, or `zendesk`. */
  vendor: string
  secret: string
  /** Carries the signature. */
  signedIn: string
  headers: Record<string, string>
  body: string
  topic: string
}

/** A second after Zendesk signed; every other sample is fresh then too. */
export const sampleTime = Date.parse('2026-11-20T09:00:00Z')

export const shopifySample: WebhookSample = {
  vendor: 'shopify',
  secret: 'shpss_0123456789abcdef0123456789abcdef',
  signedIn: 'x-shopify-hmac-sha256',
  headers: {
    'x-shopify-topic': 'orders/updated',
    'x-shopify-hmac-sha256': 'EvZbMgs0hlKz2vAumc7wRJ9Tqj0OCnQd34xx8NR+vsw=',
    'x-shopify-shop-domain': 'nordlicht-demo-eu.myshopify.com',
    'x-shopify-api-version': '2026-10',
    'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
    'x-shopify-event-id': '98880550-7158-44d4-b7cd-2c97c8a091b5',
    'x-shopify-triggered-at': '2026-11-20T08:59:57.123456789Z',
  },
  body: String.raw`{"id":5234567890123,"admin_graphql_api_id":"gid:\/\/shopify\/Order\/5234567890123","name":"#1042","email":"ada@example.com","total_price":"245.00","total_weight":1200.0,"updated_at":"2026-11-20T10:00:00+01:00"}`,
  topic: 'orders/updated',
}

export const easypostSample: WebhookSample = {
  vendor: 'easypost',
  secret: 'sécret of the desk',
  signedIn: 'x-hmac-signature',
  headers: {
    'x-hmac-signature': 'hmac-sha256-hex=8868a95a3da85cf7141106345b86a5af5884a130675755fb1e053be2d7c88305',
  },
  body: '{"id":"evt_9b1d","object":"Event","mode":"test","description":"tracker.updated","previous_attributes":{"status":"unknown"},"result":{"id":"trk_41","object":"Tracker","tracking_code":"EZ2000000002","carrier":"USPS","weight":17.0,"status":"in_transit","signed_by":"Ada Lovelace"}}',
  topic: 'tracker.updated',
}

export const shipheroSample: WebhookSample = {
  vendor: 'shiphero',
  secret: 'f2a5e0c1d4b34c6f9a7e8b6d5c4a3b21',
  signedIn: 'x-shiphero-hmac-sha256',
  headers: {
    'x-shiphero-hmac-sha256': 'fM7mraMdUz4LrI80WWJU3ZWLIUbC6clQ2PsGriOz/m4=',
    'x-shiphero-message-id': '0d5c8a0e-5b61-4b5f-8f1e-8f1c9d2a7b33',
  },
  body: '{"test": "0", "webhook_type": "Shipment Update", "fulfillment": {"shipment_id": 9007001, "order_number": "#1042", "partner_order_id": "5234567890123", "tracking_number": "JJD1", "line_items": [{"id": "1", "quantity": 2, "price": 12.50}]}}',
  topic: 'Shipment Update',
}

export const loopSample: WebhookSample = {
  vendor: 'loop_returns',
  secret: 'loop-webhook-secret-77',
  signedIn: 'x-loop-signature',
  headers: { 'x-loop-signature': 'n9wVgKP8no6Y539FNoTArfOOLPuwgUtt8UYQdBzEqS4=' },
  body: String.raw`{"topic":"label","trigger":"label.updated","shop_id":"9876","id":"12345","order_id":"1234567890","provider_order_id":1029384756,"carrier":"DHL Caf\u00e9","tracking_number":"JJD7","label_status":"in_transit","label_updated_at":"2026-11-19T12:00:00+00:00","status_page_url":"https:\/\/example.com\/r\/12345"}`,
  topic: 'label.updated',
}

/** Zendesk's documentation's own test secret. */
export const zendeskSample: WebhookSample = {
  vendor: 'zendesk',
  secret: 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==',
  signedIn: 'x-zendesk-webhook-signature',
  headers: {
    'x-zendesk-webhook-signature': 'YAzFX2K8IHF0Epy/M66l4h15j7LbvsaPuByuYBGYgsc=',
    'x-zendesk-webhook-signature-timestamp': '2026-11-20T08:59:59Z',
    'x-zendesk-webhook-id': '01HXXXXXXXXXXXXXXXXXXXXXXX',
    'x-zendesk-webhook-invocation-id': '01KABCDEFGHJKMNPQRSTVWXYZ0',
    'x-zendesk-account-id': '22129848',
  },
  body: '{"account_id": 22129848,"detail":{"id":"5158","status":"OPEN","requester_id":"8447388090494","subject":"Where is #1042?"},"event":{"current":"OPEN","previous":"SOLVED"},"id":"cbe4028c-7239-495d-b020-f22348516046","subject":"zen:ticket:5158","time":"2026-11-20T08:59:58.672717030Z","type":"zen:event-type:ticket.status_changed","zendesk_event_version":"2022-11-06"}',
  topic: 'ticket.status_changed',
}

export const webhookSamples = [shopifySample, easypostSample, shipheroSample, loopSample, zendeskSample]
