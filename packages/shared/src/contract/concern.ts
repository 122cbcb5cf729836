import { z } from 'zod'
import { CalendarDate, Moment, Money } from '../model/index.ts'
import { concernKinds, nextSteps, owners, severities } from '../vocabulary/index.ts'
import { conflictFields } from './conflict-field.ts'
import { Fact } from './fact.ts'

/** A faster service that would still keep the promise, from the policy's table. */
export const Upgrade = z.object({
  service: z.string(),
  cost: Money.optional(),
  arrives: CalendarDate,
  /** The last moment at which it still helps. */
  before: Moment.optional(),
})
export type Upgrade = z.infer<typeof Upgrade>

/** What the sentence of a concern names. Only what a fact of its evidence, the policy or the calendar carries. */
export const ConcernValues = z
  .object({
    carrier: z.string(),
    warehouse: z.string(),
    service: z.string(),
    article: z.string(),
    place: z.string(),
    /** How long it has lasted: hours of the clock, else days. */
    hours: z.int().nonnegative(),
    days: z.int().nonnegative(),
    businessDays: z.int().nonnegative(),
    /** What there is (picked, in stock, counted by the warehouse). */
    quantity: z.int(),
    /** What there should be (ordered, sold, counted by the shop). */
    otherQuantity: z.int(),
    promised: CalendarDate,
    /** The earliest honest new date. */
    expected: CalendarDate,
    /** The day until which something can still be done, or should have been done. */
    deadline: CalendarDate,
    /** What was paid; while nothing was, what is due. */
    amount: Money,
    /** What is due, where something else was paid. */
    otherAmount: Money,
    upgrade: Upgrade,
    /** Of a disagreement: the connection that is probably wrong. */
    likelyWrong: z.string(),
  })
  .partial()
export type ConcernValues = z.infer<typeof ConcernValues>

/** One thing that is wrong, with whose turn it is and by when. Vanishes when its evidence is resolved. */
export const Concern = z.object({
  kind: z.enum(concernKinds),
  severity: z.enum(severities),
  owner: z.enum(owners),
  next: z.enum(nextSteps),
  /** The parcel, article or return that it is about. */
  about: z.string().optional(),
  /** The contradiction that it rests on: the order's `conflicts` hold its sides, under this field and the same `about`. */
  conflict: z.enum(conflictFields).optional(),
  /** When it began, as a source or the calendar tells; absent when nobody knows. */
  since: Moment.optional(),
  /** The day by which the owner has to have acted. */
  due: CalendarDate.optional(),
  evidence: z.array(Fact).min(1),
  values: ConcernValues,
})
export type Concern = z.infer<typeof Concern>
