import type { CardRefund, Fact } from '@throughline/shared/contract'
import { currencyDigits, type Hold, type Moment, type Money, type RecordOf } from '@throughline/shared/model'

/** What the shop says of the order. That it was placed, paid or cancelled is the shop's own doing; how far the goods are is a claim. */
export function factOfOrder({ connection, data }: RecordOf<'order'>): Fact {
  const { status, said, placedAt, cancelledAt, closedAt, updatedAt } = data
  const done: Partial<Record<typeof status, Moment | undefined>> = {
    placed: placedAt,
    paid: placedAt,
    cancelled: cancelledAt,
    closed: closedAt,
  }
  const isOwnDeed = status in done
  return {
    topic: 'order',
    value: status,
    source: connection,
    strength: isOwnDeed ? 'system_record' : 'assertion',
    at: done[status] ?? updatedAt,
    said,
  }
}

/** How the order stands with its payment, in the shop's books. */
export const factOfPayment = ({ connection, data }: RecordOf<'order'>): Fact => ({
  topic: 'payment',
  value: data.payment,
  source: connection,
  strength: 'system_record',
  said: data.paymentSaid,
})

/** That a system holds the order back, and why. */
export const factOfHold = (
  { connection, data }: RecordOf<'order'> | RecordOf<'warehouse_order'>,
  { reason, said }: Hold,
): Fact => ({
  topic: 'hold',
  value: reason,
  source: connection,
  strength: 'system_record',
  at: data.updatedAt,
  said,
})

/** Money that was given back: a transaction, settled or not. */
export const factOfRefund = ({ amount, source, settled, settledAt, createdAt, said }: CardRefund): Fact => ({
  topic: 'refund',
  value: inWords(amount),
  source,
  strength: 'system_record',
  at: (settled ? settledAt : undefined) ?? createdAt,
  said,
})

/** `89.00 EUR`, `500 JPY`: for evidence; the sidebar writes money as its reader does. */
export function inWords({ minor, currency }: Money): string {
  const digits = currencyDigits(currency)
  const units = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  if (digits === 0) return `${sign}${units} ${currency}`
  return `${sign}${units.slice(0, -digits)}.${units.slice(-digits)} ${currency}`
}
