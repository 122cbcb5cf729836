import type { OrderCard as Order } from '@throughline/shared/contract'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Card } from '../look/Card.tsx'
import { Disclosure } from '../look/Disclosure.tsx'
import { color } from '../look/theme.ts'
import { OrderFace, orderHeadingId } from './OrderFace.tsx'
import { OrderSections } from './OrderSections.tsx'

type Props = {
  order: Order
  /** Not the order that the ticket is about: its sections wait behind one row, or seven orders would be seven pages. */
  folded: boolean
}

/** One order: the answer on its face, everything else one click below. */
export const OrderCard = ({ order, folded }: Props) => {
  const { say } = useSay()
  return (
    <Card aria-labelledby={orderHeadingId(order.ref)}>
      <OrderFace order={order} />
      {folded ? (
        <Fold>
          <Disclosure
            level={3}
            title={say('order.details')}
            summary={contents(order)
              .map(({ id, count }) => say(id, { count }))
              .join(' · ')}
          >
            {() => (
              <Inside>
                <OrderSections order={order} level={4} />
              </Inside>
            )}
          </Disclosure>
        </Fold>
      ) : (
        <OrderSections order={order} level={3} />
      )}
    </Card>
  )
}

/** How much there is to see, before it is opened. */
const contents = ({ parcels, lines, returns }: Order) =>
  [
    { id: 'section.parcels' as const, count: parcels.length },
    { id: 'section.items' as const, count: lines.reduce((sum, { ordered }) => sum + ordered, 0) },
    { id: 'section.returns' as const, count: returns.length },
  ].filter(({ count }) => count > 0)

const Fold = styled.div`
  border-block-start: 1px solid ${color('border.default')};
`

/** The sections bring their own inset. */
const Inside = styled.div`
  margin: -4px calc(-1 * var(--inset)) -12px;
`
