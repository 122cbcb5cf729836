import type { LedgerStep, ReturnLedger, StepState } from '@throughline/shared/contract'
import styled from 'styled-components'
import type { MessageId } from '../language/messages.ts'
import { useSay } from '../language/use-say.ts'
import { Small, Unseen } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { useReader } from '../state/use-reader.ts'
import { sayDue } from '../view/due.ts'
import { usePanelFacts } from './panel-context.ts'
import { Step, type StepMark, Steps } from './Steps.tsx'
import { When } from './When.tsx'

const marks = {
  done: 'solid',
  current: 'strong',
  upcoming: 'hollow',
  skipped: 'hollow',
  unknown: 'hollow',
} satisfies Record<StepState, StepMark>

const spoken = {
  done: 'return.step_done',
  current: 'return.step_current',
  upcoming: 'return.step_ahead',
  skipped: 'return.step_skipped',
  unknown: 'return.step_unknown',
} satisfies Record<StepState, MessageId>

/** The chain of a return: what is done and when, whose turn it is and until when, and who comes after. */
export const ReturnStepper = ({ ledger: { steps } }: { ledger: ReturnLedger }) => {
  const { say, word } = useSay()
  if (steps.length === 0) return null
  return (
    <Steps aria-label={say('return.steps')}>
      {steps.map((one) => {
        const { step, state } = one
        return (
          <Step
            key={step}
            $mark={marks[state]}
            $ahead={state !== 'done'}
            $accent={state === 'current'}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <Label $state={state}>
              {word('return_step', step)}
              <Unseen>, {say(spoken[state])}</Unseen>
            </Label>
            <Under step={one} />
          </Step>
        )
      })}
    </Steps>
  )
}

const Under = ({ step }: { step: LedgerStep }) => {
  const { say, word } = useSay()
  const { titleOf } = usePanelFacts()
  const reader = useReader()
  const { state, owner, due, overdue, doneAt, source } = step
  if (state === 'done')
    return doneAt || source ? (
      <Small>
        {doneAt ? <When moment={doneAt} dateOnly /> : null}
        {doneAt && source ? ' · ' : null}
        {source ? <bdi>{titleOf(source)}</bdi> : null}
      </Small>
    ) : null
  // Screen readers have heard it in the label.
  if (state === 'skipped' || state === 'unknown')
    return <Small aria-hidden="true">{say(spoken[state])}</Small>
  return (
    <Turn $late={overdue} $now={state === 'current'}>
      {word('owner', owner)}
      {due ? ` · ${sayDue(due, say, reader)}` : null}
      {overdue ? ` · ${say('return.overdue')}` : null}
    </Turn>
  )
}

const Label = styled.span<{ $state: StepState }>`
  color: ${({ $state }) =>
    color($state === 'done' || $state === 'current' ? 'foreground.default' : 'foreground.subtle')};
  font-weight: ${({ $state }) => ($state === 'current' ? 600 : 400)};
`

const Turn = styled(Small)<{ $late: boolean; $now: boolean }>`
  color: ${({ $late, $now }) =>
    color($late ? 'foreground.warning' : $now ? 'foreground.default' : 'foreground.subtle')};
  font-weight: ${({ $now }) => ($now ? 600 : 400)};
`
