import type { CardReturn, Fact, OrderCard } from '@throughline/shared/contract'
import type { CalendarDate, Moment, Money } from '@throughline/shared/model'
import { promiseOf } from './promise-sentences.ts'
import type { Sentence } from './sentence.ts'
import type { Speaker } from './speaker.ts'

/** What becomes of the money: due, late, ordered or paid; and what the customer still has to do. */
export function returnSentences({ headline, returns }: OrderCard, speaker: Speaker): Sentence[] {
  // A parcel that is still to come is what was asked about.
  if (headline.fact.topic !== 'return') return []
  const { about, word } = headline.fact
  // The headline's word is the last proven one, so the return itself may be called further.
  const item =
    returns.find(({ number }) => about !== undefined && number === about) ??
    returns.find(({ stage }) => stage === word) ??
    returns[0]
  return item ? sentencesOfReturn(item, speaker) : []
}

/** `amounts: false`: who has not proven the contact does not hear how much it is. */
export const sentencesOfReturn = (
  item: CardReturn,
  speaker: Speaker,
  { amounts = true }: { amounts?: boolean } = {},
): Sentence[] => [...toPost(item, speaker), ...refund(item, speaker, amounts)]

function toPost({ ledger: { steps }, sources }: CardReturn, speaker: Speaker): Sentence[] {
  const current = steps.find(({ state }) => state === 'current')
  if (current?.owner !== 'customer' || !current.due) return []
  const text = speaker.say('send_return_by', { date: speaker.day(current.due) })
  const source = current.source ?? sources[0] ?? 'policy'
  return [{ text, facts: [{ topic: 'promise', value: current.due, source, strength: 'assertion' }] }]
}

function refund(
  { ledger, refunds, sources }: CardReturn,
  speaker: Speaker,
  isAmountTold: boolean,
): Sentence[] {
  const { clock, amounts } = ledger
  const source = sources[0] ?? 'policy'
  const say = (id: 'refund_due' | 'refund_late' | 'refund_issued' | 'refund_settled', of: Told): Sentence => {
    const amount = isAmountTold && of.amount ? speaker.money(of.amount) : undefined
    return {
      text: speaker.say(id, { amount, date: of.date }),
      facts: [
        ...(amount || of.at ? [refundFact({ value: amount ?? 'refund', source, at: of.at })] : []),
        ...(of.due ? [refundFact({ value: of.due, source })] : []),
      ],
    }
  }
  const last = refunds.at(-1)
  if (amounts.settled)
    return [
      say('refund_settled', {
        amount: amounts.settled,
        date: speaker.dayOf(last?.settledAt),
        at: last?.settledAt,
      }),
    ]
  if (amounts.issued)
    return [
      say('refund_issued', {
        amount: amounts.issued,
        date: speaker.dayOf(last?.createdAt),
        at: last?.createdAt,
      }),
    ]
  if (clock?.businessDaysLeft === undefined) return []
  const told = { amount: amounts.due, date: speaker.day(clock.due), due: clock.due }
  if (clock.businessDaysLeft < 0) return [say('refund_late', told)]
  return [{ ...say('refund_due', told), promises: [promiseOf('refund', clock.due, speaker)] }]
}

interface Told {
  amount?: Money | undefined
  date: string | undefined
  /** When it happened. */
  at?: Moment | undefined
  /** By when it has to. */
  due?: CalendarDate
}

const refundFact = (of: Pick<Fact, 'value' | 'source' | 'at'>): Fact => ({
  topic: 'refund',
  strength: 'system_record',
  ...of,
})
