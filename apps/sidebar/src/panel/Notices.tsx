import type { OrderCard } from '@throughline/shared/contract'
import ErrorIcon from '@zendeskgarden/svg-icons/src/12/alert-error-stroke.svg?react'
import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import InfoIcon from '@zendeskgarden/svg-icons/src/12/info-stroke.svg?react'
import PauseIcon from '@zendeskgarden/svg-icons/src/12/pause-stroke.svg?react'
import styled from 'styled-components'
import { Box } from '../look/Box.tsx'
import { mark } from '../look/Mark.tsx'
import { color } from '../look/theme.ts'
import type { IconType } from '../look/WithIcon.tsx'
import { type Notice, noticesOf, type Tone, worstTone } from '../view/notices.ts'
import { NoticeLine } from './NoticeLine.tsx'
import { usePanelFacts } from './panel-context.ts'

const toneIcon = { danger: ErrorIcon, warning: WarningIcon, neutral: InfoIcon } satisfies Record<
  Tone,
  IconType
>

const iconOf = ({ kind, tone }: Notice): IconType => (kind === 'hold' ? PauseIcon : toneIcon[tone])

const keyOf = (notice: Notice): string => JSON.stringify(notice)

/** Holds, flags and remarks of an order, each with an icon and a word, the most severe first. */
export const Notices = ({ order }: { order: OrderCard }) => {
  const news = usePanelFacts().newsOf(order.ref, 'notices')
  const notices = noticesOf(order)
  const remarks = notices.filter(({ tone }) => tone === 'neutral')
  const warnings = notices.filter(({ tone }) => tone !== 'neutral')
  const line = (notice: Notice) => (
    <NoticeLine key={keyOf(notice)} icon={iconOf(notice)} notice={notice} order={order} />
  )
  return (
    <>
      {warnings.length > 0 ? (
        <Box as="ul" $tone={worstTone(warnings)} $news={news}>
          {warnings.map(line)}
        </Box>
      ) : null}
      {remarks.length > 0 ? <Remarks $news={news}>{remarks.map(line)}</Remarks> : null}
    </>
  )
}

/** Worth knowing, not worth a box. */
const Remarks = styled.ul<{ $news: number }>`
  color: ${color('foreground.subtle')};

  ${({ $news }) => mark($news)}
`
