import type { SourceRecord } from '@throughline/shared/model'
import type { RecordKind } from '@throughline/shared/vocabulary'
import { isOfSameOrder } from '../merge/same-order.ts'
import { type AskedBy, answersTo } from './answers-to.ts'
import { identityOf } from './identity-of.ts'
import type { NumberStyle } from './same-order-number.ts'

export interface AskedQuestion {
  kind: RecordKind
  by: AskedBy
  values: readonly { value: string }[]
  /** How this connection writes order numbers around what customers quote. */
  numbers: NumberStyle
}

/**
 * Gives each asked value the records that are really its own. Upstreams ignore filters silently and search fuzzily: a record that
 * answers to none of the values belongs to a stranger, and is dropped here, before anything else sees it.
 * A record of another kind (the native return of an order) stays when it speaks of an order that was asked for.
 */
export function sortByAsked(
  records: readonly SourceRecord[],
  { kind, by, values, numbers }: AskedQuestion,
): { perValue: SourceRecord[][]; strangers: number } {
  const asked = records.filter((record) => record.kind === kind)
  const companions = records.filter((record) => record.kind !== kind)
  const perValue = values.map(({ value }) => {
    const own = asked.filter((record) => answersTo(identityOf(record), { by, value, numbers }))
    return [...own, ...companions.filter((one) => own.some((record) => isOfSameOrder(record, one)))]
  })
  const kept = new Set(perValue.flat())
  return { perValue, strangers: records.length - kept.size }
}
