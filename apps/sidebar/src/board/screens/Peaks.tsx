import type { Audit, AuditCell } from '@throughline/shared/contract'
import { sayShortDay } from '../../format/calendar-date.ts'
import { Small } from '../../look/Text.tsx'
import { useBoard } from '../board-context.ts'
import { sayDecimal } from '../format/numbers.ts'
import { type BoardSpeech, useBoardSay } from '../language/use-board-say.ts'
import { DataTable, type TableColumn } from '../look/DataTable.tsx'
import { Heading, Section } from '../look/Layout.tsx'
import { NumberLink } from '../look/NumberLink.tsx'
import { hrefOf } from '../view/view.ts'
import { sayValue } from './say-value.ts'

type Props = { audit: Audit; rows: string; columns: string }

const most = 12

/** What peaks do to the same cells: errors per 1,000 orders in peak weeks and in the others. */
export const Peaks = ({ audit, rows, columns }: Props) => {
  const speech = useBoardSay()
  const { say } = speech
  const { view, role, reader } = useBoard()
  const link = (cell: AuditCell, isPeak: boolean) => {
    const words = sayPer1000(isPeak ? cell.peak.per1000 : cell.offPeak.per1000, speech)
    const values: Record<string, string> = { [rows]: cell.row, [columns]: cell.column }
    if (values.error === undefined || role !== 'lead') return words
    return (
      <NumberLink href={hrefOf('orders', view, { ...values, peak: isPeak ? 'yes' : 'no' })}>
        {words}
      </NumberLink>
    )
  }
  const worst = audit.cells
    .filter(({ peak }) => peak.errors > 0)
    .toSorted((a, b) => gapOf(b) - gapOf(a))
    .slice(0, most)
  const table: TableColumn<AuditCell>[] = [
    {
      id: 'where',
      label: say('peaks.where'),
      value: ({ row, column }) => `${sayValue(rows, row, speech)} · ${sayValue(columns, column, speech)}`,
    },
    {
      id: 'peak',
      label: say('audit.peak'),
      value: ({ peak }) => peak.per1000,
      show: (cell) => link(cell, true),
      isNumber: true,
    },
    {
      id: 'off',
      label: say('audit.off_peak'),
      value: ({ offPeak }) => offPeak.per1000,
      show: (cell) => link(cell, false),
      isNumber: true,
    },
    { id: 'times', label: say('peaks.times'), value: (cell) => timesOf(cell, speech), isNumber: true },
  ]
  return (
    <Section>
      <Heading>{say('peaks.title')}</Heading>
      {audit.peaks.length === 0 ? (
        <p>{say('peaks.none')}</p>
      ) : (
        <>
          <Small>
            {say('peaks.weeks', { weeks: speech.list(audit.peaks.map((week) => sayShortDay(week, reader))) })}
          </Small>
          {worst.length === 0 ? (
            <p>{say('peaks.no_errors')}</p>
          ) : (
            <DataTable
              caption={say('peaks.title')}
              columns={table}
              rows={worst}
              keyOf={({ row, column }) => `${row} ${column}`}
            />
          )}
        </>
      )}
    </Section>
  )
}

const gapOf = ({ peak, offPeak }: AuditCell): number => (peak.per1000 ?? 0) - (offPeak.per1000 ?? 0)

const sayPer1000 = (value: number | undefined, { say, locale }: BoardSpeech): string =>
  value === undefined ? say('rate.none') : sayDecimal(value, locale)

const timesOf = ({ peak, offPeak }: AuditCell, { say, locale }: BoardSpeech): string =>
  peak.per1000 === undefined || !offPeak.per1000
    ? say('rate.none')
    : say('peaks.times_value', { times: sayDecimal(peak.per1000 / offPeak.per1000, locale) })
