import type { Candidate } from '@throughline/shared/contract'
import { Button } from '@zendeskgarden/react-buttons'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Card, CardBody } from '../look/Card.tsx'
import { Small } from '../look/Text.tsx'
import { isConfirmed } from '../state/choices.ts'
import { sayReasons } from '../view/reasons.ts'
import { undoId } from './Dismissed.tsx'
import { orderHeadingId } from './OrderFace.tsx'
import { usePanelFacts } from './panel-context.ts'
import { ShopTag } from './ShopTag.tsx'
import { When } from './When.tsx'

/** Just enough to decide: number, shop, date, masked person, and why it is here at all. */
export const CandidateCard = ({ candidate }: { candidate: Candidate }) => {
  const { say, saying } = useSay()
  const { deciding, focusLater, announce } = usePanelFacts()
  const { ref, number, shop, placedAt, maskedName, maskedEmail } = candidate
  const chosen = { ref, number, shop }
  const opening = deciding !== undefined && isConfirmed(deciding.decisions, ref)

  const confirm = () => {
    if (opening) return
    deciding?.confirm(chosen)
    announce(say('announce.confirmed', { number }))
    focusLater(orderHeadingId(ref))
  }
  const dismiss = () => {
    deciding?.dismiss(chosen)
    announce(say('announce.dismissed', { number }))
    focusLater(undoId(ref))
  }

  return (
    <Card aria-label={say('candidates.label', { number, shop })}>
      <CardBody>
        <div>
          <Top>
            <OrderNumber>
              <bdi>{number}</bdi>
            </OrderNumber>
            <ShopTag>
              <bdi>{shop}</bdi>
            </ShopTag>
          </Top>
          {placedAt ? (
            <Small>{saying('order.placed', { date: <When moment={placedAt} dateOnly /> })}</Small>
          ) : null}
        </div>
        <p>
          <bdi>{maskedName ?? say('customer.unknown')}</bdi>
          {maskedEmail ? (
            <>
              {' · '}
              <bdi>{maskedEmail}</bdi>
            </>
          ) : null}
        </p>
        <Small>{sayReasons(candidate.reasons, say).join(' · ')}</Small>
        {deciding ? (
          <Actions>
            <Button
              size="small"
              aria-label={say('candidates.dismiss_label', { number })}
              isBasic
              onClick={dismiss}
            >
              {say('candidates.dismiss')}
            </Button>
            <Button
              size="small"
              aria-label={opening ? undefined : say('candidates.confirm_label', { number })}
              aria-disabled={opening}
              onClick={confirm}
            >
              {say(opening ? 'candidates.opening' : 'candidates.confirm')}
            </Button>
          </Actions>
        ) : null}
      </CardBody>
    </Card>
  )
}

const Top = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 2px 8px;
  align-items: baseline;
  justify-content: space-between;
`

const OrderNumber = styled.h3`
  font-weight: 600;
`

const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  justify-content: flex-end;
`
