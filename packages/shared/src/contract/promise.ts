import { z } from 'zod'
import { CalendarDate, Moment } from '../model/index.ts'
import { promiseStates } from '../vocabulary/index.ts'
import { Upgrade } from './concern.ts'
import { Fact } from './fact.ts'

/** What was promised. `refund` and `return_window` come from the return policy. */
export const promiseKinds = ['delivery', 'dispatch', 'refund', 'return_window'] as const

/** Who gave the word. */
export const promisers = ['shop', 'carrier', 'agent', 'bot', 'policy'] as const
export type Promiser = (typeof promisers)[number]

/** Why a promise stands as it does. */
export const promiseReasons = [
  'done_in_time',
  'done_late',
  'date_passed',
  'carrier_estimates_later',
  'carrier_silent',
  'not_handed_over',
  'warehouse_behind',
  'over_capacity',
  'on_hold',
  'backordered',
  'parcel_going_back',
  'parcel_lost',
  'cancelled',
  'nothing_against_it',
  'nothing_known',
] as const
export type PromiseReason = (typeof promiseReasons)[number]

/** A date that somebody gave the customer, and how it stands. Dates are of the destination's calendar. */
export const OrderPromise = z.object({
  kind: z.enum(promiseKinds),
  by: z.enum(promisers),
  source: z.string(),
  service: z.string().optional(),
  earliest: CalendarDate.optional(),
  /** Kept when it happened on this day at the latest. */
  latest: CalendarDate,
  madeAt: Moment.optional(),
  state: z.enum(promiseStates),
  reason: z.enum(promiseReasons),
  /** While it is not kept: the earliest honest new date; absent when nothing carries one. */
  expected: CalendarDate.optional(),
  /** The day on which it happened. */
  doneOn: CalendarDate.optional(),
  about: z.string().optional(),
  upgrade: Upgrade.optional(),
  evidence: z.array(Fact),
})
export type OrderPromise = z.infer<typeof OrderPromise>
