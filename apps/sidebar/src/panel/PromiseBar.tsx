import type { OrderCard } from '@throughline/shared/contract'
import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import ClockIcon from '@zendeskgarden/svg-icons/src/12/clock-stroke.svg?react'
import styled from 'styled-components'
import { sayDay, sayShortDay, today } from '../format/calendar-date.ts'
import { type Say, useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { WithIcon } from '../look/WithIcon.tsx'
import { useReader } from '../state/use-reader.ts'
import { barOf, type PromiseView, promiseOf } from '../view/promise.ts'
import { PromiseTrack } from './PromiseTrack.tsx'
import { When } from './When.tsx'

/** Is it late? Ordered, today, promised and estimated days, where somebody stated them. */
export const PromiseBar = ({ order }: { order: OrderCard }) => {
  const { say, saying } = useSay()
  const reader = useReader()
  const day = today(reader)
  const view = promiseOf(order, day)
  if (!view) return null
  const { promised, estimate, promise } = view
  const done = promise?.doneOn !== undefined || promise?.state === 'kept'
  const verdict = sayVerdict(view, say, (date) => sayDay(date, reader))
  const bar = done ? undefined : barOf(view, day)
  // Only what stands at the line's end may be written there.
  const estimateAtEnd = bar?.estimate === 100 && estimate !== promised
  const given = promise?.kind === 'dispatch' ? 'promise.dispatch' : 'promise.promised'
  // The concern about it says more.
  const isSaid = order.concerns.some(({ kind }) => kind === 'promise_at_risk' || kind === 'promise_broken')
  return (
    <Column>
      {bar && view.ordered && promised ? (
        <PromiseTrack
          marks={bar}
          ordered={say('promise.ordered', { date: sayShortDay(view.ordered, reader) })}
          promised={say(given, { date: sayDay(promised, reader) })}
          last={
            estimate && estimateAtEnd
              ? say('promise.estimated', { date: sayDay(estimate, reader) })
              : bar.now === 100
                ? say('promise.today')
                : undefined
          }
        />
      ) : null}
      {!bar && !done && promised ? (
        <Small as="div">
          <WithIcon icon={ClockIcon}>{say(given, { date: sayDay(promised, reader) })}</WithIcon>
        </Small>
      ) : null}
      {estimate && !estimateAtEnd && estimate !== promised ? (
        <Small as="div">
          <WithIcon icon={ClockIcon}>
            {say(promise?.expected ? 'promise.expected' : 'promise.estimate_alone', {
              date: sayDay(estimate, reader),
            })}
          </WithIcon>
        </Small>
      ) : null}
      {promise?.by === 'agent' || promise?.by === 'bot' ? (
        <Small>
          {saying('promise.in_reply', {
            by: promise.by,
            when: promise.madeAt ? <When moment={promise.madeAt} dateOnly /> : 'none',
          })}
        </Small>
      ) : null}
      {verdict && !(verdict.late && isSaid) ? (
        <Verdict $late={verdict.late}>
          <WithIcon icon={verdict.late ? WarningIcon : CheckIcon}>{verdict.words}</WithIcon>
        </Verdict>
      ) : null}
    </Column>
  )
}

const sayVerdict = (
  { verdict, promised = '' }: PromiseView,
  say: Say,
  dayName: (date: string) => string,
): { words: string; late: boolean } | undefined => {
  switch (verdict.kind) {
    case 'open':
      return undefined
    case 'kept_before':
      return { words: say('promise.before', { date: dayName(promised) }), late: false }
    case 'kept_on_day':
      return { words: say('promise.on_day'), late: false }
    case 'on_track':
      return { words: say('promise.on_track'), late: false }
    case 'kept_late':
      return { words: say('promise.after', { days: verdict.days, date: dayName(promised) }), late: true }
    case 'passed':
      return { words: say('promise.passed', { days: verdict.days }), late: true }
    case 'will_miss':
      return { words: say('promise.will_miss', { days: verdict.days }), late: true }
    case 'at_risk':
      return { words: say('promise.at_risk'), late: true }
    case 'broken':
      return { words: say('promise.broken'), late: true }
  }
}

const Column = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 6px;
`

const Verdict = styled(Small).attrs({ as: 'div' })<{ $late: boolean }>`
  color: ${({ $late }) => color($late ? 'foreground.warning' : 'foreground.subtle')};
  font-weight: ${({ $late }) => ($late ? 600 : 400)};
`
