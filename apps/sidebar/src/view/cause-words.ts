import type { OrderCard } from '@throughline/shared/contract'
import { type ContactCause, concernKinds } from '@throughline/shared/vocabulary'
import type { Reader } from '../format/reader.ts'
import type { MessageId } from '../language/messages.ts'
import type { Speech } from '../language/use-say.ts'
import { sayConcern } from './concern-words.ts'

/** The list of causes itself would bring the sentences of all of them into the panel. */
const beside = {
  source_silent: 'cause.source_silent',
  order_not_found: 'cause.order_not_found',
  commitment_broken: 'cause.commitment_broken',
  nothing_wrong: 'cause.nothing_wrong',
  unknown: 'cause.unknown',
} satisfies Record<Exclude<ContactCause, (typeof concernKinds)[number]>, MessageId>
const besides = Object.keys(beside) as (keyof typeof beside)[]

const isBeside = (cause: ContactCause): cause is keyof typeof beside => Object.hasOwn(beside, cause)

/** A cause in a few words: a concern reads as on its card, without the numbers of one order. */
export const sayCause = (cause: ContactCause, speech: Speech, reader: Reader): string =>
  isBeside(cause) ? speech.say(beside[cause]) : sayConcern({ kind: cause, values: {} }, speech, reader)

/** What it may have been instead, what is wrong with the orders on the panel first. That nobody knows is no correction. */
export const otherCauses = (now: ContactCause, orders: readonly OrderCard[]): ContactCause[] => {
  const likely = orders.flatMap(({ concerns }) => concerns.map(({ kind }) => kind))
  const known = likely.filter((kind) => concernKinds.includes(kind))
  return [...new Set<ContactCause>([...known, ...concernKinds, ...besides])].filter(
    (cause) => cause !== now && cause !== 'unknown',
  )
}
