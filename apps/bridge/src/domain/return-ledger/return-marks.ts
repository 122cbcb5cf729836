import type { RecordOf } from '@throughline/shared/model'
import type { ReturnStage, ReturnStep } from '@throughline/shared/vocabulary'
import { knowsNoRefund, type MergedReturn } from '../merge/returns.ts'
import { millisOf } from '../merge/ship-window.ts'
import { type Mark, strongest } from './mark.ts'
import type { WayBack } from './way-back.ts'

/** What happened of each step, as far as a source carries it. */
export type ReturnMarks = Partial<Record<ReturnStep, Mark>> & { posted?: Mark | undefined }

export interface MarkContext {
  order: RecordOf<'order'> | undefined
  way: WayBack
  /** A parcel with what was exchanged has left, by the order that the return names for it. */
  exchangeSent?: Mark | undefined
  /** The order for the exchange is known and nothing of it has left. */
  exchangeWaits: boolean
}

/** Which step a status of a returns system claims. */
const claims: Partial<Record<ReturnStage, ReturnStep>> = {
  requested: 'requested',
  approved: 'approved',
  label_sent: 'label_sent',
  received: 'received',
  inspected: 'inspected',
  refund_issued: 'refund_issued',
  refunded: 'refund_settled',
  exchanged: 'exchange_shipped',
}

/** All that is known to have happened to a return, each step by its strongest source. */
export function returnMarks(merged: MergedReturn, context: MarkContext): ReturnMarks {
  const { way } = context
  const found: [ReturnStep | 'posted', Mark][] = []
  for (const record of merged.records) found.push(...marksOf(record, merged, context))
  found.push(...moneyMarks(merged))
  if (way.posted) found.push(['posted', way.posted])
  if (way.delivered) found.push(['in_transit', way.delivered])
  if (context.exchangeSent) found.push(['exchange_shipped', context.exchangeSent])
  const marks: ReturnMarks = {}
  for (const step of new Set(found.map(([name]) => name))) {
    marks[step] = strongest(found.flatMap(([name, mark]) => (name === step ? mark : [])))
  }
  return marks
}

function marksOf(
  { connection: source, data }: RecordOf<'return'>,
  merged: MergedReturn,
  context: MarkContext,
): [ReturnStep | 'posted', Mark][] {
  const saidAt = data.closedAt ?? data.updatedAt
  const claim: Mark = { source, strength: 'assertion', saidAt }
  const dated: [ReturnStep, (typeof data)['requestedAt']][] = [
    ['requested', data.requestedAt],
    ['approved', data.approvedAt],
    ['label_sent', data.labelSentAt],
    ['received', data.receivedAt],
    ['inspected', data.inspectedAt],
  ]
  const marks: [ReturnStep | 'posted', Mark][] = dated.flatMap(([step, at]) =>
    at ? [[step, { source, strength: 'system_record', at }] satisfies [ReturnStep, Mark]] : [],
  )
  marks.push(['requested', claim])
  if (data.parcels.some(({ trackingNumber }) => trackingNumber)) {
    marks.push(['label_sent', { source, strength: 'system_record' }])
  }
  if (data.stage === 'in_transit') marks.push(['posted', claim])
  const step = claims[data.stage]
  if (!step) return marks
  const isDenied = source !== context.order?.connection && knowsNoRefund(context.order, merged)
  if (isMoney(step) && isDenied) {
    marks.push(['inspected', claim])
  } else if (step !== 'exchange_shipped' || !context.exchangeWaits) {
    marks.push([step, claim])
  }
  if (data.refundSettled && !isDenied) marks.push(['refund_settled', claim])
  return marks
}

const isMoney = (step: ReturnStep): boolean => step === 'refund_issued' || step === 'refund_settled'

/** Refunds of the shop: written down by the system that pays. */
function moneyMarks({ refunds }: MergedReturn): [ReturnStep, Mark][] {
  const issued = refunds.map(({ source, createdAt }): [ReturnStep, Mark] => [
    'refund_issued',
    { source, strength: 'system_record', at: createdAt },
  ])
  const isSettled = refunds.length > 0 && refunds.every(({ settled }) => settled)
  const last = [...refunds].sort((a, b) => (millisOf(b.settledAt) ?? 0) - (millisOf(a.settledAt) ?? 0))[0]
  return isSettled && last
    ? [...issued, ['refund_settled', { source: last.source, strength: 'system_record', at: last.settledAt }]]
    : issued
}
