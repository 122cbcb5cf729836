import type { KeyKind } from '@throughline/shared/model'
import { bareId } from '../merge/same-order.ts'
import { belongs } from './belongs.ts'
import type { RecordIdentity } from './identity-of.ts'
import type { NumberStyle } from './same-order-number.ts'

/** Everything that a source can be asked by: the keys of a ticket, and what records lead to. */
export type AskedBy = KeyKind | 'shop_order_id' | 'sku'

/** Whether a record is an answer to this value: exact equality after normalisation, never "contains". */
export function answersTo(
  identity: RecordIdentity,
  { by, value, numbers = {} }: { by: AskedBy; value: string; numbers?: NumberStyle },
): boolean {
  if (by === 'shop_order_id') return identity.shopOrderIds.some((id) => bareId(id) === bareId(value))
  if (by === 'sku') return identity.skus.includes(value)
  return belongs(identity, { kind: by, values: [value], numbers })
}
