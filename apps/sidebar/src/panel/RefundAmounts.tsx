import type { ReturnLedger } from '@throughline/shared/contract'
import type { ReactNode } from 'react'
import { useSay } from '../language/use-say.ts'
import { Amounts } from '../look/Facts.tsx'
import { Amount } from './Amount.tsx'

/** What is due, of what it is made, what was ordered and what has arrived. */
export const RefundAmounts = ({ amounts }: { amounts: ReturnLedger['amounts'] }) => {
  const { say } = useSay()
  const { due, issued, settled, difference, parts } = amounts
  const totals = [
    ['amount.due', due],
    ['amount.issued', issued],
    ['amount.settled', settled],
    ['amount.difference', difference],
  ] as const
  // One part is the whole.
  const split = parts.length > 1 ? parts : parts.filter(({ part }) => part === 'store_credit')
  if (split.length === 0 && totals.every(([, amount]) => !amount)) return null
  return (
    <Amounts>
      {split.map(({ part, amount }) => (
        <Row key={part} name={say(`amount.${part}`)}>
          <Amount money={amount} />
        </Row>
      ))}
      {totals.map(([id, amount]) =>
        amount ? (
          <Row key={id} name={say(id)}>
            <b>
              <Amount money={amount} />
            </b>
          </Row>
        ) : null,
      )}
    </Amounts>
  )
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)
