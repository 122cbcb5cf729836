import { z } from 'zod'
import { CalendarDate, Moment, Money, RefundPart } from '../model/index.ts'
import { owners, returnSteps } from '../vocabulary/index.ts'
import { strengths } from './fact.ts'

/** `skipped`: later steps happened without it, or this return does not need it. `unknown`: no source could tell. */
export const stepStates = ['done', 'current', 'upcoming', 'skipped', 'unknown'] as const
export type StepState = (typeof stepStates)[number]

export const LedgerStep = z.object({
  step: z.enum(returnSteps),
  state: z.enum(stepStates),
  owner: z.enum(owners),
  /** The day by which the owner has to have done it, from the policy; absent until its clock runs. */
  due: CalendarDate.optional(),
  /** Only for the current step: its day has passed. */
  overdue: z.boolean(),
  doneAt: Moment.optional(),
  source: z.string().optional(),
  strength: z.enum(strengths).optional(),
})
export type LedgerStep = z.infer<typeof LedgerStep>

/** What the customer is to hear next. */
const returnMessages = [
  'return_approved',
  'how_to_send',
  'post_it_reminder',
  'return_received',
  'refund_issued',
  'refund_late',
  'refund_settled',
  'exchange_sent',
  'return_declined',
] as const

export const RefundAmounts = z.object({
  /** What is due by the returns system or, where it is silent, by the lines; absent when nobody says. */
  due: Money.optional(),
  issued: Money.optional(),
  settled: Money.optional(),
  /** `due` minus `issued`, once something was issued, in one currency; absent when it is nothing or cannot be compared. */
  difference: Money.optional(),
  /** Add up to `due`, else to `issued`; empty where no source takes the sum apart. Deductions are below zero. */
  parts: z.array(RefundPart),
})
export type RefundAmounts = z.infer<typeof RefundAmounts>

/** Counts business days of the policy's calendar from the step that starts it until the refund is issued. */
export const RefundClock = z.object({
  startedBy: z.enum(['delivered', 'received', 'inspected']),
  startedOn: CalendarDate,
  due: CalendarDate,
  /** Below zero when it is overdue. Absent once it has stopped. */
  businessDaysLeft: z.int().optional(),
  stoppedOn: CalendarDate.optional(),
  owner: z.enum(owners),
})
export type RefundClock = z.infer<typeof RefundClock>

/** A return as a chain of steps, each with owner and date. */
export const ReturnLedger = z.object({
  steps: z.array(LedgerStep),
  clock: RefundClock.optional(),
  amounts: RefundAmounts,
  nextMessage: z.object({ message: z.enum(returnMessages), due: CalendarDate.optional() }).optional(),
})
export type ReturnLedger = z.infer<typeof ReturnLedger>
