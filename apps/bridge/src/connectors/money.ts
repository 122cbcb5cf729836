import { currencyDigits, Money } from '@throughline/shared/model'

const decimal = /^([+-])?(\d+)(?:\.(\d*))?$/

/**
 * A vendor's decimal text, such as `-29.99`, as money; `undefined` when amount or currency is none. Computed on digits, never on floats.
 * Digits beyond the currency's last are rounded half away from zero: shops state unit prices after discounts with fractions of a cent.
 */
export function moneyOf(
  amount: string | null | undefined,
  currency: string | null | undefined,
): Money | undefined {
  const found = decimal.exec(amount?.trim() ?? '')
  if (!found || !currency) return undefined
  const [, sign, whole = '', fraction = ''] = found
  const digits = currencyDigits(currency)
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  const roundsUp = Number(fraction[digits] ?? '0') >= 5
  const units = Number(kept + (roundsUp ? 1n : 0n))
  const money = Money.safeParse({ minor: sign === '-' && units !== 0 ? -units : units, currency })
  return money.success ? money.data : undefined
}

/** The sum of amounts in one currency; `undefined` when there are none or they differ in currency. */
export function sumOf(amounts: readonly Money[]): Money | undefined {
  const [first] = amounts
  if (!first || amounts.some(({ currency }) => currency !== first.currency)) return undefined
  return { minor: amounts.reduce((sum, { minor }) => sum + minor, 0), currency: first.currency }
}
