import type { Concern, Fact, OrderCard, OrderPromise } from '@throughline/shared/contract'
import type { Severity } from '@throughline/shared/vocabulary'
import ErrorIcon from '@zendeskgarden/svg-icons/src/16/alert-error-stroke.svg?react'
import WarningIcon from '@zendeskgarden/svg-icons/src/16/alert-warning-stroke.svg?react'
import InfoIcon from '@zendeskgarden/svg-icons/src/16/info-stroke.svg?react'
import { useId, useState } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Box } from '../look/Box.tsx'
import { LinkButton } from '../look/LinkButton.tsx'
import { Code } from '../look/Text.tsx'
import type { IconType } from '../look/WithIcon.tsx'
import { useReader } from '../state/use-reader.ts'
import { sayConcern } from '../view/concern-words.ts'
import { sayDue } from '../view/due.ts'
import { sayFact } from '../view/fact-words.ts'
import type { Tone } from '../view/notices.ts'
import { FactList } from './FactList.tsx'
import { usePanelFacts } from './panel-context.ts'
import { UpgradeLine } from './UpgradeLine.tsx'
import { When } from './When.tsx'

const looks = {
  critical: { tone: 'danger', icon: ErrorIcon },
  warning: { tone: 'warning', icon: WarningIcon },
  notice: { tone: 'neutral', icon: InfoIcon },
} satisfies Record<Severity, { tone: Tone; icon: IconType }>

type Props = { concern: Concern; order: OrderCard }

type Opened = 'why' | 'next' | undefined

/** One thing that is wrong: what, how bad, whose turn, by when, on what evidence; and a click away why, and what to do. */
export const ConcernBox = ({ concern, order }: Props) => {
  const speech = useSay()
  const { say, saying, word, sentence } = speech
  const { titleOf } = usePanelFacts()
  const reader = useReader()
  const [opened, open] = useState<Opened>()
  const id = useId()
  const { kind, severity, owner, due, next, about, evidence, values } = concern
  const { tone, icon: Icon } = looks[severity] ?? looks.warning
  const proof = tellingFact(concern, order)
  const upgrade = values.upgrade ?? upgradeOf(kind, order.promises)
  const toggle = (which: Opened) => open(opened === which ? undefined : which)
  return (
    <Box as="li" $tone={tone}>
      <Head>
        <Icon aria-hidden="true" />
        <b>{sayConcern(concern, speech, reader)}</b>
      </Head>
      <Meta>
        <Turn>
          {word('severity', severity)}
          {' · '}
          {word('owner', owner)}
          {due ? ` · ${sayDue(due, say, reader)}` : null}
        </Turn>
        {proof ? (
          <span>
            <bdi>{sayFact(proof, speech, reader)}</bdi>
            {', '}
            {proof.at && !isForecast(proof) ? (
              <When moment={proof.at} dateOnly />
            ) : (
              <bdi>{titleOf(proof.source)}</bdi>
            )}
          </span>
        ) : null}
        {upgrade ? <UpgradeLine upgrade={upgrade} /> : null}
      </Meta>
      <Actions>
        <Toggle aria-expanded={opened === 'why'} aria-controls={id} onClick={() => toggle('why')}>
          {say('concern.why')}
        </Toggle>
        <Toggle aria-expanded={opened === 'next'} aria-controls={id} onClick={() => toggle('next')}>
          {say('concern.next', { step: word('next_step', next) })}
        </Toggle>
      </Actions>
      <Details id={id} hidden={opened === undefined}>
        {opened === 'why' ? (
          <>
            {about ? <p>{saying('conflict.about', { about: <Code>{about}</Code> })}</p> : null}
            {concern.since ? (
              <p>{saying('conflict.since', { when: <When moment={concern.since} /> })}</p>
            ) : null}
            <FactList facts={evidence} />
          </>
        ) : null}
        {opened === 'next' ? (
          <p>
            {sentence('next_step', next)} {sentence('owner', owner)}
          </p>
        ) : null}
      </Details>
    </Box>
  )
}

/** When a forecast was made says less than who made it. */
const isForecast = ({ topic }: Fact): boolean => topic === 'promise' || topic === 'estimate'

/** The fact that tells most beside the sentence, which names the promise itself, and the headline above it. */
const tellingFact = ({ kind, evidence }: Concern, { headline: { fact } }: OrderCard): Fact | undefined =>
  evidence.find(
    (one) =>
      one.topic !== 'promise' &&
      // A forecast says why a promise fails, and nothing of a parcel that is silent.
      (one.topic !== 'estimate' || kind.startsWith('promise')) &&
      !(one.topic === fact.topic && one.value === fact.word && one.at?.local === fact.at?.local),
  )

const upgradeOf = (kind: Concern['kind'], promises: OrderPromise[]) =>
  kind === 'promise_at_risk' ? promises.find(({ state }) => state === 'at_risk')?.upgrade : undefined

const Head = styled.p`
  display: flex;
  gap: 8px;
  line-height: 20px;

  > svg {
    position: relative;
    inset-block-start: 2px;
  }

  > b {
    min-width: 0;
    color: var(--strong);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`

const Meta = styled.p`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  font-size: 12px;
  line-height: 16px;
  overflow-wrap: anywhere;
`

const Turn = styled.span`
  font-weight: 600;
`

const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 16px;
`

const Toggle = styled(LinkButton)`
  text-decoration: underline;
  text-underline-offset: 2px;
`

const Details = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 6px;
  font-size: 12px;
  line-height: 16px;

  &[hidden] {
    display: none;
  }
`
