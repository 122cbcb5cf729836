import type { Fact, PromiseReason } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import type { MergedParcel } from '../merge/parcels.ts'

/** One thing that has not arrived: a parcel, or what is still inside the warehouse. */
export interface Part {
  /** Lost, or on its way back: it will not arrive by itself. */
  hopeless?: Extract<PromiseReason, 'parcel_lost' | 'parcel_going_back'>
  /** The earliest honest day of arrival; absent when nothing carries one. */
  expected?: CalendarDate | undefined
  /** Why a promise before `expected` is at risk. */
  lateBecause: PromiseReason
  /** Speaks against the date even where no day is expected. */
  worry?: {
    reason: PromiseReason /** If it ended today it would arrive then; absent when that is not known. */
    soonest?: CalendarDate | undefined
  }
  /** With no day expected: it leaves on this day at the earliest, and needs a day to arrive. */
  leavesOn?: CalendarDate
  /** The last time at which its source was heard, in epoch milliseconds; absent where no source that saw it can be asked. */
  heardAt?: number | undefined
  /** Somebody says that it arrived, and nobody has proven it. */
  isClaimedDone?: boolean
  /** The parcel. Absent for what has none yet. */
  parcel?: MergedParcel
  evidence: Fact[]
}
