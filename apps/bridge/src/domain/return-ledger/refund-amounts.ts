import type { RefundAmounts } from '@throughline/shared/contract'
import type { Money, RecordOf } from '@throughline/shared/model'
import type { ReturnStage } from '@throughline/shared/vocabulary'
import type { MergedReturn } from '../merge/returns.ts'
import { bareId } from '../merge/same-order.ts'

/** What is due, what was given back, and of what it is made. Amounts of different currencies are never added or compared. */
export function refundAmounts(merged: MergedReturn, order: RecordOf<'order'> | undefined): RefundAmounts {
  const { refunds } = merged
  const issued = sumOf(refunds.map(({ amount }) => amount))
  const settled = sumOf(refunds.filter((one) => one.settled).map(({ amount }) => amount))
  // What a returns system had reckoned with is not due any more once the return ended without it.
  const said = hasEndedUnpaid(merged) ? undefined : dueSaid(merged, order)
  // The prices of the lines are what she paid for them; fees, taxes and shipping may come on top, so a refund is the better word.
  const isOpen = refunds.length === 0 && !hasEndedUnpaid(merged)
  const due = said ?? (isOpen ? valueOfLines(merged, order) : undefined)
  const difference = said && issued && minus(said, issued)
  return {
    ...(due && { due }),
    ...(issued && { issued }),
    ...(settled && { settled }),
    ...(difference && difference.minor !== 0 && { difference }),
    parts: partsOf(merged, { said, issued }),
  }
}

const unpaidEnds: readonly ReturnStage[] = ['declined', 'cancelled', 'closed']
const hasEndedUnpaid = ({ stage, refunds }: MergedReturn): boolean =>
  refunds.length === 0 && unpaidEnds.includes(stage)

/** What a returns system says is due. The shop's own return knows only what was given back. */
function dueSaid({ records }: MergedReturn, order: RecordOf<'order'> | undefined): Money | undefined {
  return records.find(({ connection, data }) => connection !== order?.connection && data.refundAmount)?.data
    .refundAmount
}

function partsOf(
  { records, refunds }: MergedReturn,
  { said, issued }: { said: Money | undefined; issued: Money | undefined },
): RefundAmounts['parts'] {
  const ofReturn = records.flatMap(({ data }) => (data.refundParts ? [data.refundParts] : []))
  const ofRefunds = refunds.map(({ parts }) => parts)
  const candidates = [
    ...ofReturn,
    ...(ofRefunds.length > 0 && ofRefunds.every((parts) => parts !== undefined)
      ? [united(ofRefunds.flat())]
      : []),
  ]
  const whole = said ?? issued
  return (
    candidates.find((parts) => {
      const sum = sumOf(parts.map(({ amount }) => amount))
      return (
        sum !== undefined && sum.minor === (whole?.minor ?? 0) && sum.currency === (whole ?? sum).currency
      )
    }) ?? []
  )
}

/** The parts of several refunds as one list, each part once. */
function united(parts: RefundAmounts['parts']): RefundAmounts['parts'] {
  const names = [...new Set(parts.map(({ part }) => part))]
  return names.flatMap((part) => {
    const amount = sumOf(parts.flatMap((one) => (one.part === part ? one.amount : [])))
    return amount ? [{ part, amount }] : []
  })
}

/** What the customer paid for the returned units, after discounts; only when every unit's price is known. */
function valueOfLines({ records }: MergedReturn, order: RecordOf<'order'> | undefined): Money | undefined {
  const lines = [...records].sort((a, b) => b.data.lines.length - a.data.lines.length)[0]?.data.lines ?? []
  const values = lines.map(({ orderLineId, sku, quantity, outcome }) => {
    const sold = order?.data.lines.filter((line) =>
      orderLineId === undefined
        ? sku !== undefined && line.sku === sku
        : bareId(line.id) === bareId(orderLineId),
    )
    const [line] = sold ?? []
    // The same article on two lines may have two prices.
    const price = sold?.length === 1 && outcome !== 'exchange' ? line?.unitPrice : undefined
    return price && { minor: price.minor * quantity, currency: price.currency }
  })
  const known = values.flatMap((value) => value ?? [])
  return known.length === values.length ? sumOf(known) : undefined
}

/** The sum; absent for none and for amounts in several currencies. */
function sumOf(amounts: readonly Money[]): Money | undefined {
  const [first] = amounts
  if (!first || amounts.some(({ currency }) => currency !== first.currency)) return undefined
  return { minor: amounts.reduce((sum, { minor }) => sum + minor, 0), currency: first.currency }
}

const minus = (a: Money, b: Money): Money | undefined =>
  a.currency === b.currency ? { minor: a.minor - b.minor, currency: a.currency } : undefined
