import type { OrderCard } from '@throughline/shared/contract'
import type { ReactNode } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { LinkButton } from '../look/LinkButton.tsx'
import { Code } from '../look/Text.tsx'
import type { IconType } from '../look/WithIcon.tsx'
import { isConfirmed } from '../state/choices.ts'
import type { Notice } from '../view/notices.ts'
import { usePanelFacts } from './panel-context.ts'
import { Quote } from './Quote.tsx'

type Props = { icon: IconType; notice: Notice; order: OrderCard }

/** One notice: the word in bold, then what belongs to it. */
export const NoticeLine = ({ icon: Icon, notice, order }: Props) => {
  const { title, hint, source, detail } = useWords(notice, order)
  return (
    <Item>
      <Icon aria-hidden="true" />
      <div>
        {title ? <Title title={hint}>{title}</Title> : null}
        {source ? <Source>{source}</Source> : null}
        {detail ? <Detail>{detail}</Detail> : null}
      </div>
    </Item>
  )
}

type Words = { title?: string; hint?: string; source?: ReactNode; detail?: ReactNode }

const useWords = (notice: Notice, order: OrderCard): Words => {
  const { say, saying, word, sentence } = useSay()
  const { titleOf } = usePanelFacts()
  switch (notice.kind) {
    case 'hold':
      return {
        title: say('notice.hold', { reason: word('hold_reason', notice.reason) }),
        hint: sentence('hold_reason', notice.reason),
        source: <bdi>{titleOf(notice.source)}</bdi>,
        detail: notice.said ? <Quote>{notice.said}</Quote> : undefined,
      }
    case 'shipment':
      return {
        title: word('shipment_flag', notice.flag),
        hint: sentence('shipment_flag', notice.flag),
        detail: notice.parcels.map((number) => (
          <Parcel key={number}>{saying('notice.parcel', { number: <Code>{number}</Code> })}</Parcel>
        )),
      }
    case 'warehouse':
      return {
        title: word('warehouse_flag', notice.flag),
        hint: sentence('warehouse_flag', notice.flag),
        source: <bdi>{titleOf(notice.source)}</bdi>,
      }
    case 'contact_differs':
      return {
        title: say('notice.contact_differs'),
        detail: <WhyHere order={order} />,
      }
    case 'incomplete':
      return { detail: say('notice.incomplete') }
  }
}

/** Says who put it here: an agent, who can take it back, or a contact in the ticket's text. A search needs no excuse. */
const WhyHere = ({ order }: { order: OrderCard }) => {
  const { say } = useSay()
  const { deciding } = usePanelFacts()
  if (!deciding) return null
  if (!isConfirmed(deciding.decisions, order.ref)) return <>{say('notice.contact_in_text')}</>
  const label = say('notice.undo_confirm_label', { number: order.number })
  return (
    <>
      {say('notice.contact_differs_detail')}{' '}
      <LinkButton aria-label={label} onClick={() => deciding.undo(order.ref)}>
        {say('notice.undo_confirm')}
      </LinkButton>
    </>
  )
}

const Item = styled.li`
  display: flex;
  gap: 8px;
  font-size: 12px;
  line-height: 16px;

  > svg {
    position: relative;
    inset-block-start: 2px;
  }

  &:has(b) > svg {
    inset-block-start: 4px;
  }

  > div {
    min-width: 0;
  }
`

const Title = styled.b`
  font-size: 14px;
  font-weight: 600;
  line-height: 20px;
`

const Source = styled.span`
  &::before {
    content: ' · ';
  }
`

const Detail = styled.span`
  display: block;
`

const Parcel = styled.span`
  display: block;
`
