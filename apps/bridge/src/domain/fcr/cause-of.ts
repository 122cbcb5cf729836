import {
  type ContactCause,
  concernKinds,
  type FirstContactLimit,
  type LifecycleStage,
  lifecycleStageOf,
  type Owner,
} from '@throughline/shared/vocabulary'
import type { ContactSnapshot } from '../contacts/contact-snapshot.ts'
import { type CauseRule, concernRules, otherRules, wordRule } from './cause-rules.ts'

export interface Cause {
  cause: ContactCause
  /** What the facts said, where an agent said otherwise. */
  causeBefore?: ContactCause
  stage?: LifecycleStage
  owner?: Owner
  /** From the facts alone: an agent's word moves no ticket out of net FCR. */
  limit?: FirstContactLimit
}

type SeenOrder = NonNullable<ContactSnapshot['order']>

/** Why the customer wrote, from what the panel showed at the opening and at the first reply. `corrected`: what an agent said instead. */
export function causeOf(snapshots: readonly ContactSnapshot[], corrected?: ContactCause): Cause {
  const opened = snapshots.find(({ moment }) => moment === 'opened')
  const replied = snapshots.find(({ moment }) => moment === 'first_reply')
  const moments = [opened, replied].filter((one) => one !== undefined)
  const told = moments.map((one) => troubleIn(one) ?? othersIn(one))
  // Trouble at the opening, else trouble at the reply; without any, the one that says most.
  const { cause: fact } =
    told.find(({ cause }) => cause === wordRule.cause || isConcern(cause)) ??
    otherRules.find((rule) => told.some(({ cause }) => cause === rule.cause)) ??
    nothingKept
  const cause = corrected ?? fact
  const owner = moments
    .flatMap(({ order }) => order?.concerns ?? [])
    .find(({ kind }) => kind === cause)?.owner
  const limit = limitIn(replied ?? opened)
  return {
    cause,
    ...(corrected && corrected !== fact && { causeBefore: fact }),
    ...(isConcern(cause) && { stage: lifecycleStageOf[cause] }),
    ...(owner ? { owner } : cause === wordRule.cause && { owner: 'support' as const }),
    ...(limit && { limit }),
  }
}

const nothingKept: CauseRule = { cause: 'unknown', sentence: '' }

const isConcern = (cause: ContactCause): cause is (typeof concernKinds)[number] =>
  concernKinds.some((kind) => kind === cause)

function troubleIn({ order }: ContactSnapshot): CauseRule | undefined {
  if (!order) return undefined
  const isOurWord = ({ by }: SeenOrder['promises'][number]): boolean => by === 'agent' || by === 'bot'
  if (order.promises.some((promise) => isOurWord(promise) && promise.state === 'broken')) return wordRule
  return concernIn(order)
}

/** The first line of the table that holds. About a return, the lines on returns and refunds are read first. */
function concernIn({ concerns, returnNumber }: SeenOrder): (typeof concernRules)[number] | undefined {
  const holds = concernRules.filter(({ cause, ifOwner }) =>
    concerns.some(({ kind, owner }) => kind === cause && (ifOwner === undefined || ifOwner === owner)),
  )
  const ofReturn = returnNumber === undefined ? undefined : holds.find(({ cause }) => isOfReturn(cause))
  return ofReturn ?? holds[0]
}

const isOfReturn = (cause: (typeof concernRules)[number]['cause']): boolean =>
  lifecycleStageOf[cause] === 'return' || lifecycleStageOf[cause] === 'refund'

function othersIn({ outcome, silent, order }: ContactSnapshot): Pick<CauseRule, 'cause'> {
  if (outcome === 'unavailable' || silent.length > 0) return { cause: 'source_silent' }
  if (outcome === 'none') return { cause: 'order_not_found' }
  return { cause: order ? 'nothing_wrong' : 'unknown' }
}

/** By what could be known when the agent answered. */
function limitIn(snapshot: ContactSnapshot | undefined): FirstContactLimit | undefined {
  if (!snapshot) return undefined
  const { order } = snapshot
  const concern = order && concernIn(order)
  if (concern?.limit) return concern.limit
  const isWaiting = order && (order.returnNumber !== undefined || !concern || isOfReturn(concern.cause))
  if (isWaiting && order.refundUnsettled) return 'bank_delay'
  if (isWaiting && order.returnUnderWay) return 'return_under_way'
  return othersIn(snapshot).cause === 'source_silent' && !concern ? 'source_silent' : undefined
}
