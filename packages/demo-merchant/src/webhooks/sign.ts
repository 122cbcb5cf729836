import { createHash, createHmac } from 'node:crypto'
import type { ConnectionId } from '../connections.ts'
import { demoCredentials } from '../credentials.ts'
import { shops } from '../world/shops.ts'
import { isoUtc } from '../world/time.ts'
import type { Notice } from './notice.ts'

/** What a system writes around a body: its signature, and how to know a duplicate. The names are the vendors' own. */
export function headersFor({ connection, topic, id, at }: Notice, body: string): Record<string, string> {
  const secret = demoCredentials[connection].webhookSecret
  const hmac = (key: string, encoding: 'base64' | 'hex') =>
    createHmac('sha256', key).update(body).digest(encoding)
  const plain = { 'content-type': 'application/json', 'user-agent': agents[connection] }
  switch (connection) {
    case 'shop-eu':
    case 'shop-us':
      // https://shopify.dev/docs/apps/build/webhooks/delivery-structure
      return {
        ...plain,
        'X-Shopify-Topic': topic,
        'X-Shopify-Hmac-SHA256': hmac(secret, 'base64'),
        'X-Shopify-Shop-Domain': shops[connection].domain,
        'X-Shopify-API-Version': '2026-10',
        'X-Shopify-Webhook-Id': uuidOf(id),
        // One action of the merchant has one event id, whatever it changed.
        'X-Shopify-Event-Id': uuidOf(`event ${connection} ${at}`),
        'X-Shopify-Triggered-At': isoUtc(at),
      }
    case 'wms':
      // https://developer.shiphero.com/webhooks: no header says the topic.
      return {
        ...plain,
        'X-Shiphero-Hmac-Sha256': hmac(secret, 'base64'),
        'X-Shiphero-Message-ID': uuidOf(id),
      }
    case 'easypost':
      // https://docs.easypost.com/guides/webhooks-guide
      return { ...plain, 'X-Hmac-Signature': `hmac-sha256-hex=${hmac(secret.normalize('NFKD'), 'hex')}` }
    case 'loop':
      // https://docs.loopreturns.com/webhook-reference/validation: no id at all.
      return { ...plain, 'X-Loop-Signature': hmac(secret, 'base64') }
  }
}

const agents: Record<ConnectionId, string> = {
  'shop-eu': 'Shopify-Captain-Hook',
  'shop-us': 'Shopify-Captain-Hook',
  wms: 'ShipHero-Webhooks',
  easypost: 'EasyPost/v2',
  loop: 'Loop',
}

/** The same name for the same thing, in the form of a UUID. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
