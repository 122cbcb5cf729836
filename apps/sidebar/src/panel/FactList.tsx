import type { Fact, Strength } from '@throughline/shared/contract'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import RecordIcon from '@zendeskgarden/svg-icons/src/12/file-generic-stroke.svg?react'
import SaysIcon from '@zendeskgarden/svg-icons/src/12/speech-bubble-plain-stroke.svg?react'
import styled from 'styled-components'
import { sayAgo } from '../format/age.ts'
import { useSay } from '../language/use-say.ts'
import { type IconType, WithIcon } from '../look/WithIcon.tsx'
import { useReader } from '../state/use-reader.ts'
import { sayFact } from '../view/fact-words.ts'
import { usePanelFacts } from './panel-context.ts'
import { Quote } from './Quote.tsx'
import { When } from './When.tsx'

const strengthIcon = { scan: CheckIcon, system_record: RecordIcon, assertion: SaysIcon } satisfies Record<
  Strength,
  IconType
>

/** Facts as evidence: what, who says so, how surely, when, and how long ago that is. */
export const FactList = ({ facts }: { facts: Fact[] }) => {
  const speech = useSay()
  const { say, saying } = speech
  const { titleOf } = usePanelFacts()
  const reader = useReader()
  return (
    <List>
      {facts.map((fact) => {
        const { at, source, strength, said } = fact
        const what = sayFact(fact, speech, reader)
        return (
          <li key={JSON.stringify(fact)}>
            <WithIcon icon={strengthIcon[strength] ?? SaysIcon}>
              <What>{what}</What>
              {said && said !== what ? (
                <>
                  {' '}
                  <Quote>{said}</Quote>
                </>
              ) : null}
              <span>
                {saying(`strength.${strength}`, { source: <bdi>{titleOf(source)}</bdi> })}
                {at ? (
                  <>
                    {', '}
                    <When moment={at} />
                    {at.instant
                      ? ` (${sayAgo(Math.max(0, reader.now - Date.parse(at.instant)), reader.locale)})`
                      : null}
                  </>
                ) : (
                  `, ${say('fact.undated')}`
                )}
              </span>
            </WithIcon>
          </li>
        )
      })}
    </List>
  )
}

const List = styled.ul`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 6px;

  span > span {
    display: block;
  }
`

const What = styled.bdi`
  font-weight: 600;
`
