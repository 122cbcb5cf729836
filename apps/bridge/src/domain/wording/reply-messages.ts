import type { ConcernKind, OrderStatus, ReturnStage } from '@throughline/shared/vocabulary'

/** What the promise's own sentence says, and what only we can clarify: the customer hears of these in other words. */
type OtherwiseSaid =
  | 'promise_at_risk'
  | 'promise_broken'
  | 'pack_not_verified'
  | 'shipped_without_warehouse'
  | 'warehouse_shipped_order_open'
  | 'delivered_order_open'
  | 'quantity_mismatch'
  | 'tracking_mismatch'
  | 'stock_mismatch'

type Shipment =
  | 'label_created'
  | 'in_transit'
  | 'out_for_delivery'
  | 'available_for_pickup'
  | 'delivered'
  | 'returned_to_sender'
  | 'failed'
  | 'cancelled'
  | 'unknown'
  | 'claimed'
  | 'claimed_delivered'
type Warehouse = 'waiting' | 'preparing' | 'packed' | 'handed_over' | 'cancelled' | 'unknown'

/** What a bot says of what the customer may do, and of several orders. */
type Bot =
  | 'orders'
  | 'more_orders'
  | 'older_orders'
  | 'change_open'
  | 'change_packed'
  | 'change_in_work'
  | 'change_over'
  | 'change_unknown'
  | 'return_open'
  | 'return_over'
  | 'return_unknown'
  | 'replacement_all'
  | 'replacement_some'
  | 'replacement_none'

/** Every sentence of a reply. ICU messages; a value that nobody knows arrives as `none`. */
export type ReplyMessageId =
  | 'greeting'
  | 'greeting_nameless'
  | `shipment_${Shipment}`
  | 'last_scan'
  | `warehouse_${Warehouse}`
  | `order_${OrderStatus}`
  | `return_${ReturnStage}`
  | 'promise_on_track'
  | 'promise_late'
  | 'promise_late_undated'
  | 'promise_broken_undated'
  | 'promise_kept_late'
  | 'estimate'
  | 'dispatch_on_track'
  | 'refund_due'
  | 'refund_late'
  | 'refund_issued'
  | 'refund_settled'
  | 'send_return_by'
  | `concern_${Exclude<ConcernKind, OtherwiseSaid>}`
  | 'concern_on_our_side'
  | `bot_${Bot}`

export type ReplyMessages = Record<ReplyMessageId, string>
