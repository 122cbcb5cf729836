import type { Fact } from '@throughline/shared/contract'
import type { ReturnStage } from '@throughline/shared/vocabulary'
import type { MergedReturn } from '../merge/returns.ts'

/** Done by the system that says so: an approval, a label, a booking at the returns desk, a refund. */
const writtenDown: readonly ReturnStage[] = ['requested', 'approved', 'declined', 'label_sent', 'received']

/** What each system says of this return. */
export const factsOfReturn = ({ words, number, requestedAt, approvedAt, receivedAt }: MergedReturn): Fact[] =>
  words.map(({ source, stage, said, at }) => {
    const done = { requested: requestedAt, approved: approvedAt, received: receivedAt }
    return {
      topic: 'return',
      value: stage,
      source,
      strength: writtenDown.includes(stage) ? 'system_record' : 'assertion',
      at: (stage in done ? done[stage as keyof typeof done] : undefined) ?? at,
      about: number,
      said,
    }
  })
