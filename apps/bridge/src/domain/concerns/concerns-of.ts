import type { Concern } from '@throughline/shared/contract'
import { type ConcernKind, concernKinds, severities } from '@throughline/shared/vocabulary'
import type { JudgedOrder } from '../case/order-case.ts'
import type { ConcernRule } from './concern-rule.ts'

/** One rule for each kind, one file each. */
const rules: Partial<Record<ConcernKind, ConcernRule>> = {}

/** All that is wrong with an order, the worst first; of equals, the one that is due first. */
export const concernsOf = (order: JudgedOrder): Concern[] =>
  concernKinds.flatMap((kind) => rules[kind]?.(order) ?? []).sort(byPressure)

const byPressure = (a: Concern, b: Concern): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  (a.due ?? '9999').localeCompare(b.due ?? '9999')
