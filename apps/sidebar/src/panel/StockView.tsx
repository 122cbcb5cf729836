import type { LineStock, StockAt } from '@throughline/shared/contract'
import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import styled from 'styled-components'
import type { MessageId } from '../language/messages.ts'
import { type Say, useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { WithIcon } from '../look/WithIcon.tsx'
import { stockPlaces } from '../view/stock-places.ts'
import { Day } from './Day.tsx'
import { usePanelFacts } from './panel-context.ts'

/** How many there are, place by place and as each system counts them, and whether a replacement can leave. */
export const StockView = ({ stock }: { stock: LineStock }) => {
  const { say, saying } = useSay()
  const { titleOf } = usePanelFacts()
  const { possible, from, shipsOn, arrives } = stock.replacement
  return (
    <Lines>
      {stockPlaces(stock).map(({ location, counts, disagrees }) => (
        <Small as="div" key={location}>
          <bdi>{location}</bdi>
          <ul>
            {counts.map((one) => (
              <li key={one.source}>
                {saying('stock.count', {
                  source: <bdi>{titleOf(one.source)}</bdi>,
                  counts: countsOf(one, say).join(' · ') || say('stock.unknown'),
                })}
              </li>
            ))}
          </ul>
          {disagrees ? (
            <Differs>
              <WithIcon icon={WarningIcon}>{say('stock.differs')}</WithIcon>
            </Differs>
          ) : null}
        </Small>
      ))}
      <Small as="div">
        <Strong>{say(`replacement.${possible}`)}</Strong>
        {from ? <> · {saying('replacement.from', { place: <bdi>{from}</bdi> })}</> : null}
        {shipsOn ? <> · {saying('replacement.ships', { date: <Day day={shipsOn} /> })}</> : null}
        {arrives ? <> · {saying('replacement.arrives', { date: <Day day={arrives} /> })}</> : null}
      </Small>
    </Lines>
  )
}

const kinds = [
  ['sellable', 'stock.sellable'],
  ['onHand', 'stock.on_hand'],
  ['reserved', 'stock.reserved'],
  ['inbound', 'stock.inbound'],
] as const satisfies [keyof StockAt, MessageId][]

const countsOf = (one: StockAt, say: Say): string[] =>
  kinds.flatMap(([kind, id]) => {
    const count = one[kind]
    // Nothing reserved and nothing coming is the usual case.
    const isWorth = count !== undefined && (count !== 0 || kind === 'sellable' || kind === 'onHand')
    return isWorth ? [say(id, { count })] : []
  })

const Lines = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 4px;
  margin-block-start: 6px;
  padding-inline-start: 8px;
  border-inline-start: 2px solid ${color('border.default')};

  ul {
    padding-inline-start: 8px;
  }
`

const Strong = styled.span`
  color: ${color('foreground.default')};
  font-weight: 600;
`

const Differs = styled.div`
  color: ${color('foreground.warning')};
  font-weight: 600;
`
