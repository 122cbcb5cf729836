import type { BotReturnStatus, OrderCard } from '@throughline/shared/contract'
import { botWords } from '../wording/bot-words.ts'
import { returnSentences } from '../wording/return-sentences.ts'
import { speakerOf } from '../wording/speaker.ts'
import { nextOf } from './next-of.ts'
import { botFacts, joined, type SpeakingOptions } from './spoken.ts'

/** Where the returns of an order are and when the money is due. Amounts are for who holds the contact. */
export function returnStatus(card: OrderCard, { language, asOf, level }: SpeakingOptions): BotReturnStatus {
  const speaker = speakerOf(language, asOf.slice(0, 4))
  const sentences = level >= 2 ? returnSentences(card, speaker) : []
  const steps = card.returns.map(({ stage }) => speaker.say(`return_${stage}`, { number: card.number }))
  const said = [...steps, ...sentences.map(({ text }) => text)]
  return {
    say:
      card.returns.length + sentences.length === 0
        ? botWords[language].no_return
        : joined(
            [...new Set(said)].map((text) => ({ text })),
            language,
          ),
    language,
    confidence: card.returns.some(({ stage }) => stage === 'unknown') ? 'unknown' : 'claimed',
    asOf,
    facts: botFacts(sentences.flatMap(({ facts }) => facts)),
    next: nextOf(card, { asOf }),
    returns: card.returns.slice(0, 50).map(({ number, ledger }) => {
      const step = ledger.steps.find(({ state }) => state === 'current')?.step
      const amount = ledger.amounts.settled ?? ledger.amounts.issued ?? ledger.amounts.due
      return {
        ...(level >= 2 && number && { number }),
        ...(step && { step }),
        ...(ledger.clock && ledger.clock.stoppedOn === undefined && { refundDue: ledger.clock.due }),
        ...(level >= 2 && amount && { amount }),
        settled: ledger.steps.some((one) => one.step === 'refund_settled' && one.state === 'done'),
      }
    }),
  }
}
