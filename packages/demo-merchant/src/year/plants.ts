import type { YearPlace } from './places.ts'
import type { YearWeek } from './weeks.ts'

/** What can go wrong with an order of the year, in the words of concerns. */
export type YearErrorKind =
  | 'stuck_in_warehouse'
  | 'short_pick'
  | 'pack_not_verified'
  | 'quantity_mismatch'
  | 'backordered'
  | 'label_not_scanned'
  | 'silent_parcel'
  | 'promise_broken'
  | 'delivery_attempt_failed'
  | 'address_problem'
  | 'damaged'
  | 'return_in_transit_too_long'
  | 'not_inspected'
  | 'refund_overdue'

/** How often it happens anywhere, per order; the last three per return. Without these, planting would be trivial to find. */
const usual: Record<YearErrorKind, number> = {
  stuck_in_warehouse: 0.008,
  short_pick: 0.008,
  pack_not_verified: 0.015,
  quantity_mismatch: 0.008,
  backordered: 0.008,
  label_not_scanned: 0.008,
  silent_parcel: 0.015,
  promise_broken: 0.02,
  delivery_attempt_failed: 0.015,
  address_problem: 0.006,
  damaged: 0.012,
  return_in_transit_too_long: 0.04,
  not_inspected: 0.03,
  refund_overdue: 0.03,
}
/** A third more than elsewhere, which is an accident and no finding: the near miss. */
const damagedInLeipzig = 0.016

/** What is planted, so that the audit has something to find. */
const plants = {
  /** In its peaks Reno does not check what it packs, and some of what leaves is wrong. */
  unchecked: { warehouse: 'Reno', rate: 0.3, ofThem: { quantity_mismatch: 0.35, short_pick: 0.2 } },
  /** A new subcontractor is slow in Austria. */
  slow: { carrier: 'DPD', region: 'AT', sinceWeeks: 26, rate: 0.22, ofThem: { promise_broken: 0.7 } },
  /** The returns desk in Leipzig has a new form, and refunds are forgotten; of orders placed since that week, per return. */
  forgotten: { warehouse: 'Leipzig', sinceWeeks: 8, rate: 0.75 },
} as const

export type Rates = Record<YearErrorKind, number> & {
  /** Of what is not checked and of what is silent, so much has this consequence too. */
  after: Partial<Record<YearErrorKind, readonly (readonly [YearErrorKind, number])[]>>
}

/** How often each error happens to an order of this place and week. */
export function ratesOf(
  place: YearPlace,
  week: Pick<YearWeek, 'ago' | 'isPeak'>,
  { planted }: { planted: boolean },
): Rates {
  const { unchecked, slow, forgotten } = plants
  const rates: Rates = {
    ...usual,
    ...(place.warehouse === 'Leipzig' && { damaged: damagedInLeipzig }),
    after: {},
  }
  if (!planted) return rates
  if (place.warehouse === unchecked.warehouse && week.isPeak) {
    rates.pack_not_verified = unchecked.rate
    rates.after.pack_not_verified = [
      ['quantity_mismatch', unchecked.ofThem.quantity_mismatch],
      ['short_pick', unchecked.ofThem.short_pick],
    ]
  }
  if (place.carrier === slow.carrier && place.region === slow.region && week.ago <= slow.sinceWeeks) {
    rates.silent_parcel = slow.rate
    rates.after.silent_parcel = [['promise_broken', slow.ofThem.promise_broken]]
  }
  if (place.warehouse === forgotten.warehouse && week.ago <= forgotten.sinceWeeks)
    rates.refund_overdue = forgotten.rate
  return rates
}
