import type { Audit, AuditCell } from '@throughline/shared/contract'
import { concernKinds } from '@throughline/shared/vocabulary'
import { focusStyles, getColor } from '@zendeskgarden/react-theming'
import styled from 'styled-components'
import { LinkButton } from '../../look/LinkButton.tsx'
import { Small, Unseen } from '../../look/Text.tsx'
import { color } from '../../look/theme.ts'
import { useBoard } from '../board-context.ts'
import { downloadCsv } from '../csv.ts'
import { sayCount, sayDecimal } from '../format/numbers.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { Choice } from '../look/Choice.tsx'
import { Scroll, Table } from '../look/DataTable.tsx'
import { Heading, Section } from '../look/Layout.tsx'
import { dimensions } from '../view/filter.ts'
import { hrefOf, type View } from '../view/view.ts'
import { sayValue } from './say-value.ts'
import { stepOf } from './steps.ts'

type Props = { audit: Audit; rows: string; columns: string }

/** Errors per 1,000 orders, row by column. A table: the shade repeats the number that stands in the cell. */
export const HeatMap = ({ audit, rows, columns }: Props) => {
  const speech = useBoardSay()
  const { say, locale } = speech
  const { view, role } = useBoard()
  const cells = new Map(audit.cells.map((cell) => [`${cell.row}\n${cell.column}`, cell]))
  const most = Math.max(0, ...audit.cells.map(({ all }) => all.per1000 ?? 0))
  const titles = {
    rows: say(`dimension.${rows as 'error'}`),
    columns: say(`dimension.${columns as 'error'}`),
  }
  const title = say('heat.title', titles)
  const axis = (name: 'rows' | 'columns', value: string) => (
    <Choice
      label={say(`heat.${name}`)}
      value={value}
      options={dimensions.map((one) => ({ value: one, label: say(`dimension.${one}`) }))}
      onChange={(to) => {
        location.hash = hrefOf('audit', view, { rows, columns, [name]: to })
      }}
    />
  )
  const download = () =>
    downloadCsv(title, [
      [
        titles.rows,
        titles.columns,
        say('heat.errors'),
        say('heat.orders'),
        say('heat.per_1000'),
        say('causes.contacts'),
      ],
      ...audit.cells.map(({ row, column, all, contacts }) => [
        sayValue(rows, row, speech),
        sayValue(columns, column, speech),
        all.errors,
        all.orders,
        all.per1000,
        contacts,
      ]),
    ])
  return (
    <Section>
      <Heading>{title}</Heading>
      <Choices>
        {axis('rows', rows)}
        {axis('columns', columns)}
      </Choices>
      <Small>{say('heat.legend')}</Small>
      <Scroll role="region" aria-label={title} tabIndex={0}>
        <Heat>
          <Unseen as="caption">{title}</Unseen>
          <thead>
            <tr>
              <td />
              {audit.columns.map((column) => (
                <th key={column} scope="col">
                  {sayValue(columns, column, speech)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {audit.rows.map((row) => (
              <tr key={row}>
                <th scope="row">{sayValue(rows, row, speech)}</th>
                {audit.columns.map((column) => {
                  const cell = cells.get(`${row}\n${column}`)
                  if (!cell || cell.all.errors === 0) return <td key={column}>–</td>
                  const href = hrefOfCell(view, { rows, columns, cell, role })
                  const label = say('heat.cell', {
                    row: sayValue(rows, row, speech),
                    column: sayValue(columns, column, speech),
                    errors: sayCount(cell.all.errors, locale),
                    orders: sayCount(cell.all.orders, locale),
                    contacts: sayCount(cell.contacts, locale),
                  })
                  const words = (
                    <>
                      {cell.all.per1000 === undefined
                        ? say('heat.few', { errors: sayCount(cell.all.errors, locale) })
                        : sayDecimal(cell.all.per1000, locale)}
                      {cell.recurring ? ' ↻' : ''}
                    </>
                  )
                  return (
                    <Shade key={column} $step={stepOf(cell.all.per1000, most)}>
                      {href ? (
                        <CellLink href={href} title={label}>
                          {words}
                          <Unseen>{` ${label}`}</Unseen>
                        </CellLink>
                      ) : (
                        <Quiet title={label}>
                          {words}
                          <Unseen>{` ${label}`}</Unseen>
                        </Quiet>
                      )}
                    </Shade>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </Heat>
      </Scroll>
      <div>
        <LinkButton onClick={download} aria-label={say('table.csv_of', { table: title })}>
          {say('table.csv')}
        </LinkButton>
      </div>
    </Section>
  )
}

type Way = { rows: string; columns: string; cell: AuditCell; role: 'lead' | 'agent' }

const filterNames: Record<string, string> = {
  error: 'causes',
  stage: 'stages',
  warehouse: 'warehouses',
  carrier: 'carriers',
  category: 'categories',
  channel: 'channels',
}

/** The orders of a cell that names an error; any other cell is laid out by error first. */
export const hrefOfCell = (view: View, { rows, columns, cell, role }: Way): string | undefined => {
  const values: Record<string, string> = { [rows]: cell.row, [columns]: cell.column }
  const { error, ...place } = values
  if (error !== undefined && concernKinds.some((kind) => kind === error))
    return role === 'lead' ? hrefOf('orders', view, { error, ...place }) : undefined
  const narrowed = Object.entries(place).map(([name, value]) => [filterNames[name] ?? name, value])
  return hrefOf('audit', view, { ...Object.fromEntries(narrowed), rows: 'error', columns })
}

const Choices = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 12px;
`

const Heat = styled(Table)`
  min-width: min(100%, 40rem);
  border-collapse: separate;
  border-spacing: 2px;

  th {
    padding: 4px 8px 4px 0;
    font-size: 12px;
    font-weight: 600;
    line-height: 16px;
    text-align: start;
    vertical-align: bottom;
  }

  th[scope='row'] {
    min-width: 8rem;
    vertical-align: middle;
  }

  td {
    min-width: 4.5rem;
    padding: 4px 8px;
    border-radius: 3px;
    color: ${color('foreground.subtle')};
    text-align: end;
  }
`

/** Text and ground of each step keep 4.5 to 1 in both schemes. */
const Shade = styled.td<{ $step: number }>`
  && {
    ${({ $step, theme }) => {
      const isDark = theme.colors.base === 'dark'
      const shade = isDark ? 1_200 - $step * 100 : $step * 100
      return `background: ${getColor({ theme, hue: 'red', shade })}; color: ${getColor({ theme, hue: 'red', shade: isDark ? 100 : 1_100 })};`
    }}
  }
`

const Quiet = styled.span`
  position: relative;
`

const CellLink = styled.a`
  position: relative;
  display: block;
  min-height: 24px;
  border-radius: 2px;
  color: inherit;
  line-height: 24px;
  text-decoration: underline;
  text-underline-offset: 3px;

  ${({ theme }) => focusStyles({ theme })}
`
