import type { BoardCauses } from '@throughline/shared/contract'
import { sayMoney } from '../../format/money.ts'
import { Small } from '../../look/Text.tsx'
import { useBoard } from '../board-context.ts'
import { sayCount } from '../format/numbers.ts'
import { type BoardSpeech, useBoardSay } from '../language/use-board-say.ts'
import { Bars } from '../look/Bars.tsx'
import { DataTable, type TableColumn } from '../look/DataTable.tsx'
import { Heading, Lead, Section } from '../look/Layout.tsx'
import { NumberLink } from '../look/NumberLink.tsx'
import { sayRate } from '../look/RateText.tsx'
import { Asked } from '../states/Asked.tsx'
import { useCauses } from '../use-asked.ts'
import { hrefOf } from '../view/view.ts'

type Row = BoardCauses['rows'][number]

/** What customers wrote about, by the first contacts that it lost. */
export const CausesScreen = () => {
  const { filter } = useBoard()
  return <Asked query={useCauses(filter)}>{(causes) => <Causes causes={causes} />}</Asked>
}

const mostBars = 12

const Causes = ({ causes: { rows, lost } }: { causes: BoardCauses }) => {
  const speech = useBoardSay()
  const { say, word, owner, locale } = speech
  const { view, role } = useBoard()
  if (rows.length === 0) return <Lead>{say('causes.none')}</Lead>
  const nameOf = ({ cause }: Row) => word('contact_cause', cause)
  const ownerOf = (row: Row) => (row.owner ? owner(row.owner) : say('owner.nobody'))
  const linkOf = (row: Row, of: string) => hrefOf('tickets', view, { of, causes: row.cause })
  const columns: TableColumn<Row>[] = [
    { id: 'cause', label: say('causes.cause'), value: nameOf },
    { id: 'owner', label: say('causes.owner'), value: ownerOf },
    {
      id: 'lost',
      label: say('causes.lost'),
      value: (row) => row.lost,
      show: (row) => <NumberLink href={linkOf(row, 'lost')}>{sayCount(row.lost, locale)}</NumberLink>,
      isNumber: true,
    },
    {
      id: 'change',
      label: say('causes.change'),
      value: (row) => row.lost - row.lostBefore,
      show: (row) => sayChange(row, speech),
      isNumber: true,
    },
    {
      id: 'contacts',
      label: say('causes.contacts'),
      value: (row) => row.contacts,
      show: (row) => <NumberLink href={linkOf(row, 'counted')}>{sayCount(row.contacts, locale)}</NumberLink>,
      isNumber: true,
    },
    {
      id: 'fcr',
      label: say('number.fcr'),
      value: (row) => row.fcr.share,
      show: (row) => sayRate(row.fcr, speech),
      isNumber: true,
    },
    ...(role === 'lead' && rows.some(({ cost }) => cost.length > 0)
      ? [
          {
            id: 'cost',
            label: say('causes.cost'),
            value: (row: Row) => row.cost.map((one) => sayMoney(one, locale)).join(' + ') || undefined,
            isNumber: true,
          },
        ]
      : []),
  ]
  return (
    <>
      <Lead>{say('causes.lead', { count: lost, shown: sayCount(lost, locale) })}</Lead>
      <Section>
        <Heading>{say('causes.title')}</Heading>
        <Bars
          label={say('causes.title')}
          bars={rows
            .filter((row) => row.lost > 0)
            .slice(0, mostBars)
            .map((row) => ({
              id: row.cause,
              label: (
                <>
                  {nameOf(row)}
                  <Small>{ownerOf(row)}</Small>
                </>
              ),
              size: row.lost,
              number: (
                <NumberLink href={linkOf(row, 'lost')}>
                  {say('causes.lost_count', { count: row.lost, shown: sayCount(row.lost, locale) })}
                </NumberLink>
              ),
              more: sayChange(row, speech),
            }))}
        />
      </Section>
      <Section>
        <Heading>{say('causes.table')}</Heading>
        <DataTable caption={say('causes.table')} columns={columns} rows={rows} keyOf={({ cause }) => cause} />
      </Section>
    </>
  )
}

const sayChange = ({ lost, lostBefore }: Row, { say, locale }: BoardSpeech): string => {
  const more = lost - lostBefore
  if (more === 0) return say('causes.same')
  return say(more > 0 ? 'causes.more' : 'causes.fewer', { count: sayCount(Math.abs(more), locale) })
}
