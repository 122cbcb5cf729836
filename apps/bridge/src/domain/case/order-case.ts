import type { CardRefund, Conflict, OrderPromise, Promiser, ReturnLedger } from '@throughline/shared/contract'
import type { CalendarDate, Moment, RecordOf } from '@throughline/shared/model'
import type { OrderStatus } from '@throughline/shared/vocabulary'
import type { HolidayLookup } from '../calendar/work-calendar.ts'
import type { OrderGroup } from '../merge/order-group.ts'
import type { MergedParcel } from '../merge/parcels.ts'
import type { MergedReturn } from '../merge/returns.ts'
import type { Policy } from '../policy/policy.ts'
import type { SourceAnswer } from './answered.ts'

/** A date that an agent or a bot gave a customer, kept when the reply was sent. */
export interface Commitment {
  by: Extract<Promiser, 'agent' | 'bot'>
  kind: 'delivery' | 'dispatch' | 'refund'
  latest: CalendarDate
  madeAt: Moment
  about?: string | undefined
}

/** How many orders wait at a warehouse that got them before a time. */
export type Waiting = (warehouse: string | undefined, before: Moment | undefined) => number | undefined

/** Everything that is known of one order at one time: what every rule judges. */
export interface OrderCase {
  group: OrderGroup
  status: OrderStatus
  parcels: readonly MergedParcel[]
  returns: readonly MergedReturn[]
  /** Refunds that belong to no return. */
  refunds: readonly CardRefund[]
  conflicts: readonly Conflict[]
  /** Who of those that could know more was heard. Silence of one that was not asked, or is down, is no evidence. */
  answered: readonly SourceAnswer[]
  /** What systems say on the stock of this order's articles; empty when nobody was asked. */
  stock: readonly RecordOf<'stock'>[]
  commitments: readonly Commitment[]
  /** Orders that a warehouse got before this time and has not packed; absent where nobody counts them. */
  waiting?: Waiting | undefined
  /** Other orders that were found with it: one of them may go out in exchange for its return. */
  others?: readonly OrderGroup[] | undefined
  policy: Policy
  isHoliday: HolidayLookup
  /** Epoch milliseconds. */
  now: number
}

/** A case with what follows from it: the input of the concern rules. `ledgers` are in the order of `returns`. */
export interface JudgedOrder extends OrderCase {
  promises: readonly OrderPromise[]
  ledgers: readonly ReturnLedger[]
}
