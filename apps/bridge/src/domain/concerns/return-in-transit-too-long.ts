import type { Concern } from '@throughline/shared/contract'
import type { ConcernRule } from './concern-rule.ts'
import { judgedReturns } from './parts/judged-returns.ts'

/** The customer has posted the return, and it is under way for longer than the policy grants. */
export const returnInTransitTooLong: ConcernRule = (order) =>
  judgedReturns(order).flatMap(({ merged, current, way, days, scans, words }): Concern[] => {
    if (current?.step !== 'in_transit' || current.owner !== 'carrier' || !current.overdue) return []
    const late = way.parcels.find(({ proof, stage }) => proof === 'proven' && stage !== 'delivered')
    return [
      {
        kind: 'return_in_transit_too_long',
        severity: 'warning',
        owner: 'carrier',
        next: 'open_trace',
        about: merged.number,
        since: way.posted?.at,
        due: current.due,
        evidence: [...scans, ...words],
        values: {
          carrier: late?.carrier,
          place: late?.events.find((event) => event.scan)?.place,
          days: days.since(way.posted?.at),
          deadline: current.due,
        },
      },
    ]
  })
