import type { ReplyMessages } from '../reply-messages.ts'

export const en: ReplyMessages = {
  greeting: 'Hello {name},',
  greeting_nameless: 'Hello,',

  shipment_label_created:
    'A shipping label has been made for your order {number}; the carrier has not scanned the parcel yet.',
  shipment_in_transit:
    '{carrier, select, none {Your parcel for order {number} is on its way.} other {Your parcel for order {number} is on its way with {carrier}.}}',
  shipment_out_for_delivery:
    '{carrier, select, none {Your parcel for order {number} is out for delivery.} other {Your parcel for order {number} is out for delivery with {carrier}.}}',
  shipment_available_for_pickup:
    '{carrier, select, none {Your parcel for order {number} is ready to be collected at a pick-up point.} other {Your parcel for order {number} is ready to be collected at a {carrier} pick-up point.}}',
  shipment_delivered:
    '{carrier, select, none {Your parcel for order {number} has been delivered} other {{carrier} has delivered your parcel for order {number}}}{date, select, none {.} other { on {date}.}}',
  shipment_returned_to_sender: 'Your parcel for order {number} has been sent back to us by the carrier.',
  shipment_failed: 'The carrier could not deliver your parcel for order {number}.',
  shipment_cancelled: 'The shipping label for your order {number} has been cancelled.',
  shipment_unknown:
    'The carrier’s latest report does not tell us clearly where your parcel for order {number} is.',
  shipment_claimed:
    'Our systems show your order {number} as sent; there is no scan by the carrier yet that confirms it.',
  shipment_claimed_delivered:
    'Our systems show your order {number} as delivered; there is no scan by the carrier that confirms it.',
  last_scan:
    '{place, select, none {{date, select, none {The carrier has scanned it.} other {It was last scanned on {date}.}}} other {{date, select, none {It was last scanned in {place}.} other {It was last scanned in {place} on {date}.}}}}',

  warehouse_waiting: 'Your order {number} is in our warehouse and waits to be picked.',
  warehouse_preparing: 'Your order {number} is being prepared in our warehouse.',
  warehouse_packed: 'Your order {number} is packed and waits for the carrier in our warehouse.',
  warehouse_handed_over: 'Our warehouse has handed your order {number} over to the carrier.',
  warehouse_cancelled: 'Our warehouse shows your order {number} as cancelled.',
  warehouse_unknown: 'Our warehouse’s latest report does not tell us clearly how far your order {number} is.',

  order_placed: 'We have received your order {number}; the payment is not confirmed yet.',
  order_paid: 'We have received your order {number} and its payment.',
  order_on_hold: 'Your order {number} is on hold.',
  order_in_warehouse: 'Your order {number} is in our warehouse.',
  order_partially_shipped: 'A part of your order {number} has been sent.',
  order_shipped: 'Your order {number} is shown as sent.',
  order_delivered: 'Your order {number} is shown as delivered.',
  order_cancelled: 'Your order {number} is cancelled.',
  order_closed: 'Your order {number} is completed.',
  order_unknown: 'Our systems do not tell us clearly how far your order {number} is.',

  return_requested: 'We have received your request to return items of order {number}.',
  return_approved: 'Your return for order {number} is approved.',
  return_declined: 'Your return for order {number} was declined.',
  return_label_sent: 'The label for your return of order {number} has been sent to you.',
  return_in_transit: 'Your return for order {number} is on its way to us.',
  return_received: 'Your return for order {number} has arrived.',
  return_inspected: 'Your return for order {number} has arrived and has been checked.',
  return_refund_issued: 'The refund for your return of order {number} has been ordered.',
  return_refunded: 'The refund for your return of order {number} has been paid.',
  return_exchanged: 'Your return for order {number} has been exchanged.',
  return_closed: 'Your return for order {number} is closed.',
  return_cancelled: 'Your return for order {number} is cancelled.',
  return_unknown: 'Our systems do not tell us clearly how far your return for order {number} is.',

  promise_on_track: 'It should reach you by {promised}, as promised.',
  promise_late:
    'It will probably arrive on {expected}, later than the {promised} that we promised. We are sorry.',
  promise_late_undated:
    'It may not reach you by {promised}, as we promised. We do not have a new date yet. We are sorry.',
  promise_broken_undated:
    'We promised it by {promised} and did not keep that. We do not have a new date yet. We are sorry.',
  promise_kept_late: 'It came on {done}, later than the {promised} that we promised. We are sorry.',
  estimate: 'It is expected to arrive on {expected}.',
  dispatch_on_track: 'It should be sent by {promised}.',

  refund_due:
    '{amount, select, none {Your refund is due by {date}.} other {Your refund of {amount} is due by {date}.}}',
  refund_late:
    '{amount, select, none {Your refund was due on {date} and is late. We are sorry.} other {Your refund of {amount} was due on {date} and is late. We are sorry.}}',
  refund_issued:
    '{amount, select, none {Your refund was ordered} other {Your refund of {amount} was ordered}}{date, select, none {.} other { on {date}.}}',
  refund_settled:
    '{amount, select, none {Your refund was paid} other {Your refund of {amount} was paid}}{date, select, none {.} other { on {date}.}}',
  send_return_by: 'Please post your return by {date}.',

  concern_not_released: 'Your order has not reached our warehouse yet.',
  concern_stuck_in_warehouse: 'Your order is taking longer in our warehouse than it should.',
  concern_missed_cutoff: 'Your order did not leave with the pick-up that it should have left with.',
  concern_short_pick:
    '{article, select, none {Our warehouse found fewer items than you ordered.} other {Our warehouse found fewer of “{article}” than you ordered.}}',
  concern_on_hold: 'It cannot go on until the hold has been resolved.',
  concern_backordered:
    '{article, select, none {An item of your order is not in stock at the moment} other {“{article}” is not in stock at the moment}}{expected, select, none {.} other {; it is expected on {expected}.}}',
  concern_oversold:
    '{article, select, none {More of an item was ordered than we have in stock.} other {More of “{article}” was ordered than we have in stock.}}',
  concern_label_not_scanned: 'The carrier should have scanned the parcel by now and has not.',
  concern_silent_parcel: 'The carrier has not scanned your parcel for longer than usual.',
  concern_delivery_attempt_failed: 'The carrier tried to deliver your parcel and could not.',
  concern_customs_hold: 'Customs are holding your parcel.',
  concern_address_problem: 'There is a problem with the delivery address. Please tell us the right one.',
  concern_pickup_expiring:
    '{deadline, select, none {Please collect it soon, or it will be sent back.} other {Please collect it by {deadline}, or it will be sent back.}}',
  concern_returned_to_sender: 'Your parcel is being returned to us.',
  concern_damaged: 'The carrier reports that the parcel was damaged.',
  concern_probably_lost: 'Your parcel has probably been lost on the way. We are sorry.',
  concern_cancelled_but_shipping:
    'Your order is cancelled in one of our systems and still moving in another; that has to be clarified on our side.',
  concern_refunded_but_shipping: 'The money was refunded, and the parcel is still on its way to you.',
  concern_return_in_transit_too_long: 'Your return has been on its way to us for longer than usual.',
  concern_return_delivered_not_received:
    'The carrier has delivered your return to us, and our returns desk has not booked it yet.',
  concern_not_inspected: 'Our returns desk has not checked your return yet.',
  concern_refund_overdue: 'Your refund is late. We are sorry.',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {The amount of your refund has to be checked.} other {{amount} was refunded, and {otherAmount} was due.}}',
  concern_exchange_out_of_stock: 'The item for your exchange is not in stock at the moment.',
  concern_return_window_closing:
    '{deadline, select, none {The time in which you can return it ends soon.} other {You can return it until {deadline}.}}',
  concern_on_our_side: 'Something about your order has to be clarified on our side.',

  bot_orders: '{count, plural, one {I can see one order of yours.} other {I can see # orders of yours.}}',
  bot_more_orders:
    '{count, plural, one {There is one more order; just ask me about it.} other {There are # more orders; just ask me about any of them.}}',
  bot_older_orders: 'There may be older orders that I cannot list; tell me the number of the one you mean.',
  bot_change_open:
    '{date, select, none {Nobody has begun to pack it, as far as we can see: the address and the articles can still be changed, and it can be cancelled.} other {Nobody has begun to pack it, as far as we can see: the address and the articles can still be changed, and it can be cancelled. It is planned to leave our warehouse by {date}, so please tell us soon.}}',
  bot_change_packed: 'It can no longer be changed or cancelled: its parcel has already been made.',
  bot_change_in_work: 'It can no longer be changed or cancelled: our warehouse is already working on it.',
  bot_change_over: 'It can no longer be changed or cancelled.',
  bot_change_unknown:
    'Our systems do not tell us clearly whether it can still be changed or cancelled; a colleague can find out.',
  bot_return_open: 'You can return it until {date}.',
  bot_return_over: 'The time in which it could be returned ended on {date}.',
  bot_return_unknown: 'Our systems do not tell us yet until when it can be returned.',
  bot_replacement_all: 'If you need a replacement: all of its articles are in stock.',
  bot_replacement_some: 'If you need a replacement: we have {count} of its {total} articles in stock.',
  bot_replacement_none: 'If you need a replacement: its articles are not in stock at the moment.',
}
