import type { AuditMeasure } from '@throughline/shared/contract'
import { Small } from '../../look/Text.tsx'
import { sayDecimal, sayHours, sayShare } from '../format/numbers.ts'
import { type BoardSpeech, useBoardSay } from '../language/use-board-say.ts'
import { DataTable, type TableColumn } from '../look/DataTable.tsx'
import { Heading, Section } from '../look/Layout.tsx'

/** What the audit measures beside errors, with what it was before. */
export const Indicators = ({ measures }: { measures: readonly AuditMeasure[] }) => {
  const speech = useBoardSay()
  const { say, word, sentence } = speech
  const columns: TableColumn<AuditMeasure>[] = [
    {
      id: 'indicator',
      label: say('indicators.indicator'),
      value: ({ indicator }) => word('audit_indicator', indicator),
      show: ({ indicator }) => (
        <>
          {word('audit_indicator', indicator)}
          <Small as="span" style={{ display: 'block' }}>
            {sentence('audit_indicator', indicator)}
          </Small>
        </>
      ),
    },
    {
      id: 'value',
      label: say('indicators.now'),
      value: ({ value }) => value,
      show: ({ value, unit }) => sayMeasure(value, unit, speech),
      isNumber: true,
    },
    {
      id: 'before',
      label: say('indicators.before'),
      value: ({ before }) => before,
      show: ({ before, unit }) => sayMeasure(before, unit, speech),
      isNumber: true,
    },
    { id: 'cases', label: say('indicators.cases'), value: ({ cases }) => cases, isNumber: true },
  ]
  return (
    <Section>
      <Heading>{say('indicators.title')}</Heading>
      <DataTable
        caption={say('indicators.title')}
        columns={columns}
        rows={measures}
        keyOf={({ indicator }) => indicator}
      />
    </Section>
  )
}

export const sayMeasure = (
  value: number | undefined,
  unit: AuditMeasure['unit'],
  { say, locale }: BoardSpeech,
): string => {
  if (value === undefined) return say('rate.none')
  if (unit === 'hours') return sayHours(value, locale)
  return unit === 'share' ? sayShare(value, locale) : sayDecimal(value, locale)
}
