import type { ErrorCount, OrderCount } from '@throughline/bridge/domain/audit/audit-counts.ts'
import { weekOf } from '@throughline/bridge/domain/audit/audit-order.ts'
import { findingsOf } from '@throughline/bridge/domain/audit/findings.ts'
import { peaksOf } from '@throughline/bridge/domain/audit/peaks.ts'
import { type Year, yearOwnerOf } from '@throughline/demo-merchant'

const weekMs = 7 * 86_400_000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** What the audit names in the thirteen weeks up to `now`, without a database. */
export function findingsOfYear(year: Year, now: number) {
  const last = Date.parse(weekOf(dayOf(now)))
  const weeks = Array.from({ length: 13 }, (_, index) => dayOf(last - (12 - index) * weekMs))
  const tickets = Map.groupBy(
    year.panels.filter(({ moment }) => moment === 'opened'),
    ({ shown }) => shown.order?.key,
  )
  const orders: OrderCount[] = []
  const errors: ErrorCount[] = []
  for (const { key, placedAt, warehouse, carrier, category, channel, region, errors: own } of year.orders) {
    const one = { week: weekOf(dayOf(placedAt)), warehouse, carrier, category, channel, region, orders: 1 }
    if (!weeks.includes(one.week)) continue
    orders.push(one)
    for (const error of new Set(own.map(({ kind }) => kind))) {
      errors.push({
        ...one,
        error,
        owner: yearOwnerOf[error],
        contacts: tickets.get(key)?.length ?? 0,
        cost: [],
      })
    }
  }
  const byWeek = new Map(weeks.map((week) => [week, orders.filter((one) => one.week === week).length]))
  return findingsOf({ orders, errors, weeks, peaks: peaksOf(byWeek) })
}
