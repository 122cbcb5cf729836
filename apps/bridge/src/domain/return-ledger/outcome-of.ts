import type { MergedReturn } from '../merge/returns.ts'

/** What the customer gets for a return. Several may be true: an exchange with a difference is goods and money. */
export interface Outcome {
  money: boolean
  credit: boolean
  exchange: boolean
}

const creditWords = /credit|gift|voucher/i
const exchangeWords = /exchange/i
const moneyWords = /refund/i

/** As the systems say; money where nobody says anything else. */
export function outcomeOf({
  lines,
  records,
  refunds,
  refundAmount,
  exchangeOrderNumber,
}: MergedReturn): Outcome {
  const words = lines.flatMap(({ outcome }) => outcome ?? [])
  const parts = records.flatMap(({ data }) => data.refundParts ?? [])
  const exchange =
    exchangeOrderNumber !== undefined ||
    words.some((word) => exchangeWords.test(word)) ||
    records.some(({ data }) => data.stage === 'exchanged' || data.exchangeLines?.length)
  const credit =
    words.some((word) => creditWords.test(word)) || parts.some(({ part }) => part === 'store_credit')
  const paid = refunds.length > 0 || (refundAmount !== undefined && refundAmount.minor > 0)
  const money = paid || words.some((word) => moneyWords.test(word) && !exchangeWords.test(word))
  return { money: money || !(exchange || credit), credit, exchange }
}
