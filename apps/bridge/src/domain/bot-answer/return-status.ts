import type { BotReturnStatus, CardReturn, OrderCard } from '@throughline/shared/contract'
import { botWords } from '../wording/bot-words.ts'
import { sentencesOfReturn } from '../wording/return-sentences.ts'
import type { Sentence } from '../wording/sentence.ts'
import { type Speaker, speakerOf } from '../wording/speaker.ts'
import { nextOf } from './next-of.ts'
import { plainNumber } from './plain-number.ts'
import { plainOrderNumber } from './plain-order-number.ts'
import { type SpeakingOptions, told } from './spoken.ts'
import { textsOfReturns, untrusted } from './untrusted-texts.ts'

/** Told in full; nobody listens to more. */
const mostTold = 3

/** Where the returns of an order are and when the money is due. Amounts are for who holds the contact. */
export function returnStatus(card: OrderCard, options: SpeakingOptions): BotReturnStatus {
  const { language, asOf, level } = options
  const speaker = speakerOf(language, asOf.slice(0, 4))
  const sentences = card.returns
    .slice(0, mostTold)
    .flatMap((item) => [
      stageSentence(item, plainOrderNumber(card.number), speaker),
      ...sentencesOfReturn(item, speaker, { amounts: level >= 2 }),
    ])
  const said = told(sentences, language)
  return {
    ...said,
    say: said.say === '' ? botWords[language].no_return : said.say,
    confidence: card.returns.some(({ stage }) => stage === 'unknown') ? 'unknown' : 'claimed',
    asOf,
    next: nextOf(card, { asOf }),
    returns: card.returns.slice(0, 50).map((item) => returnOf(item, level)),
    ...untrusted(() => textsOfReturns(card), options),
  }
}

const stageSentence = ({ stage, sources }: CardReturn, number: string, speaker: Speaker): Sentence => ({
  text: speaker.say(`return_${stage}`, { number }),
  facts: [{ topic: 'return', value: stage, source: sources[0] ?? '', strength: 'assertion' }],
})

function returnOf(
  { number, ledger }: CardReturn,
  level: SpeakingOptions['level'],
): BotReturnStatus['returns'][number] {
  const step = ledger.steps.find(({ state }) => state === 'current')?.step
  const amount = ledger.amounts.settled ?? ledger.amounts.issued ?? ledger.amounts.due
  const shown = level >= 2 ? plainNumber(number) : undefined
  return {
    ...(shown && { number: shown }),
    ...(step && { step }),
    ...(ledger.clock && ledger.clock.stoppedOn === undefined && { refundDue: ledger.clock.due }),
    ...(level >= 2 && amount && { amount }),
    settled: ledger.steps.some((one) => one.step === 'refund_settled' && one.state === 'done'),
  }
}
