import type { OrderCard, Ref } from '@throughline/shared/contract'
import styled, { css, keyframes } from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { CardBody } from '../look/Card.tsx'
import { Headline, Small } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { refId } from '../state/choices.ts'
import { sayHeadline } from '../view/headline.ts'
import { Amount } from './Amount.tsx'
import { ConflictCard } from './ConflictCard.tsx'
import { Beyond, Evidence } from './Evidence.tsx'
import { NotHers } from './NotHers.tsx'
import { Notices } from './Notices.tsx'
import { PromiseBar } from './PromiseBar.tsx'
import { ShopTag } from './ShopTag.tsx'
import { When } from './When.tsx'

export const orderHeadingId = (ref: Ref): string => `order ${refId(ref)}`.replaceAll(/\s/g, '-')

type Props = { order: OrderCard; isNews: boolean }

/** Where is it, is it late, what stands in its way: the part of an order that is read in four seconds. */
export const OrderFace = ({ order, isNews }: Props) => {
  const { say, saying } = useSay()
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
        <News $on={isNews}>
          <Headline>{sayHeadline(fact, say)}</Headline>
          <Evidence fact={fact} />
          {beyond ? <Beyond claim={beyond} /> : null}
        </News>
        <PromiseBar order={order} />
      </Answer>
      <Notices order={order} />
      {order.conflicts.map((conflict) => (
        <ConflictCard key={`${conflict.field} ${conflict.about}`} conflict={conflict} />
      ))}
    </CardBody>
  )
}

/** Where it is and whether it is late; beside each other where there is room. */
const Answer = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;

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

const arrived = keyframes`
  from { background: var(--mark); }
  to { background: transparent; }
`

/** A short mark where the answer changed while somebody looks. */
const News = styled.div<{ $on: boolean }>`
  --mark: ${color('background.success')};
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2px;
  align-content: start;
  margin: -4px -6px;
  padding: 4px 6px;
  border-radius: 4px;

  ${({ $on }) =>
    $on &&
    css`
      animation: ${arrived} 3s ease-out;
    `}
`
