import type { CardReturn } from '@throughline/shared/contract'
import { type Speech, useSay } from '../language/use-say.ts'
import { ExternalLink } from '../look/ExternalLink.tsx'
import { Code, Small, Subheading } from '../look/Text.tsx'
import { useReader } from '../state/use-reader.ts'
import { sayDue } from '../view/due.ts'
import { closedWithoutRefund } from '../view/return-ledger.ts'
import { Amount } from './Amount.tsx'
import { Block } from './Block.tsx'
import { Quote } from './Quote.tsx'
import { RefundAmounts } from './RefundAmounts.tsx'
import { RefundClock } from './RefundClock.tsx'
import { RefundList } from './RefundList.tsx'
import { ReturnStepper } from './ReturnStepper.tsx'
import { Sides } from './Sides.tsx'

type Props = { item: CardReturn; heading: 'h3' | 'h4' | 'h5' }

/** One return: what comes back, how far it is, and the money. Return, refund and exchange are three things. */
export const ReturnView = ({ item, heading }: Props) => {
  const speech = useSay()
  const { say, saying, word, sentence } = speech
  const reader = useReader()
  const message = item.ledger.nextMessage
  return (
    <Block>
      <div>
        <Subheading as={heading}>{word('return_stage', item.stage)}</Subheading>
        <Small>
          {item.number
            ? saying('return.heading', { number: <Code>{item.number}</Code> })
            : say('return.unnumbered')}
        </Small>
      </div>
      {item.stage === 'unknown' ? <Small>{sentence('return_stage', 'unknown')}</Small> : null}
      {item.stage === 'unknown' && item.said ? (
        <Small>
          <Quote>{item.said}</Quote>
        </Small>
      ) : null}
      <ul>
        {item.lines.map((line, index) => {
          const details = detailsOf(line, speech)
          return (
            // a return may hold the same article twice
            <li key={index}>
              <bdi>{say('return.line', { quantity: line.quantity, title: line.title })}</bdi>
              {details.length > 0 ? <Small>{details.join(' · ')}</Small> : null}
            </li>
          )
        })}
      </ul>
      <RefundClock item={item} />
      <ReturnStepper ledger={item.ledger} />
      {item.declineReason ? (
        <p>{saying('return.declined_because', { reason: <Quote>{item.declineReason}</Quote> })}</p>
      ) : null}
      <RefundAmounts amounts={item.ledger.amounts} />
      {item.refundAmount && !item.ledger.amounts.due ? (
        <p>
          {saying('return.amount', {
            amount: (
              <b>
                <Amount money={item.refundAmount} />
              </b>
            ),
          })}
        </p>
      ) : null}
      <RefundList refunds={item.refunds} />
      {closedWithoutRefund(item) ? <p>{say('return.closed_without_refund')}</p> : null}
      {message ? (
        <Small>
          {say('return.message', { message: say(`message.${message.message}`) })}
          {message.due ? ` · ${sayDue(message.due, say, reader)}` : null}
        </Small>
      ) : null}
      {item.exchangeOrderNumber ? (
        <p>{saying('return.exchange', { number: <Code>{item.exchangeOrderNumber}</Code> })}</p>
      ) : null}
      {item.statusUrl ? <ExternalLink href={item.statusUrl}>{say('return.open')}</ExternalLink> : null}
      <Sides field="return_stage" sides={item.sides} sources={item.sources} />
    </Block>
  )
}

const detailsOf = (line: CardReturn['lines'][number], { say }: Speech): string[] => [
  ...(line.reason ? [say('return.reason', { reason: line.reason })] : []),
  ...(line.outcome ? [say('return.outcome', { outcome: line.outcome })] : []),
  ...(line.received === undefined
    ? []
    : [say('return.arrived', { received: line.received, quantity: line.quantity })]),
]
