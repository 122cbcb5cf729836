import type { HandOver } from '@throughline/shared/contract'
import BotIcon from '@zendeskgarden/svg-icons/src/12/bot-sparkle-stroke.svg?react'
import styled from 'styled-components'
import { sayDay } from '../format/calendar-date.ts'
import { useSay } from '../language/use-say.ts'
import { Box } from '../look/Box.tsx'
import { Small, SmallStrong } from '../look/Text.tsx'
import { WithIcon } from '../look/WithIcon.tsx'
import { useReader } from '../state/use-reader.ts'
import { When } from './When.tsx'

/** What a bot has verified, answered and promised before this ticket, and why it gave up: nobody need ask her again. */
export const HandOverCard = ({ handOver }: { handOver: HandOver }) => {
  const { say, saying, list } = useSay()
  const reader = useReader()
  const { at, level, reason, promised } = handOver
  // What was promised has its own line.
  const answers = handOver.answered.filter(({ operation }) => operation !== 'promise.record')
  const answered = answers.map(({ operation, order = '' }) =>
    say('bot.topic', { operation: operation.replaceAll('.', '_'), order }),
  )
  const days = promised.map(({ kind, latest, order }) =>
    say('bot.promise', { kind, order, date: sayDay(latest, reader) }),
  )
  return (
    <Box as="section" $tone="neutral">
      <SmallStrong as="h2">
        <WithIcon icon={BotIcon}>{say('bot.title', { level })}</WithIcon>
      </SmallStrong>
      <Lines>
        <li>{say('bot.verified', { level })}</li>
        {answered.length > 0 ? <li>{say('bot.answered', { what: list([...new Set(answered)]) })}</li> : null}
        {days.length > 0 ? <li>{say('bot.promised', { what: list(days) })}</li> : null}
        <li>
          {saying('bot.gave_up', {
            reason: say('bot.reason', { reason }),
            when: (
              <When moment={{ instant: at, local: at.slice(0, 19), offset: '+00:00', zoneKnown: true }} />
            ),
          })}
        </li>
      </Lines>
    </Box>
  )
}

const Lines = styled(Small).attrs({ as: 'ul' })`
  display: grid;
  gap: 2px;
  padding-inline-start: 18px;
  overflow-wrap: anywhere;
`
