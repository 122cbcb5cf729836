import type { Concern, Conflict, ConflictField, Fact, FactTopic, Side } from '@throughline/shared/contract'
import type { Moment } from '@throughline/shared/model'
import type { ConcernKind, NextStep, Severity } from '@throughline/shared/vocabulary'
import type { OrderCase } from '../../case/order-case.ts'
import { dueAfter, merchantClock, timeOf } from './clock.ts'

interface Disagreement {
  kind: ConcernKind
  severity: Severity
  next: NextStep
}

/** The order's contradictions of one field as concerns: both sides as evidence, the owner and the likely wrong system of the conflict. */
export const disagreement = (
  order: OrderCase,
  field: ConflictField,
  { kind, severity, next }: Disagreement,
): Concern[] =>
  order.conflicts
    .filter((one) => one.field === field)
    .map((conflict): Concern => {
      const since = laterOf(order, conflict.sides)
      const at = timeOf(order, since)
      return {
        kind,
        severity,
        owner: conflict.owner ?? 'support',
        next,
        about: conflict.about,
        conflict: field,
        since,
        due: at === undefined ? undefined : dueAfter(at, 1, merchantClock(order)),
        evidence: conflict.sides.map((side) => factOfSide(order, conflict, side)),
        values: { likelyWrong: conflict.likelyWrong },
      }
    })

/** Two systems contradict each other from the later word on; absent when one of them does not say when. */
function laterOf(order: OrderCase, sides: readonly Side[]): Moment | undefined {
  const times = sides.map(({ at }) => timeOf(order, at))
  if (times.some((time) => time === undefined)) return undefined
  const latest = Math.max(...times.map((time) => time ?? 0))
  return sides[times.indexOf(latest)]?.at
}

const topics: Record<Exclude<ConflictField, 'cancelled'>, FactTopic> = {
  shipment_stage: 'shipment',
  return_stage: 'return',
  tracking_numbers: 'tracking_number',
  quantity: 'quantity',
  address: 'address',
}

function factOfSide({ group }: OrderCase, { field, about }: Conflict, side: Side): Fact {
  const { value, source, at, said, proven, strength } = side
  return {
    topic: field === 'cancelled' ? topicOfCancelled(side, group) : topics[field],
    value,
    source,
    strength: proven ? 'scan' : (strength ?? 'assertion'),
    at,
    about,
    said,
  }
}

const topicOfCancelled = ({ source }: Side, { order, warehouseOrders }: OrderCase['group']): FactTopic => {
  if (source === order?.connection) return 'order'
  return warehouseOrders.some(({ connection }) => connection === source) ? 'warehouse' : 'shipment'
}
