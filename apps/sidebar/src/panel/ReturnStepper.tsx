import type { CardReturn } from '@throughline/shared/contract'
import styled from 'styled-components'
import type { MessageId } from '../language/messages.ts'
import { useSay } from '../language/use-say.ts'
import { Small, Unseen } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { type ReturnStep, returnSteps } from '../view/return-steps.ts'
import { Step, type StepMark, Steps } from './Steps.tsx'
import { When } from './When.tsx'

const marks = { done: 'solid', current: 'strong', ahead: 'hollow' } satisfies Record<
  ReturnStep['state'],
  StepMark
>
const spoken = {
  done: 'return.step_done',
  current: 'return.step_current',
  ahead: 'return.step_ahead',
} satisfies Record<ReturnStep['state'], MessageId>

/** How far a return is, with the date of each step that a source dated. */
export const ReturnStepper = ({ item }: { item: CardReturn }) => {
  const { say, word } = useSay()
  return (
    <Steps aria-label={say('return.steps')}>
      {returnSteps(item).map(({ stage, state, at }) => (
        <Step
          key={stage}
          $mark={marks[state]}
          $ahead={state !== 'done'}
          $accent={state === 'current'}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <Label $state={state}>
            {word('return_stage', stage)}
            <Unseen>, {say(spoken[state])}</Unseen>
          </Label>
          {at ? (
            <Small>
              <When moment={at} dateOnly />
            </Small>
          ) : null}
        </Step>
      ))}
    </Steps>
  )
}

const Label = styled.span<{ $state: ReturnStep['state'] }>`
  color: ${({ $state }) => color($state === 'ahead' ? 'foreground.subtle' : 'foreground.default')};
  font-weight: ${({ $state }) => ($state === 'current' ? 600 : 400)};
`
