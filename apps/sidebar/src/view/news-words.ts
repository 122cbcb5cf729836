import type { OrderCard } from '@throughline/shared/contract'
import { sayDay, today } from '../format/calendar-date.ts'
import type { Reader } from '../format/reader.ts'
import type { Speech } from '../language/use-say.ts'
import type { ChangedOrder, News } from '../state/news.ts'
import { sayConcern } from './concern-words.ts'
import { sayHeadline } from './headline.ts'
import { type Notice, noticesOf } from './notices.ts'
import { promiseOf } from './promise.ts'
import { currentStep } from './return-ledger.ts'

/** News in sentences to be read out, one for each order: `Order #1042: now Out for delivery with DHL`. */
export const sayNews = ({ changed, added }: News, speech: Speech, reader: Reader): string[] => [
  ...changed.map((one) => sayChange(one, speech, reader)),
  ...(added.length > 0 ? [sayAdded(added, speech)] : []),
]

const sayAdded = (added: OrderCard[], { say, list }: Speech): string =>
  say('announce.new_orders', { count: added.length, numbers: list(added.map(({ number }) => number)) })

const sayChange = (one: ChangedOrder, speech: Speech, reader: Reader): string => {
  const { number } = one.order
  const facts = [
    ...new Set([
      ...progress(one, speech),
      ...turns(one, speech),
      ...estimates(one, speech, reader),
      ...worries(one, speech, reader),
      ...warnings(one, speech),
    ]),
  ]
  return facts.length > 0
    ? speech.say('announce.changed', { number, headline: speech.list(facts) })
    : speech.say('announce.details', { number })
}

/** How far it is: the order's own headline, else whatever moved behind it. */
const progress = ({ order, before, lines }: ChangedOrder, { say }: Speech): string[] => {
  const returns = moved(order.returns, before.returns, ({ number }) => number).map(({ stage }) =>
    sayHeadline({ topic: 'return', word: stage }, say),
  )
  if (lines.has('headline')) return [sayHeadline(order.headline.fact, say), ...returns]
  const parcels = moved(order.parcels, before.parcels, ({ trackingNumber }) => trackingNumber).map(
    ({ stage, carrier }) => sayHeadline({ topic: 'shipment', word: stage, carrier }, say),
  )
  const warehouses = moved(order.warehouse, before.warehouse, ({ source }) => source).map(({ stage }) =>
    sayHeadline({ topic: 'warehouse', word: stage }, say),
  )
  return [...parcels, ...warehouses, ...returns]
}

/** When it is expected now, where that has changed. */
const estimates = ({ order, before }: ChangedOrder, { say }: Speech, reader: Reader): string[] => {
  const [now, then] = [order, before].map((one) => promiseOf(one, today(reader))?.estimate)
  return now && now !== then ? [say('announce.estimate', { date: sayDay(now, reader) })] : []
}

/** Whose turn a return is now, where its stage stayed and its step did not. */
const turns = ({ order, before }: ChangedOrder, { say, word }: Speech): string[] => {
  const earlier = new Map(before.returns.map((one, at) => [one.number ?? at, one]))
  return order.returns.flatMap((one, at) => {
    const step = currentStep(one.ledger)
    const then = earlier.get(one.number ?? at)
    if (!step || !then || then.stage !== one.stage || currentStep(then.ledger)?.step === step.step) return []
    return [
      say('return.next_step', { step: word('return_step', step.step), owner: word('owner', step.owner) }),
    ]
  })
}

/** Concerns that were not there before. */
const worries = ({ order, before }: ChangedOrder, speech: Speech, reader: Reader): string[] => {
  const known = new Set(before.concerns.map(({ kind, about }) => `${kind} ${about}`))
  return order.concerns
    .filter(({ kind, about }) => !known.has(`${kind} ${about}`))
    .map((concern) => sayConcern(concern, speech, reader))
}

/** Those that are new or in another stage, told apart by name or, nameless, by their place. */
const moved = <T extends { stage: string }>(
  now: readonly T[],
  before: readonly T[],
  nameOf: (one: T) => string | undefined,
): T[] => {
  const stages = new Map(before.map((one, at) => [nameOf(one) ?? at, one.stage]))
  return now.filter((one, at) => stages.get(nameOf(one) ?? at) !== one.stage)
}

/** Only what was not there before: what is over is seen to be gone. */
const warnings = ({ order, before }: ChangedOrder, { say, word }: Speech): string[] => {
  const titleOf = (notice: Notice): string[] => {
    if (notice.kind === 'hold') return [say('notice.hold', { reason: word('hold_reason', notice.reason) })]
    if (notice.kind === 'shipment') return [word('shipment_flag', notice.flag)]
    if (notice.kind === 'warehouse') return [word('warehouse_flag', notice.flag)]
    return []
  }
  const titlesOf = (one: OrderCard): string[] => [
    ...noticesOf(one).flatMap(titleOf),
    ...one.conflicts.map(({ field }) => say(`conflict.title.${field}`)),
  ]
  const known = new Set(titlesOf(before))
  return titlesOf(order).filter((title) => !known.has(title))
}
