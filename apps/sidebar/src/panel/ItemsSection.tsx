import type { CardLine, LineStock, OrderCard } from '@throughline/shared/contract'
import styled from 'styled-components'
import type { MessageId } from '../language/messages.ts'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { useStock } from '../state/use-stock.ts'
import { Amount } from './Amount.tsx'
import { usePanelFacts } from './panel-context.ts'
import { Rows } from './Rows.tsx'
import { useReplying } from './reply-context.ts'
import { StockView } from './StockView.tsx'

/** What was bought, and what became of each: ordered, still wanted, shipped, returned, refunded. A quantity that no source states is left out. */
export const ItemsSection = ({ order }: { order: OrderCard }) => {
  const replying = useReplying()
  const { deciding } = usePanelFacts()
  // What was searched for is not asked about further: its ticket is another.
  const stock = useStock(order, deciding && replying)
  const stockOf = ({ sku, stock: known }: CardLine) =>
    known ?? (sku === undefined ? undefined : stock.data?.articles.find((one) => one.sku === sku)?.stock)
  return (
    <>
      <Rows as="ul">
        {order.lines.map((line, index) => (
          // an order may hold the same article twice
          <ItemLine key={index} line={line} stock={stockOf(line)} />
        ))}
      </Rows>
      <StockNotes asked={stock} />
    </>
  )
}

/** What may be missing of the stock, and why. */
const StockNotes = ({ asked: { isFetching, isError, data } }: { asked: ReturnType<typeof useStock> }) => {
  const { say, list } = useSay()
  return (
    <>
      {isFetching ? <Small role="status">{say('stock.asking')}</Small> : null}
      {isError && !isFetching ? <Small>{say('stock.failed')}</Small> : null}
      {data && data.silent.length > 0 ? (
        <Small>{say('stock.silent', { sources: list(data.silent) })}</Small>
      ) : null}
      {data?.truncated ? <Small>{say('stock.truncated')}</Small> : null}
    </>
  )
}

const ItemLine = ({ line, stock }: { line: CardLine; stock: LineStock | undefined }) => {
  const { say, saying } = useSay()
  return (
    <li>
      <Top>
        <Title>{line.title}</Title>
        {line.unitPrice ? (
          <Price>
            {line.ordered === 1 ? (
              <Amount money={line.unitPrice} />
            ) : (
              saying('item.each', { price: <Amount money={line.unitPrice} /> })
            )}
          </Price>
        ) : null}
      </Top>
      {line.variant || line.sku ? (
        <Small>
          <bdi>
            {[line.variant, line.sku && say('item.sku', { sku: line.sku })].filter(Boolean).join(' · ')}
          </bdi>
        </Small>
      ) : null}
      <Small as="div">
        <Counts>
          {countsOf(line).map(([id, count]) => (
            <Count key={id}>{saying(id, { count: <b>{count}</b> })}</Count>
          ))}
        </Counts>
      </Small>
      {stock ? <StockView stock={stock} /> : null}
    </li>
  )
}

/** Zeros are said only for what was expected to be more: nothing shipped matters, nothing returned does not. */
const countsOf = (line: CardLine): [MessageId, number][] => {
  const counts: [MessageId, number | undefined, boolean][] = [
    ['item.ordered', line.ordered, true],
    ['item.current', line.current, line.current !== line.ordered],
    ['item.shipped', line.shipped, true],
    ['item.returned', line.returned, line.returned !== 0],
    ['item.refunded', line.refunded, line.refunded !== 0],
  ]
  return counts.flatMap(([id, count, worth]) =>
    count !== undefined && worth ? [[id, count] as [MessageId, number]] : [],
  )
}

const Top = styled.div`
  display: flex;
  gap: 12px;
  justify-content: space-between;
`

const Title = styled.bdi`
  min-width: 0;
  overflow-wrap: anywhere;
`

const Price = styled.span`
  flex: none;
  font-variant-numeric: tabular-nums;
`

const Counts = styled.span`
  display: flex;
  flex-wrap: wrap;
  gap: 0 12px;
`

const Count = styled.span`
  font-variant-numeric: tabular-nums;
`
