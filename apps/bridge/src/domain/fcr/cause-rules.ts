import type { ConcernKind, ContactCause, FirstContactLimit, Owner } from '@throughline/shared/vocabulary'

/** One line that a lead can read: of what the panel showed, this comes before all that stands below it. */
export interface CauseRule {
  cause: ContactCause
  /** Only where the concern was this one's to mend. */
  ifOwner?: Owner
  /** Why it is told before the next ones. */
  sentence: string
  /** Nobody could have solved it at the first contact. */
  limit?: FirstContactLimit
}

/** What breaks an order, the cause before its consequence. In a ticket about a return the lines on returns and refunds come first. */
export const concernRules: readonly (CauseRule & { cause: ConcernKind })[] = [
  {
    cause: 'cancelled_but_shipping',
    sentence: 'What should not move does: it needs a decision before anything else.',
  },
  {
    cause: 'refunded_but_shipping',
    sentence: 'Money and goods go the same way: it explains every later question.',
  },
  { cause: 'damaged', sentence: 'A damage ends the journey, whatever delayed it.' },
  {
    cause: 'returned_to_sender',
    sentence: 'A parcel that comes back will not be delivered, whatever delayed it.',
  },
  { cause: 'address_problem', sentence: 'A wrong address explains failed attempts and silence after it.' },
  {
    cause: 'delivery_attempt_failed',
    sentence: 'The carrier stood at the door: the delay is known and has a reason.',
  },
  { cause: 'pickup_expiring', sentence: 'It waits for the customer, and nobody else can fetch it.' },
  { cause: 'customs_hold', sentence: 'Customs explain the silence after them.', limit: 'customs_decides' },
  { cause: 'probably_lost', sentence: 'A loss is more than a silence.', limit: 'carrier_search' },
  { cause: 'silent_parcel', sentence: 'The carrier has it and says nothing.', limit: 'carrier_search' },
  {
    cause: 'label_not_scanned',
    ifOwner: 'carrier',
    sentence: 'It was handed over, and only the carrier can find it.',
    limit: 'carrier_search',
  },
  {
    cause: 'label_not_scanned',
    sentence: 'Somebody has to see whether it ever left the warehouse.',
    limit: 'warehouse_recount',
  },
  {
    cause: 'short_pick',
    sentence: 'What was missing on the shelf explains what is missing in the parcel.',
    limit: 'warehouse_recount',
  },
  {
    cause: 'quantity_mismatch',
    sentence: 'Shop and warehouse count differently: somebody has to look.',
    limit: 'warehouse_recount',
  },
  { cause: 'oversold', sentence: 'Sold without stock: the waiting follows from it.', limit: 'stock_awaited' },
  { cause: 'backordered', sentence: 'It waits for stock.', limit: 'stock_awaited' },
  {
    cause: 'stock_mismatch',
    sentence: 'The stock is not what the shop believes.',
    limit: 'warehouse_recount',
  },
  { cause: 'on_hold', sentence: 'A hold explains why the warehouse does not move it.' },
  { cause: 'not_released', sentence: 'The warehouse cannot move what it does not know.' },
  { cause: 'missed_cutoff', sentence: 'It missed its pick-up: more exact than standing still.' },
  { cause: 'stuck_in_warehouse', sentence: 'It stands still and nothing above says why.' },
  { cause: 'shipped_without_warehouse', sentence: 'The shop says shipped and no warehouse sent it.' },
  { cause: 'tracking_mismatch', sentence: 'She follows another parcel than hers.' },
  { cause: 'warehouse_shipped_order_open', sentence: 'It left and the shop has not told her.' },
  { cause: 'delivered_order_open', sentence: 'It arrived and the shop has not noticed.' },
  {
    cause: 'exchange_out_of_stock',
    sentence: 'What she wants instead is not there.',
    limit: 'stock_awaited',
  },
  {
    cause: 'return_delivered_not_received',
    sentence: 'The return arrived and somebody has to find it.',
    limit: 'warehouse_recount',
  },
  {
    cause: 'return_in_transit_too_long',
    sentence: 'The carrier has the return and says nothing.',
    limit: 'carrier_search',
  },
  { cause: 'not_inspected', sentence: 'The return waits for a look: the refund waits for it.' },
  { cause: 'refund_amount_mismatch', sentence: 'A wrong amount is asked about even when it came in time.' },
  { cause: 'refund_overdue', sentence: 'The money is late and nothing above says why.' },
  {
    cause: 'pack_not_verified',
    sentence: 'A weakness that explains a wrong parcel, where nothing else was wrong.',
  },
  {
    cause: 'promise_broken',
    sentence: 'A date that passed is a consequence: it is the cause only where no reason is known.',
  },
  { cause: 'promise_at_risk', sentence: 'A date that will pass, likewise.' },
  { cause: 'return_window_closing', sentence: 'Nothing is broken; the time to return ends.' },
]

/** Before all concerns. */
export const wordRule: CauseRule = {
  cause: 'commitment_broken',
  sentence:
    'An agent or a chatbot had given a date and it passed: that is what she writes about, whatever broke it.',
}

/** After all concerns, the first that holds for either moment. */
export const otherRules: readonly CauseRule[] = [
  { cause: 'nothing_wrong', sentence: 'Every system answered and nothing was wrong with the order.' },
  {
    cause: 'source_silent',
    sentence: 'A system that could have told more did not answer, so that nobody could know.',
    limit: 'source_silent',
  },
  { cause: 'order_not_found', sentence: 'Every system answered and none knew an order of hers.' },
  { cause: 'unknown', sentence: 'Nothing was kept, or several orders were shown and none was chosen.' },
]

/** Where nothing was wrong, or the ticket is about a return: what keeps the answer back although all is as it should be. */
export const waitingRules: readonly { limit: FirstContactLimit; sentence: string }[] = [
  { limit: 'bank_delay', sentence: 'The refund was issued and the bank had not booked it.' },
  { limit: 'return_under_way', sentence: 'The goods were on their way back to us.' },
]
