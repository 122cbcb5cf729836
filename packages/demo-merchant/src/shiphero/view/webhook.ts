import { accountUuid, uuid } from '../ids.ts'
import type { Fields, Scope } from './scope.ts'

/** What the merchant's people made with `webhook_create`: one for each type. */
const names = [
  'Order Allocated',
  'Order Deallocated',
  'Order Packed Out',
  'Package Added',
  'Shipment Update',
  'Order Canceled',
  'Tote Complete',
  'Tote Cleared',
]

export const webhookViews = ({ webhooksTo }: Scope): Fields[] =>
  webhooksTo === undefined
    ? []
    : names.map((name, index) => ({
        id: uuid('Webhook', 501 + index),
        legacy_id: 501 + index,
        account_id: accountUuid,
        shop_name: 'throughline',
        name,
        url: webhooksTo,
        source: 'api',
        enabled: true,
        health: 'HEALTHY',
      }))
