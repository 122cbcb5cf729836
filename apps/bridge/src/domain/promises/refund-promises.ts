import type { CardRefund, OrderPromise, ReturnLedger } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { placeDays } from '../calendar/place-days.ts'
import type { Commitment, OrderCase } from '../case/order-case.ts'
import type { MergedReturn } from '../merge/returns.ts'
import { millisOf } from '../merge/ship-window.ts'
import { factsOfReturn } from '../proof/fact-of-return.ts'
import { factOfRefund } from '../proof/facts-of-order.ts'
import { heardAt } from './part-context.ts'
import { promiseFact } from './promise-fact.ts'

/** When the money goes back: by the return policy's clock, and by what agents and bots said. Days of the merchant. */
export const refundPromises = (one: OrderCase, ledgers: readonly ReturnLedger[]): OrderPromise[] => [
  ...one.returns.flatMap((merged, at) => policyPromise(one, merged, ledgers[at])),
  ...one.commitments.filter(({ kind }) => kind === 'refund').map((word) => agentPromise(one, word)),
]

function policyPromise(
  { policy, now }: OrderCase,
  merged: MergedReturn,
  ledger: ReturnLedger | undefined,
): OrderPromise[] {
  const { clock } = ledger ?? {}
  const [source] = merged.sources
  if (!clock || source === undefined) return []
  const { due: latest, stoppedOn } = clock
  const { today } = placeDays(policy.timeZone, now)
  const word = promiseFact({ value: latest, source, about: merged.number })
  return [
    {
      kind: 'refund',
      by: 'policy',
      source,
      latest,
      about: merged.number,
      ...standing({ latest, today, doneOn: stoppedOn }),
      evidence: [word, ...merged.refunds.map(factOfRefund), ...factsOfReturn(merged)],
    },
  ]
}

function agentPromise(one: OrderCase, { by, latest, madeAt, about }: Commitment): OrderPromise {
  const { policy, now, group } = one
  const days = placeDays(policy.timeZone, now)
  const of = one.returns.find(({ number }) => about !== undefined && number === about)
  const all = of ? of.refunds : [...one.refunds, ...one.returns.flatMap(({ refunds }) => refunds)]
  // What went back before the word was given is not what the word was about.
  const given = millisOf(madeAt) ?? 0
  const [refund] = all
    .filter(({ createdAt }) => (millisOf(createdAt) ?? -1) >= given)
    .toSorted((a, b) => time(a) - time(b))
  const heard = group.order ? days.at(heardAt(group.order, one)) : undefined
  const doneOn = days.of(refund?.createdAt)
  const isUnheard = doneOn === undefined && days.today > latest && (heard === undefined || heard <= latest)
  return {
    kind: 'refund',
    by,
    source: by,
    latest,
    madeAt,
    about,
    ...(isUnheard
      ? { state: 'unknown', reason: 'nothing_known' }
      : standing({ latest, today: days.today, doneOn })),
    evidence: [
      promiseFact({ value: latest, source: by, at: madeAt, about }),
      ...(refund ? [factOfRefund(refund)] : []),
    ],
  }
}

const time = ({ createdAt }: CardRefund): number => millisOf(createdAt) ?? 0

function standing({
  latest,
  today,
  doneOn,
}: {
  latest: CalendarDate
  today: CalendarDate
  doneOn: CalendarDate | undefined
}): Pick<OrderPromise, 'state' | 'reason' | 'doneOn'> {
  if (doneOn !== undefined)
    return doneOn <= latest
      ? { state: 'kept', reason: 'done_in_time', doneOn }
      : { state: 'broken', reason: 'done_late', doneOn }
  return today > latest
    ? { state: 'broken', reason: 'date_passed' }
    : { state: 'on_track', reason: 'nothing_against_it' }
}
