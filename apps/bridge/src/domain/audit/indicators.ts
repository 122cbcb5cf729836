import { type AuditMeasure, leastCases } from '@throughline/shared/contract'
import { type AuditIndicator, auditIndicators } from '@throughline/shared/vocabulary'

/** One indicator over a stretch of time: a median in milliseconds, a count of cases, or contacts of orders. */
export interface Measured {
  /** Median of the times, milliseconds. */
  medianMs?: number | undefined
  /** Cases that went well, of `cases`. */
  good?: number | undefined
  cases: number
}
export type Measures = Record<AuditIndicator, Measured>

const hourMs = 3_600_000

const unitOf: Record<AuditIndicator, AuditMeasure['unit']> = {
  order_cycle_time: 'hours',
  order_accuracy: 'share',
  on_time_delivery: 'share',
  pick_verification_rate: 'share',
  label_to_first_scan: 'hours',
  return_cycle_time: 'hours',
  refund_clock_kept: 'share',
  contacts_per_100_orders: 'number',
  concern_to_first_contact: 'hours',
  known_before_contact: 'share',
}

/** Puts what was measured into the form of the board: no value below 20 cases. */
export const indicatorsOf = (now: Measures, before: Measures): AuditMeasure[] =>
  auditIndicators.map((indicator) => {
    const unit = unitOf[indicator]
    return {
      indicator,
      unit,
      cases: now[indicator].cases,
      ...optional('value', measureOf(unit, now[indicator])),
      ...optional('before', measureOf(unit, before[indicator])),
    }
  })

function measureOf(unit: AuditMeasure['unit'], { medianMs, good, cases }: Measured): number | undefined {
  if (cases < leastCases) return undefined
  if (unit === 'hours') return medianMs === undefined ? undefined : medianMs / hourMs
  if (good === undefined) return undefined
  return unit === 'share' ? good / cases : (good / cases) * 100
}

const optional = <Name extends string>(name: Name, value: number | undefined) =>
  value === undefined ? {} : ({ [name]: value } as Record<Name, number>)
