import type { Money } from '@throughline/shared/model'
import { useIntl } from 'react-intl'
import { sayMoney } from '../format/money.ts'

/** Money as the customer saw it. */
export const Amount = ({ money }: { money: Money }) => {
  const { locale } = useIntl()
  return <>{sayMoney(money, locale)}</>
}
