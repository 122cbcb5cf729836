import { isoUtc } from '../../world/time.ts'
import { gid } from '../ids.ts'
import type { Fields, Scope } from './scope.ts'

/** What the merchant's people subscribed the bridge to. */
const topics = [
  'ORDERS_CREATE',
  'ORDERS_UPDATED',
  'ORDERS_CANCELLED',
  'ORDERS_EDITED',
  'ORDER_TRANSACTIONS_CREATE',
  'FULFILLMENTS_CREATE',
  'FULFILLMENTS_UPDATE',
  'FULFILLMENT_EVENTS_CREATE',
  'FULFILLMENT_HOLDS_ADDED',
  'FULFILLMENT_HOLDS_RELEASED',
  'FULFILLMENT_ORDERS_MOVED',
  'REFUNDS_CREATE',
  'RETURNS_REQUEST',
  'RETURNS_APPROVE',
  'RETURNS_DECLINE',
  'RETURNS_CANCEL',
  'RETURNS_CLOSE',
  'RETURNS_REOPEN',
  'RETURNS_UPDATE',
  'RETURNS_PROCESS',
  'REVERSE_DELIVERIES_ATTACH_DELIVERABLE',
  'REVERSE_FULFILLMENT_ORDERS_DISPOSE',
] as const

/** The `WebhookSubscription`s of a shop, all to one address. */
export const subscriptionViews = ({ world, webhooksTo }: Scope): Fields[] =>
  webhooksTo === undefined
    ? []
    : topics.map((topic, index) => ({
        __typename: 'WebhookSubscription',
        id: gid('WebhookSubscription', 8_800_001 + index),
        topic,
        uri: webhooksTo,
        format: 'JSON',
        includeFields: [],
        filter: null,
        createdAt: isoUtc(world.madeAt),
        updatedAt: isoUtc(world.madeAt),
      }))
