import { focusStyles } from '@zendeskgarden/react-theming'
import type { ReactNode } from 'react'
import styled from 'styled-components'
import { LinkButton } from '../../look/LinkButton.tsx'
import { Unseen } from '../../look/Text.tsx'
import { color } from '../../look/theme.ts'
import { type CsvCell, downloadCsv } from '../csv.ts'
import { useBoardSay } from '../language/use-board-say.ts'

export type TableColumn<Row> = {
  id: string
  label: string
  /** What stands in the file, and on the page too where `show` does not say otherwise. */
  value: (row: Row) => CsvCell
  show?: (row: Row) => ReactNode
  /** Quantities stand right. */
  isNumber?: boolean
  /** Never broken at its hyphens. */
  isDay?: boolean
}

type Props<Row> = {
  /** What the table is about; read first by screen readers, and the name of the file. */
  caption: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** A table with its file. Wider than the page it scrolls by itself, with the keyboard too. */
export const DataTable = <Row,>({ caption, columns, rows, keyOf }: Props<Row>) => {
  const { say } = useBoardSay()
  const download = () =>
    downloadCsv(caption, [
      columns.map(({ label }) => label),
      ...rows.map((row) => columns.map(({ value }) => value(row))),
    ])
  return (
    <Whole>
      <Scroll role="region" aria-label={caption} tabIndex={0}>
        <Table>
          <Unseen as="caption">{caption}</Unseen>
          <thead>
            <tr>
              {columns.map(({ id, label, isNumber }) => (
                <Head key={id} scope="col" $isNumber={isNumber}>
                  {label}
                </Head>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ id, value, show, isNumber, isDay }, at) =>
                  at === 0 ? (
                    <RowHead key={id} scope="row">
                      {show?.(row) ?? value(row) ?? '–'}
                    </RowHead>
                  ) : (
                    <Cell key={id} $isNumber={isNumber} $isDay={isDay}>
                      {show?.(row) ?? value(row) ?? '–'}
                    </Cell>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
      <LinkButton onClick={download} aria-label={say('table.csv_of', { table: caption })}>
        {say('table.csv')}
      </LinkButton>
    </Whole>
  )
}

const Whole = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 4px;
  justify-items: start;
`

export const Scroll = styled.div`
  max-width: 100%;
  overflow-x: auto;
  border-radius: 4px;

  ${({ theme }) => focusStyles({ theme, inset: true })}
`

export const Table = styled.table`
  min-width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
`

const side = ({ $isNumber = false }: { $isNumber?: boolean | undefined }) => ($isNumber ? 'end' : 'start')

const Head = styled.th<{ $isNumber?: boolean | undefined }>`
  padding: 6px 12px 6px 0;
  border-block-end: 1px solid ${color('border.emphasis')};
  color: ${color('foreground.subtle')};
  font-size: 12px;
  font-weight: 600;
  line-height: 16px;
  text-align: ${side};
  vertical-align: bottom;
`

const Cell = styled.td<{ $isNumber?: boolean | undefined; $isDay?: boolean | undefined }>`
  padding: 6px 12px 6px 0;
  border-block-end: 1px solid ${color('border.default')};
  text-align: ${side};
  vertical-align: baseline;
  white-space: ${({ $isNumber = false, $isDay = false }) => ($isNumber || $isDay ? 'nowrap' : 'normal')};
`

const RowHead = styled(Cell).attrs({ as: 'th' })<{ scope?: string }>`
  font-weight: 400;
`
