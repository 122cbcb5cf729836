import type { Money } from '@throughline/shared/model'

/** An amount as the customer saw it: `245,00 €`. The currency's own digits count: `{minor: 500, currency: 'JPY'}` is ¥500. */
export const sayMoney = ({ minor, currency }: Money, locale: string): string => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** True for an amount worth a line of its own. */
export const isSome = (money: Money | undefined): money is Money => money !== undefined && money.minor !== 0
