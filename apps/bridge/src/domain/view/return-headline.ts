import type { Headline, Statement } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import type { ReturnStage, ReturnStep } from '@throughline/shared/vocabulary'
import type { MergedParcel } from '../merge/parcels.ts'
import { type MergedReturn, type ReturnWord, returnProgress } from '../merge/returns.ts'
import type { Mark } from '../return-ledger/mark.ts'
import { returnMarks } from '../return-ledger/return-marks.ts'
import { wayBack } from '../return-ledger/way-back.ts'

interface Context {
  parcels: readonly MergedParcel[]
  order: RecordOf<'order'> | undefined
}

/** Steps that their doers write down, the furthest first, and the word that each makes true. */
const provable: readonly [ReturnStep | 'posted', ReturnStage][] = [
  ['refund_settled', 'refunded'],
  ['refund_issued', 'refund_issued'],
  ['inspected', 'inspected'],
  ['received', 'received'],
  ['in_transit', 'in_transit'],
  ['posted', 'in_transit'],
]

/**
 * Where a return is: the last that a carrier scanned, the returns desk booked or the shop paid, and what is merely claimed beyond it.
 * A returns system that says that it paid is a claim as long as the shop knows no refund.
 */
export function returnHeadline(merged: MergedReturn, { parcels, order }: Context): Headline {
  const way = wayBack(merged, parcels)
  const marks = returnMarks(merged, { order, way, exchangeWaits: false })
  const about = merged.number === undefined ? {} : { about: merged.number }
  for (const [step, word] of provable) {
    const mark = marks[step]
    if (!mark || mark.strength === 'assertion') continue
    const claim = furthestBeyond(merged.words, word)
    return {
      fact: { ...proven(word, mark, { way, arrived: step === 'in_transit' }), ...about },
      ...(claim && { beyond: claimed(claim) }),
    }
  }
  const claim = merged.words.find(({ stage }) => stage === merged.stage) ?? merged.words[0]
  const beyond = furthestBeyond(merged.words, merged.stage)
  return {
    fact: {
      topic: 'return',
      ...about,
      word: merged.stage,
      proof: 'claimed',
      source: claim?.source ?? '',
      at: whenOf(merged, merged.stage) ?? claim?.at,
      said: merged.stage === 'unknown' ? merged.said : undefined,
    },
    ...(beyond && { beyond: claimed(beyond) }),
  }
}

function proven(
  word: ReturnStage,
  { source, at, strength }: Mark,
  { way, arrived }: { way: ReturnType<typeof wayBack>; arrived: boolean },
): Statement {
  const seen = strength === 'scan' ? way.parcels.find(({ proof }) => proof === 'proven') : undefined
  const scan = seen?.events.find((event) => event.scan)
  return {
    topic: 'return',
    word,
    proof: 'proven',
    source,
    // Of a parcel that is under way its last scan tells, not its first.
    at: (arrived ? at : scan?.at) ?? at,
    ...(seen && { carrier: seen.carrier, place: scan?.place }),
    ...(seen && arrived && { arrived }),
  }
}

const claimed = ({ stage, source, at, said }: ReturnWord): Statement => ({
  topic: 'return',
  word: stage,
  proof: 'claimed',
  source,
  at,
  said,
})

function furthestBeyond(words: readonly ReturnWord[], proven: ReturnStage): ReturnWord | undefined {
  const further = words.filter(({ stage }) => returnProgress(stage) > returnProgress(proven))
  return further.sort((a, b) => returnProgress(b.stage) - returnProgress(a.stage))[0]
}

const whenOf = (
  { requestedAt, approvedAt, receivedAt, refunds }: MergedReturn,
  stage: ReturnStage,
): Statement['at'] => {
  if (stage === 'requested') return requestedAt
  if (stage === 'approved') return approvedAt
  if (stage === 'received') return receivedAt
  return stage === 'refund_issued' ? refunds[0]?.createdAt : undefined
}
