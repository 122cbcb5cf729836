import type { AuditCell, AuditDimension } from '@throughline/shared/contract'
import { leastCases } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { lifecycleStageOf } from '@throughline/shared/vocabulary'
import { addMoney, type ErrorCount, type OrderCount } from './audit-counts.ts'

export interface CellsInput {
  orders: readonly OrderCount[]
  errors: readonly ErrorCount[]
  weeks: readonly CalendarDate[]
  peaks: readonly CalendarDate[]
  rows: AuditDimension
  columns: AuditDimension
}

/** What stands where no source told the word of a dimension. */
export const untold = 'unknown'

/**
 * The table of errors by two dimensions. An order with one error counts once in each cell that it belongs to; `orders` are those that
 * could have had the error there, so the rates of a small and a large warehouse can be compared.
 */
export function cellsOf({ orders, errors, weeks, peaks, rows, columns }: CellsInput): AuditCell[] {
  const inPeak = new Set(peaks)
  const cells = [
    ...Map.groupBy(errors, (one) => JSON.stringify([wordOf(one, rows), wordOf(one, columns)])).values(),
  ]
  return cells
    .flatMap((same) => {
      const [first] = same
      if (!first) return []
      const row = wordOf(first, rows)
      const column = wordOf(first, columns)
      const could = orders.filter((one) => belongs(one, rows, row) && belongs(one, columns, column))
      const perThousand = (isIn: (one: OrderCount) => boolean) => {
        const count = sum(same.filter(isIn))
        const of = sum(could.filter(isIn))
        return { errors: count, orders: of, ...(of >= leastCases && { per1000: (count / of) * 1_000 }) }
      }
      const byWeek = weeks.map((week) => sum(same.filter((one) => one.week === week)))
      return {
        row,
        column,
        all: perThousand(() => true),
        peak: perThousand(({ week }) => inPeak.has(week)),
        offPeak: perThousand(({ week }) => !inPeak.has(week)),
        weeks: byWeek,
        recurring: isRecurring(byWeek),
        contacts: same.reduce((all, { contacts }) => all + contacts, 0),
        cost: addMoney(...same.map(({ cost }) => cost)),
      }
    })
    .sort((a, b) => b.all.errors - a.all.errors || (a.row < b.row ? -1 : 1))
}

/** In three weeks of four: then it is how we work, and no accident. */
const isRecurring = (weeks: readonly number[]): boolean =>
  weeks.filter((errors) => errors > 0).length >= weeks.length * 0.75

/** The word of a row or a column that an error belongs to. */
const wordOf = (one: ErrorCount, dimension: AuditDimension): string => {
  if (dimension === 'error') return one.error
  if (dimension === 'stage') return lifecycleStageOf[one.error]
  return one[dimension] ?? untold
}

/** Every order can have any error at any stage. */
const belongs = (one: OrderCount, dimension: AuditDimension, word: string): boolean =>
  dimension === 'error' || dimension === 'stage' || (one[dimension] ?? untold) === word

const sum = (counts: readonly OrderCount[]) => counts.reduce((all, { orders }) => all + orders, 0)
