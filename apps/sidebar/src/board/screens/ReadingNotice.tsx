import type { BoardOverview } from '@throughline/shared/contract'
import { sayDay } from '../../format/calendar-date.ts'
import { dateFormat } from '../../format/reader.ts'
import { Box } from '../../look/Box.tsx'
import { Small, SmallStrong } from '../../look/Text.tsx'
import { useBoard } from '../board-context.ts'
import { sayCount } from '../format/numbers.ts'
import { useBoardSay } from '../language/use-board-say.ts'

/** What the numbers do not know yet: a past that is still being read, and hours in which nothing was heard. */
export const ReadingNotice = ({ overview: { gaps, backfill } }: { overview: BoardOverview }) => {
  const { say, locale } = useBoardSay()
  const { reader } = useBoard()
  const day = (at: string) => sayDay(at.slice(0, 10), reader)
  const { timeZone } = reader
  const time = (at: string) =>
    dateFormat(reader.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(Date.parse(at))
  return (
    <>
      {backfill && backfill.state !== 'done' ? (
        <Box $tone={backfill.state === 'running' ? 'neutral' : 'warning'}>
          <SmallStrong>{say(`backfill.${backfill.state}`)}</SmallStrong>
          <Small>
            {say('backfill.progress', {
              tickets: sayCount(backfill.tickets, locale),
              from: day(backfill.from),
              to: backfill.readTo ? day(backfill.readTo) : 'none',
              minutes:
                backfill.eta === undefined || backfill.state !== 'running'
                  ? 'none'
                  : sayCount(Math.ceil(backfill.eta / 60), locale),
            })}
          </Small>
          {backfill.detail ? (
            <Small>
              <bdi lang="en">{backfill.detail}</bdi>
            </Small>
          ) : null}
        </Box>
      ) : null}
      {gaps.length > 0 ? (
        <Box $tone="warning">
          <SmallStrong>{say('gaps.title', { count: gaps.length })}</SmallStrong>
          {gaps.slice(0, 5).map(({ from, to }) => (
            <Small key={from}>{say('gaps.span', { from: time(from), to: time(to) })}</Small>
          ))}
        </Box>
      ) : null}
    </>
  )
}
