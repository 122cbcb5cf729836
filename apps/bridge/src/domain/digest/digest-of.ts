import type { Audit, BoardCauses, BoardOverview, BoardToday } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { contactCauseText, ownerText } from '@throughline/shared/vocabulary'
import type { Block, Digest } from './blocks.ts'
import type { Days } from './digest-time.ts'
import { findingBlocks } from './findings-block.ts'
import { newsOf, numbersBlock } from './numbers-block.ts'
import { sayCount, sayDay, sayDays, sayName, sayTime } from './say.ts'
import { promiseBlocks, returnBlocks } from './today-blocks.ts'

const mostCauses = 5
const mostGaps = 3

/** What the board answered to a lead. */
export interface DigestFacts {
  company: string
  timeZone: string
  /** Whose first solves are counted. */
  days: Days
  /** For which a first solve had to stand. */
  window: number
  today: CalendarDate
  overview: Pick<BoardOverview, 'numbers' | 'before' | 'sentence' | 'gaps' | 'backfill'>
  causes: BoardCauses
  audit: Pick<Audit, 'from' | 'to' | 'findings'>
  now: BoardToday
}

/** The week in the order in which a lead reads it: the sentence, the numbers, why, what to change, what to do today. */
export function digestOf(facts: DigestFacts): Digest {
  const { days, window, overview, causes, audit, now, today } = facts
  const company = sayName(facts.company)
  const period = sayDays(days)
  const news = newsOf(overview.sentence, overview.numbers.fcr.of)
  return {
    subject: `${company}: first contacts, week of ${sayDay(days.from)}`,
    title: `${company}: the week’s first contacts`,
    period: `First solved from ${period}. A solve had to stand for ${window} days, so this is the newest week that is complete.`,
    blocks: [
      { kind: 'lead', text: news },
      ...noticeBlocks(facts),
      numbersBlock(overview),
      ...causeBlocks(causes),
      ...findingBlocks(audit),
      ...returnBlocks(now),
      ...promiseBlocks(now, today),
    ],
  }
}

/** What may be missing stands before the numbers that it may have bent. */
function noticeBlocks({
  overview: { gaps, backfill },
  timeZone,
}: Pick<DigestFacts, 'overview' | 'timeZone'>): Block[] {
  const notices = gaps
    .slice(0, mostGaps)
    .map(
      ({ from, to }) =>
        `Events of tickets may be missing between ${sayTime(from, timeZone)} and ${sayTime(to, timeZone)}.`,
    )
  if (gaps.length > mostGaps)
    notices.push(`There are ${sayCount(gaps.length)} such gaps; the board lists them.`)
  if (backfill && backfill.state !== 'done') {
    const read = backfill.readTo ? ` up to ${sayTime(backfill.readTo, timeZone)}` : ''
    notices.push(
      backfill.state === 'failed'
        ? `Zendesk’s past could not be read; it is known${read || ' only from webhooks'}.`
        : `Zendesk’s past is not read yet${read && `, only${read}`}: the numbers may still change.`,
    )
  }
  return notices.map((text) => ({ kind: 'notice', text }))
}

function causeBlocks({ rows }: BoardCauses): Block[] {
  const heading: Block = { kind: 'heading', text: 'Why first contacts were lost' }
  const losing = rows.filter(({ lost }) => lost > 0)
  if (losing.length === 0) return [heading, { kind: 'text', text: 'No first contact was lost in this week.' }]
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { label: 'Cause' },
        { label: 'Owner' },
        { label: 'Lost', isNumber: true },
        { label: 'Week before', isNumber: true },
      ],
      rows: losing
        .slice(0, mostCauses)
        .map(({ cause, owner, lost, lostBefore }) => [
          contactCauseText[cause].label,
          owner ? ownerText[owner].label : 'Nobody named',
          sayCount(lost),
          sayCount(lostBefore),
        ]),
    },
  ]
}
