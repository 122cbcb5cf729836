import type { OrderCard as Order } from '@throughline/shared/contract'
import { useState } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { LinkButton } from '../look/LinkButton.tsx'
import { SmallStrong } from '../look/Text.tsx'
import { refId } from '../state/choices.ts'
import { useArranged } from '../state/use-arranged.ts'
import { mostQuiet } from '../view/order-list.ts'
import { CardBoundary } from './CardBoundary.tsx'
import { OrderCard } from './OrderCard.tsx'
import { QuietOrder } from './QuietOrder.tsx'

type Props = {
  orders: Order[]
  /** While it is the same, orders stay where they are. */
  visit: number
}

/** The orders, the one that the ticket is about first, and what is quiet in one line each. */
export const OrderList = ({ orders, visit }: Props) => {
  const { say } = useSay()
  const [all, setAll] = useState(false)
  const { cards, lines } = useArranged(orders, visit)
  const shown = all ? lines : lines.slice(0, mostQuiet)
  return (
    <>
      {cards.map((order, index) => (
        <CardBoundary key={refId(order.ref)} of={order}>
          <OrderCard order={order} folded={index > 0} />
        </CardBoundary>
      ))}
      {lines.length > 0 ? (
        <Group>
          <SmallStrong as="h2">{say('order.others')}</SmallStrong>
          <Lines>
            {shown.map((order) => (
              <CardBoundary key={refId(order.ref)} of={order}>
                <QuietOrder order={order} />
              </CardBoundary>
            ))}
          </Lines>
          {shown.length < lines.length ? (
            <LinkButton onClick={() => setAll(true)}>
              {say('order.more_quiet', { count: lines.length - shown.length })}
            </LinkButton>
          ) : null}
        </Group>
      ) : null}
    </>
  )
}

const Group = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 4px;
  justify-items: start;
`

const Lines = styled.ul`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 4px;
  width: 100%;
`
