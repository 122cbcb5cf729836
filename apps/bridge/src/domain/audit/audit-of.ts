import type { Audit, AuditRequest } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { lifecycleStageOf } from '@throughline/shared/vocabulary'
import type { ErrorCount, OrderCount } from './audit-counts.ts'
import { weekOf } from './audit-order.ts'
import { cellsOf } from './cells.ts'
import { findingsOf } from './findings.ts'
import { indicatorsOf, type Measures } from './indicators.ts'
import { peaksOf } from './peaks.ts'

const weekMs = 7 * 86_400_000

export interface AuditInput {
  request: AuditRequest
  /** Of the weeks of `auditWeeks(request)`. */
  orders: readonly OrderCount[]
  errors: readonly ErrorCount[]
  measures: { now: Measures; before: Measures }
  /** Mondays that the company calls peaks. */
  namedPeaks?: readonly CalendarDate[] | undefined
  /** Epoch milliseconds. */
  now: number
}

/** The Mondays of the weeks that a request is about, the oldest first. */
export const auditWeeks = ({ until, weeks }: Pick<AuditRequest, 'until' | 'weeks'>): CalendarDate[] => {
  const last = Date.parse(weekOf(until))
  return Array.from({ length: weeks }, (_, index) => dayOfMillis(last - (weeks - 1 - index) * weekMs))
}

/** The error audit, from counts of orders and errors by week and place. */
export function auditOf({ request, orders, errors, measures, namedPeaks, now }: AuditInput): Audit {
  const weeks = auditWeeks(request)
  const asked = orders.filter((one) => isAsked(one, request))
  const askedErrors = errors.filter((one) => isAsked(one, request) && isAskedError(one, request))
  const byWeek = new Map(weeks.map((week) => [week, 0]))
  // Peaks are the company's, whatever is looked at.
  for (const { week, orders: count } of orders) byWeek.set(week, (byWeek.get(week) ?? 0) + count)
  const peaks = peaksOf(byWeek, namedPeaks)
  const common = { orders: asked, errors: askedErrors, weeks, peaks }
  const cells = cellsOf({ ...common, rows: request.rows, columns: request.columns })
  return {
    asOf: new Date(now).toISOString(),
    from: weeks[0] ?? request.until,
    to: dayOfMillis(Date.parse(weekOf(request.until)) + weekMs - 86_400_000),
    orders: asked.reduce((all, { orders: count }) => all + count, 0),
    peaks,
    findings: findingsOf(common),
    rows: [...new Set(cells.map(({ row }) => row))],
    columns: [...new Set(cells.map(({ column }) => column))],
    cells,
    indicators: indicatorsOf(measures.now, measures.before),
  }
}

function isAsked(one: OrderCount, { only }: AuditRequest): boolean {
  return (['warehouse', 'carrier', 'category', 'channel'] as const).every(
    (dimension) => only[dimension].length === 0 || only[dimension].includes(one[dimension] ?? ''),
  )
}

const isAskedError = ({ error }: ErrorCount, { only }: AuditRequest): boolean =>
  (only.error.length === 0 || only.error.includes(error)) &&
  (only.stage.length === 0 || only.stage.includes(lifecycleStageOf[error]))

const dayOfMillis = (at: number): CalendarDate => new Date(at).toISOString().slice(0, 10)
