import type { BoardOverview } from '@throughline/shared/contract'
import { useBoard } from '../board-context.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { DataTable, type TableColumn } from '../look/DataTable.tsx'
import { Details } from '../look/Details.tsx'
import { Heading, Section } from '../look/Layout.tsx'
import { NumberLink } from '../look/NumberLink.tsx'
import { sayRate } from '../look/RateText.tsx'
import { TrendChart } from '../look/TrendChart.tsx'
import { addDays } from '../view/filter.ts'
import { hrefOf } from '../view/view.ts'

type Week = BoardOverview['trend'][number]

/** Week by week, as a picture and as a table. */
export const TrendSection = ({ trend }: { trend: readonly Week[] }) => {
  const speech = useBoardSay()
  const { say } = speech
  const { reader, view } = useBoard()
  const numbers = (['oneTouch', 'fcr', 'netFcr', 'zendeskOneTouch'] as const).flatMap(
    (name): TableColumn<Week>[] => [
      {
        id: name,
        label: say(`number.${name}`),
        value: (week) => week.numbers[name].share,
        show: (week) => sayRate(week.numbers[name], speech),
        isNumber: true,
      },
    ],
  )
  const columns: TableColumn<Week>[] = [
    {
      id: 'week',
      label: say('trend.week'),
      value: ({ week }) => week,
      show: ({ week }) => (
        <NumberLink
          href={hrefOf('tickets', view, {
            of: 'counted',
            weeks: undefined,
            from: week,
            to: addDays(week, 6),
          })}
        >
          {week}
        </NumberLink>
      ),
    },
    ...numbers,
    { id: 'of', label: say('trend.of'), value: (week) => week.numbers.fcr.of, isNumber: true },
    {
      id: 'mature',
      label: say('trend.state'),
      value: ({ mature }) => say(mature ? 'trend.settled' : 'trend.young'),
    },
  ]
  return (
    <Section>
      <Heading>{say('trend.title')}</Heading>
      {trend.every(({ numbers: { fcr } }) => fcr.share === undefined) ? (
        <p>{say('trend.none')}</p>
      ) : (
        <>
          <TrendChart trend={trend} reader={reader} />
          <Details>
            <summary>{say('table.show')}</summary>
            <DataTable
              caption={say('trend.title')}
              columns={columns}
              rows={trend}
              keyOf={({ week }) => week}
            />
          </Details>
        </>
      )}
    </Section>
  )
}
