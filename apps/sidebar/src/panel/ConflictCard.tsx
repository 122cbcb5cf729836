import type { Conflict } from '@throughline/shared/contract'
import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import SaysIcon from '@zendeskgarden/svg-icons/src/12/speech-bubble-plain-stroke.svg?react'
import { useId } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { mark } from '../look/Mark.tsx'
import { Code, Small } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { WithIcon } from '../look/WithIcon.tsx'
import { sayValue } from '../view/conflict-value.ts'
import { usePanelFacts } from './panel-context.ts'
import { Quote } from './Quote.tsx'
import { When } from './When.tsx'

type Props = {
  conflict: Conflict
  /** How often it is marked as changed; 0 for not at all. */
  news?: number
}

/** What two or more systems say of the same thing, side by side, never averaged. */
export const ConflictCard = ({ conflict, news = 0 }: Props) => {
  const id = useId()
  const speech = useSay()
  const { say, saying, word } = speech
  const { titleOf } = usePanelFacts()
  return (
    <Group $news={news} role="group" aria-labelledby={id}>
      <Title id={id}>
        {say(`conflict.title.${conflict.field}`)}
        {conflict.about ? (
          <About>{saying('conflict.about', { about: <Code>{conflict.about}</Code> })}</About>
        ) : null}
      </Title>
      <Sides>
        {conflict.sides.map((side) => {
          const value = sayValue(conflict.field, side, speech)
          return (
            <Side key={`${side.source} ${side.value}`} $proven={side.proven}>
              <Small>
                <bdi>{titleOf(side.source)}</bdi>
              </Small>
              <Value>{value.ours ? value.text : <Code>{value.text}</Code>}</Value>
              {side.said ? (
                <Small>
                  <Quote>{side.said}</Quote>
                </Small>
              ) : null}
              {side.at ? (
                <Small>{saying('conflict.since', { when: <When moment={side.at} /> })}</Small>
              ) : null}
              <Mark as="div">
                <WithIcon icon={side.proven ? CheckIcon : SaysIcon}>
                  {say(side.proven ? 'proof.proven' : 'proof.claim')}
                </WithIcon>
              </Mark>
              {conflict.likelyWrong === side.source ? (
                <Wrong>
                  <WithIcon icon={WarningIcon}>{say('conflict.likely_wrong')}</WithIcon>
                </Wrong>
              ) : null}
            </Side>
          )
        })}
      </Sides>
      {conflict.owner ? (
        <Small>{say('conflict.owner', { owner: word('owner', conflict.owner) })}</Small>
      ) : null}
    </Group>
  )
}

const Group = styled.div<{ $news: number }>`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 6px;
  padding: 8px;
  border: 1px solid ${color('border.default')};
  border-radius: 4px;

  ${({ $news }) => mark($news)}
`

const Title = styled.p`
  font-size: 12px;
  font-weight: 600;
  line-height: 16px;
`

const About = styled.span`
  display: block;
  color: ${color('foreground.subtle')};
  font-weight: 400;
`

const Sides = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(112px, 100%), 1fr));
  gap: 8px;
`

const Side = styled.li<{ $proven: boolean }>`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2px;
  align-content: start;
  padding-inline-start: 8px;
  border-inline-start: 2px ${({ $proven }) => ($proven ? 'solid' : 'dashed')}
    ${({ $proven }) => color($proven ? 'border.successEmphasis' : 'border.emphasis')};
`

const Value = styled.p`
  font-weight: 600;
  overflow-wrap: anywhere;
`

const Wrong = styled(Small).attrs({ as: 'div' })`
  color: ${color('foreground.warning')};
  font-weight: 600;
`

const Mark = styled(Small)`
  color: ${color('foreground.default')};
`
