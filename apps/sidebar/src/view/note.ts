import type { Fact, OrderCard, Panel, Statement } from '@throughline/shared/contract'
import type { Moment } from '@throughline/shared/model'
import { sayDay } from '../format/calendar-date.ts'
import { sayMoment } from '../format/moment.ts'
import type { Reader } from '../format/reader.ts'
import type { Speech } from '../language/use-say.ts'
import { sayConcern } from './concern-words.ts'
import { sayDue } from './due.ts'
import { sayFact } from './fact-words.ts'
import { sayHeadline } from './headline.ts'
import type { SourceTitle } from './source-title.ts'

type Teller = { speech: Speech; reader: Reader; titleOf: SourceTitle }

/** What was seen of an order, where and when, for colleagues: plain text, paragraphs divided by an empty line. */
export const noteOf = (order: OrderCard, { asOf }: Pick<Panel, 'asOf'>, teller: Teller): string => {
  const { speech, reader } = teller
  const { say, word } = speech
  const { fact, beyond } = order.headline
  const promise = order.promises[0]
  const status = [
    `${order.number}: ${sayHeadline(fact, say)} (${circumstances(fact, teller)})`,
    ...(beyond
      ? [`${say('note.only_claimed')}: ${sayHeadline(beyond, say)} (${circumstances(beyond, teller)})`]
      : []),
    ...(promise
      ? [
          [
            say('promise.promised', { date: sayDay(promise.latest, reader) }),
            ...(promise.expected
              ? [say('promise.estimated', { date: sayDay(promise.expected, reader) })]
              : []),
          ].join(', '),
        ]
      : []),
  ]
  const concerns = order.concerns.map((concern) =>
    [
      sayConcern(concern, speech, reader),
      [
        word('owner', concern.owner),
        ...(concern.due ? [sayDue(concern.due, say, reader)] : []),
        say('concern.next', { step: word('next_step', concern.next) }),
      ].join(' · '),
      ...concern.evidence.map((one) => `– ${sayEvidence(one, teller)}`),
    ].join('\n'),
  )
  const seen = say('note.seen', { when: momentWords(utc(asOf), reader) })
  return [status.join('\n'), ...concerns, seen].join('\n\n')
}

const circumstances = (
  { proof, source, at, place }: Statement,
  { speech, reader, titleOf }: Teller,
): string =>
  [
    titleOf(source),
    ...(place ? [place] : []),
    ...(at ? [momentWords(at, reader)] : []),
    speech.say(proof === 'proven' ? 'proof.proven' : 'proof.claim'),
  ].join(', ')

const sayEvidence = (fact: Fact, { speech, reader, titleOf }: Teller): string =>
  [
    sayFact(fact, speech, reader),
    speech.say(`strength.${fact.strength}`, { source: titleOf(fact.source) }),
    ...(fact.at ? [momentWords(fact.at, reader)] : []),
  ].join(', ')

const momentWords = (moment: Moment, reader: Reader): string =>
  sayMoment(moment, reader)?.text ?? moment.local

const utc = (instant: string): Moment => ({
  instant,
  local: instant.slice(0, 19),
  offset: '+00:00',
  zoneKnown: true,
})
