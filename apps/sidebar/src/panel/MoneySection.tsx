import type { OrderCard } from '@throughline/shared/contract'
import type { Money } from '@throughline/shared/model'
import { Fragment } from 'react'
import { isSome } from '../format/money.ts'
import type { MessageId } from '../language/messages.ts'
import { useSay } from '../language/use-say.ts'
import { Amounts } from '../look/Facts.tsx'
import { SmallStrong } from '../look/Text.tsx'
import { Amount } from './Amount.tsx'
import { RefundList } from './RefundList.tsx'

/** What the customer paid, owes and got back, as the shop states it. */
export const MoneySection = ({ order }: { order: OrderCard }) => {
  const { say, word } = useSay()
  const { totals } = order
  const rows: [MessageId, Money | undefined][] = [
    ['money.subtotal', totals.subtotal],
    ['money.discounts', totals.discounts],
    ['money.shipping', totals.shipping],
    ['money.tax', totals.tax],
    ['money.total', order.total],
    ['money.refunded', totals.refunded],
    ['money.outstanding', totals.outstanding],
  ]
  return (
    <>
      <Amounts>
        <dt>{say('money.payment')}</dt>
        <dd>{word('payment_status', order.payment)}</dd>
        {rows.map(([id, money]) =>
          isSome(money) ? (
            <Fragment key={id}>
              <dt>{say(id)}</dt>
              <dd>
                {id === 'money.total' ? (
                  <b>
                    <Amount money={money} />
                  </b>
                ) : (
                  <Amount money={money} />
                )}
              </dd>
            </Fragment>
          ) : null,
        )}
      </Amounts>
      {order.refunds.length > 0 ? (
        <div>
          <SmallStrong>{say('money.refunds')}</SmallStrong>
          <RefundList refunds={order.refunds} />
        </div>
      ) : null}
    </>
  )
}
