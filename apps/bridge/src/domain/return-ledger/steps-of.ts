import type { LedgerStep, StepState } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { type Owner, type ReturnStage, type ReturnStep, returnSteps } from '@throughline/shared/vocabulary'
import type { MergedReturn } from '../merge/returns.ts'
import type { ReturnPolicy } from '../policy/policy.ts'
import type { Mark } from './mark.ts'
import type { Outcome } from './outcome-of.ts'
import type { PolicyDays } from './policy-days.ts'
import type { ReturnMarks } from './return-marks.ts'

const ends: readonly ReturnStage[] = ['declined', 'cancelled', 'closed']

export interface StepContext {
  marks: ReturnMarks
  outcome: Outcome
  days: PolicyDays
  policy: ReturnPolicy
  refundDue: CalendarDate | undefined
}

/** The steps of this return, in order: done, whose turn it is, and by when. At most one is current. */
export function stepsOf(merged: MergedReturn, context: StepContext): LedgerStep[] {
  const { marks, outcome, days } = context
  const states = new Map<ReturnStep, StepState>()
  let next: StepState = restOf(merged, marks)
  for (const step of returnSteps) {
    // That no money moves is part of an exchange; that no goods go out needs no word in a return for money.
    if (step === 'exchange_shipped' && !outcome.exchange && !marks.exchange_shipped) continue
    const state = marks[step] ? 'done' : passed(step, merged, context)
    states.set(step, state ?? next)
    // Whoever comes after the step whose turn it is has to wait.
    if (!state && next === 'current') next = 'upcoming'
  }
  return [...states].map(([step, state]): LedgerStep => {
    const mark = marks[step]
    const due = state === 'current' ? dueOf(step, context) : undefined
    return {
      step,
      state,
      owner: ownerOf(step, marks),
      ...(due && { due }),
      overdue: due !== undefined && due < days.today,
      ...(mark?.at && { doneAt: mark.at }),
      ...(mark && { source: mark.source, strength: mark.strength }),
    }
  })
}

/** What is true of the steps that nothing is known of: the first is whose turn it is, unless the return has ended or nobody understands it. */
function restOf({ words, stage }: MergedReturn, marks: ReturnMarks): StepState {
  const known = words.filter((word) => word.stage !== 'unknown')
  if (known.length === 0) return 'unknown'
  const hasEnded = known.every((word) => ends.includes(word.stage))
  // Money that is under way is still waited for, however closed the return is.
  return hasEnded && (stage !== 'refund_issued' || !marks.refund_issued) ? 'skipped' : 'current'
}

/** A step that nobody wrote down and that is over: later ones prove that it happened or was left out, or this return has no need of it. */
function passed(
  step: ReturnStep,
  merged: MergedReturn,
  { marks, outcome }: StepContext,
): StepState | undefined {
  const isPaid = marks.refund_issued || marks.refund_settled
  const isHere = marks.received || marks.inspected
  const isOnItsWay = marks.posted || marks.in_transit || isHere
  const isOver = isPaid || marks.exchange_shipped
  switch (step) {
    case 'requested':
      return 'done'
    case 'approved':
      return isOnItsWay || isOver || marks.label_sent ? 'done' : undefined
    case 'label_sent':
      // A parcel came back, with a label that no system names: the customer's own, or none.
      return isOnItsWay || isOver ? 'skipped' : undefined
    case 'in_transit':
      return isHere ? 'done' : isOver ? 'skipped' : undefined
    case 'received':
      return marks.inspected ? 'done' : isOver ? 'skipped' : undefined
    case 'inspected':
      return isOver ? 'skipped' : undefined
    case 'refund_issued':
      if (!outcome.money && !outcome.credit) return 'skipped'
      return marks.refund_settled ? 'done' : isCredited(merged, outcome) ? 'done' : undefined
    case 'refund_settled':
      // No bank confirms a store credit.
      return outcome.money ? undefined : 'skipped'
    case 'exchange_shipped':
      return undefined
  }
}

/** A return for store credit that its system has closed: Loop gives the credit when it closes. */
const isCredited = ({ words }: MergedReturn, { credit, money }: Outcome): boolean =>
  credit && !money && words.some(({ stage }) => stage === 'closed')

const owners: Record<ReturnStep, Owner> = {
  requested: 'customer',
  approved: 'returns_desk',
  label_sent: 'returns_desk',
  in_transit: 'customer',
  received: 'returns_desk',
  inspected: 'returns_desk',
  refund_issued: 'finance',
  refund_settled: 'finance',
  exchange_shipped: 'warehouse',
}

/** The customer has to post the parcel; from the first scan on it is the carrier's. */
const ownerOf = (step: ReturnStep, { posted, in_transit }: ReturnMarks): Owner =>
  step === 'in_transit' && (posted || in_transit) ? 'carrier' : owners[step]

/** The day by which a step has to be done, counted from the first of these steps that has a time of its own, else from when a source said it. */
function dueOf(step: ReturnStep, { marks, days, policy, refundDue }: StepContext): CalendarDate | undefined {
  const from = (...candidates: (Mark | undefined)[]) =>
    [...candidates.map((mark) => days.of(mark?.at)), ...candidates.map((mark) => days.of(mark?.saidAt))].find(
      (day) => day !== undefined,
    )
  switch (step) {
    case 'requested':
      return undefined
    case 'approved':
      return days.afterBusinessDays(from(marks.requested), policy.approveBusinessDays)
    case 'label_sent':
      return days.afterBusinessDays(from(marks.approved), policy.labelBusinessDays)
    case 'in_transit':
      return marks.posted
        ? days.afterBusinessDays(from(marks.posted), policy.transitBusinessDays)
        : days.afterDays(from(marks.label_sent, marks.approved, marks.requested), policy.postDays)
    case 'received':
      return days.afterBusinessDays(from(marks.in_transit), policy.receiveBusinessDays)
    case 'inspected':
      return days.afterBusinessDays(from(marks.received), policy.inspectBusinessDays)
    case 'refund_issued':
      return refundDue
    case 'refund_settled':
      return days.afterBusinessDays(from(marks.refund_issued), policy.settleBusinessDays)
    case 'exchange_shipped':
      return days.afterBusinessDays(from(marks.inspected, marks.received), policy.exchangeBusinessDays)
  }
}
