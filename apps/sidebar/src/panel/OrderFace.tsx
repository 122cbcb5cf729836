import type { OrderCard, Ref } from '@throughline/shared/contract'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { CardBody } from '../look/Card.tsx'
import { Mark } from '../look/Mark.tsx'
import { Headline, Small } from '../look/Text.tsx'
import { refId } from '../state/choices.ts'
import { sayHeadline } from '../view/headline.ts'
import { Amount } from './Amount.tsx'
import { Concerns } from './Concerns.tsx'
import { ConflictCard } from './ConflictCard.tsx'
import { Beyond, Evidence } from './Evidence.tsx'
import { NotHers } from './NotHers.tsx'
import { Notices } from './Notices.tsx'
import { PromiseBar } from './PromiseBar.tsx'
import { usePanelFacts } from './panel-context.ts'
import { ReplyBar } from './ReplyBar.tsx'
import { ReturnFace } from './ReturnFace.tsx'
import { ShopTag } from './ShopTag.tsx'
import { When } from './When.tsx'

export const orderHeadingId = (ref: Ref): string => `order ${refId(ref)}`.replaceAll(/\s/g, '-')

/** Where is it, is it late, what stands in its way: the part of an order that is read in four seconds. */
export const OrderFace = ({ order }: { order: OrderCard }) => {
  const { say, saying } = useSay()
  const { newsOf } = usePanelFacts()
  const { fact, beyond } = order.headline
  return (
    <CardBody>
      <div>
        <Top>
          <OrderNumber id={orderHeadingId(order.ref)} tabIndex={-1}>
            <bdi>{order.number}</bdi>
          </OrderNumber>
          {order.total ? (
            <Total>
              <Amount money={order.total} />
            </Total>
          ) : null}
          <ShopTag>
            <bdi>{order.shop}</bdi>
          </ShopTag>
        </Top>
        <Under>
          <Small>
            {order.placedAt
              ? saying('order.placed', { date: <When moment={order.placedAt} dateOnly /> })
              : null}
          </Small>
          <NotHers order={order} />
        </Under>
      </div>
      <Answer>
        <Mark $number={newsOf(order.ref, 'headline')}>
          <Headline>{sayHeadline(fact, say)}</Headline>
          <Evidence fact={fact} />
          {beyond ? <Beyond claim={beyond} /> : null}
        </Mark>
        <Mark $number={newsOf(order.ref, 'promise')}>
          {order.headline.fact.topic === 'return' ? (
            <ReturnFace order={order} />
          ) : (
            <PromiseBar order={order} />
          )}
        </Mark>
      </Answer>
      <Concerns order={order} />
      <Notices order={order} />
      {order.conflicts.map((conflict) => (
        <ConflictCard
          key={`${conflict.field} ${conflict.about}`}
          conflict={conflict}
          news={newsOf(order.ref, 'conflicts')}
        />
      ))}
      <ReplyBar order={order} />
    </CardBody>
  )
}

/** Where it is and whether it is late; beside each other where there is room. */
const Answer = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;

  > :empty {
    display: none;
  }

  @container panel (min-width: 560px) {
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: 8px 32px;
  }
`

const Top = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 2px 6px;
  align-items: baseline;
`

const OrderNumber = styled.h2`
  font-weight: 600;
  overflow-wrap: anywhere;

  &:focus {
    outline: none;
  }
`

const Total = styled.span`
  font-variant-numeric: tabular-nums;

  &::before {
    margin-inline-end: 6px;
    content: '·';
  }

  & + * {
    margin-inline-start: auto;
  }
`

const Under = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 12px;
  align-items: center;
  justify-content: space-between;
  min-height: 24px;
`
