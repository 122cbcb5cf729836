import type { Concern, OrderCard } from '@throughline/shared/contract'
import type { ConcernKind } from '@throughline/shared/vocabulary'
import type { ReplyMessageId } from './reply-messages.ts'
import type { Sentence } from './sentence.ts'
import type { Speaker } from './speaker.ts'

/** Kinds that the promise's sentence already tells. */
const toldByPromise: readonly ConcernKind[] = ['promise_at_risk', 'promise_broken']

/** What only we can clarify. A customer can do nothing with our systems' quarrels; that there is something to clarify is true. */
const onOurSide: readonly ConcernKind[] = [
  'pack_not_verified',
  'shipped_without_warehouse',
  'warehouse_shipped_order_open',
  'delivered_order_open',
  'quantity_mismatch',
  'tracking_mismatch',
  'stock_mismatch',
]

/** A customer reads three sentences of trouble at most; the worst stand first. */
const mostConcerns = 3

/** What is wrong, in words for the customer. A notice explains nothing that she has to know, except a date that is hers to keep. */
export function concernSentences({ concerns }: Pick<OrderCard, 'concerns'>, speaker: Speaker): Sentence[] {
  const told = concerns
    .filter(({ kind }) => !toldByPromise.includes(kind))
    .filter(({ severity, owner }) => severity !== 'notice' || owner === 'customer')
    .map((concern) => customerSentence(concern, speaker))
  const once = told.filter((one, at) => told.findIndex(({ text }) => text === one.text) === at)
  return once.slice(0, mostConcerns)
}

/** One concern in a sentence for the customer. The promise's own kinds are told by their promise. */
function customerSentence({ kind, values, evidence }: Concern, speaker: Speaker): Sentence {
  const { article, expected, deadline, amount, otherAmount } = values
  return {
    text: speaker.say(messageOf(kind), {
      article,
      expected: expected && speaker.day(expected),
      deadline: deadline && speaker.day(deadline),
      amount: amount && speaker.money(amount),
      otherAmount: amount && otherAmount && speaker.money(otherAmount),
    }),
    facts: evidence,
  }
}

const messageOf = (kind: ConcernKind): ReplyMessageId =>
  isTold(kind) ? `concern_${kind}` : 'concern_on_our_side'

type Told = Extract<ReplyMessageId, `concern_${ConcernKind}`> extends `concern_${infer Kind}` ? Kind : never

const isTold = (kind: ConcernKind): kind is Told & ConcernKind =>
  !onOurSide.includes(kind) && !toldByPromise.includes(kind)
