import type { Concern } from '@throughline/shared/contract'
import type { ConcernRule } from './concern-rule.ts'
import { judgedReturns } from './parts/judged-returns.ts'

/** The carrier's scan proves that the return arrived, and the returns desk has not booked it in time. */
export const returnDeliveredNotReceived: ConcernRule = (order) =>
  judgedReturns(order).flatMap(({ merged, current, way, days, scans, words }): Concern[] => {
    if (current?.step !== 'received' || !current.overdue || !way.delivered) return []
    const parcel = way.parcels.find(({ stage }) => stage === 'delivered')
    return [
      {
        kind: 'return_delivered_not_received',
        severity: 'warning',
        owner: 'returns_desk',
        next: 'ask_returns_desk',
        about: merged.number,
        since: way.delivered.at,
        due: current.due,
        evidence: [...scans, ...words],
        values: {
          carrier: parcel?.carrier,
          place: parcel?.events.find((event) => event.scan)?.place,
          days: days.since(way.delivered.at),
          deadline: current.due,
        },
      },
    ]
  })
