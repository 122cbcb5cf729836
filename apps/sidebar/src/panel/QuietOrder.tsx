import type { OrderCard } from '@throughline/shared/contract'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Card } from '../look/Card.tsx'
import { Disclosure } from '../look/Disclosure.tsx'
import { color } from '../look/theme.ts'
import { sayHeadline } from '../view/headline.ts'
import { OrderFace } from './OrderFace.tsx'
import { OrderSections } from './OrderSections.tsx'
import { usePanelFacts } from './panel-context.ts'
import { When } from './When.tsx'

/** An order with nothing open: one line that opens into the card. */
export const QuietOrder = ({ order }: { order: OrderCard }) => {
  const { say } = useSay()
  const { newsOf } = usePanelFacts()
  const { fact } = order.headline
  const at = fact.at ?? order.placedAt
  return (
    <Quiet as="li">
      <Disclosure
        level={3}
        title={<bdi>{order.number}</bdi>}
        news={newsOf(order.ref, 'headline')}
        summary={
          <>
            {sayHeadline({ ...fact, carrier: undefined }, say)}
            {at ? (
              <>
                {' · '}
                <When moment={at} dateOnly />
              </>
            ) : null}
          </>
        }
      >
        {() => (
          <Opened>
            <OrderFace order={order} />
            <OrderSections order={order} level={3} />
          </Opened>
        )}
      </Disclosure>
    </Quiet>
  )
}

const Quiet = styled(Card)`
  background: ${color('background.default')};
`

/** The disclosure's own inset would be a second one. */
const Opened = styled.div`
  margin: -4px calc(-1 * var(--inset)) -12px;
  border-block-start: 1px solid ${color('border.default')};
`
