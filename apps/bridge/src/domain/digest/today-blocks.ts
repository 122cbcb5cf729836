import type { BoardToday } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { concernKindText, ownerText, promiseStateText } from '@throughline/shared/vocabulary'
import type { Block } from './blocks.ts'
import { sayCount, sayMany, sayMoney, sayName } from './say.ts'

const mostPromises = 12

type PastDue = BoardToday['returnsPastDue'][number]

/** Whose returns are late, how many, and the one that has waited longest. */
export function returnBlocks({ returnsPastDue, truncated }: BoardToday): Block[] {
  const heading: Block = { kind: 'heading', text: 'Returns past due' }
  const late = returnsPastDue.filter(({ rows }) => rows.length > 0)
  if (late.length === 0) return [heading, { kind: 'text', text: 'No return is past due.' }]
  return [
    heading,
    ...tooMany(truncated),
    {
      kind: 'table',
      columns: [{ label: 'Owner' }, { label: 'Returns', isNumber: true }, { label: 'Longest overdue' }],
      rows: late
        .toSorted((a, b) => b.rows.length - a.rows.length)
        .map(({ owner, rows }) => [ownerText[owner].label, sayCount(rows.length), longestOf(rows)]),
    },
  ]
}

function longestOf(rows: PastDue['rows']): string {
  const first = rows.toSorted((a, b) => b.daysLate - a.daysLate)[0]
  if (!first) return ''
  const { order, returnNumber, concern, daysLate, amount } = first
  return [
    returnNumber ? `${sayName(order)} (${sayName(returnNumber)})` : sayName(order),
    concernKindText[concern].label,
    `${sayMany(daysLate, 'day')} late`,
    ...(amount ? [sayMoney(amount)] : []),
  ].join(' · ')
}

const kindLabels: Record<BoardToday['promises'][number]['kind'], string> = {
  delivery: 'Delivery',
  dispatch: 'Dispatch',
  refund: 'Refund',
  return_window: 'Return window',
}

/** What can still be kept by whoever acts today. */
export function promiseBlocks({ promises, truncated }: BoardToday, today: CalendarDate): Block[] {
  const heading: Block = { kind: 'heading', text: 'Promises due today and tomorrow' }
  if (promises.length === 0) return [heading, { kind: 'text', text: 'No promise is due until tomorrow.' }]
  const dueToday = promises.filter(({ latest }) => latest <= today).length
  const more = promises.length - mostPromises
  return [
    heading,
    { kind: 'text', text: `${sayCount(dueToday)} today, ${sayCount(promises.length - dueToday)} tomorrow.` },
    ...tooMany(truncated),
    {
      kind: 'table',
      columns: [{ label: 'Order' }, { label: 'Promise' }, { label: 'State' }, { label: 'Owner' }],
      rows: promises
        .toSorted((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : 0))
        .slice(0, mostPromises)
        .map(({ order, kind, latest, state, owner }) => [
          sayName(order),
          `${kindLabels[kind]} ${latest <= today ? 'today' : 'tomorrow'}`,
          promiseStateText[state].label,
          owner ? ownerText[owner].label : 'Nobody named',
        ]),
    },
    ...(more > 0 ? [{ kind: 'small' as const, text: `${sayMany(more, 'more promise')} on the board.` }] : []),
  ]
}

const tooMany = (truncated: boolean): Block[] =>
  truncated ? [{ kind: 'small', text: 'There is more than was counted here: the most urgent are.' }] : []
