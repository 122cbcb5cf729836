import type { Intervention } from '../events/event.ts'
import type { Instant } from '../time.ts'
import type { OrderTruth, RefundTruth, ReturnTruth } from '../truth.ts'
import { firstAhead, type Possible, past, type Subject } from './subject.ts'

/** A return with its refund, and what its people can do next. */
export function returnSubject(order: OrderTruth, index: number, at: Instant): Subject | undefined {
  const one = order.returns[index]
  if (!one || one.requestedAt > at) return undefined
  const refunds = order.refunds.flatMap((refund, number) =>
    refund.forReturn === index && refund.issuedAt <= at ? [{ refund, number }] : [],
  )
  const [truth, since] = truthOf(
    one,
    refunds.map(({ refund }) => refund),
    at,
  )
  return {
    id: `return ${order.name} ${index}`,
    kind: 'return',
    title: `Return in ${one.portal === 'loop' ? 'the returns portal' : 'the shop'}`,
    truth,
    since,
    next: firstAhead(
      [
        ['Approved', one.approvedAt],
        ['Dock receives it', one.receivedAt],
        ['Inspected', one.inspected?.at],
        ['Closed', one.closedAt],
        ...refunds.map(({ refund }) => ['Bank confirms the refund', refund.settledAt] as const),
      ],
      at,
    ),
    possible: possibleFor(order, index, { one, refunds, at }),
  }
}

interface Known {
  one: ReturnTruth
  refunds: readonly { refund: RefundTruth; number: number }[]
  at: Instant
}

function possibleFor(order: OrderTruth, index: number, { one, refunds, at }: Known): Possible[] {
  const which = { order: order.name, index }
  const make = (what: string, label: string, intervention: Intervention): Possible => ({
    id: `return ${order.name} ${index} ${what}`,
    label,
    way: what === 'worn' ? 'trouble' : 'onward',
    intervention,
  })
  if (past(one.cancelledAt, at) || past(one.declined?.at, at)) return []
  const isReceived = past(one.receivedAt, at)
  const isClosed = past(one.closedAt, at)
  if (!past(one.approvedAt, at) || (!one.label && !isClosed && !isReceived))
    return [make('approve', 'Approve it and send a label', { kind: 'return_approved', ...which })]
  const unsettled = refunds.filter(({ refund }) => !past(refund.settledAt, at) && !past(refund.failedAt, at))
  return [
    ...(isReceived || isClosed
      ? []
      : [make('receive', 'The dock receives it', { kind: 'return_received', ...which })]),
    ...(isReceived && !past(one.inspected?.at, at)
      ? [
          make('inspect', 'Inspected, as new', { kind: 'return_inspected', ...which, result: 'RESTOCKED' }),
          make('worn', 'Inspected, worn', { kind: 'return_inspected', ...which, result: 'NOT_RESTOCKED' }),
        ]
      : []),
    ...(isReceived && refunds.length === 0 && !one.exchange
      ? [make('refund', 'Issue the refund', { kind: 'return_refunded', ...which })]
      : []),
    ...unsettled.map(({ number }) =>
      make(`settle ${number}`, 'The bank confirms the refund', {
        kind: 'refund_settled',
        order: order.name,
        index: number,
      }),
    ),
  ]
}

function truthOf(
  one: ReturnTruth,
  refunds: readonly RefundTruth[],
  at: Instant,
): [truth: string, since: Instant | undefined] {
  const settled = refunds.find((refund) => past(refund.settledAt, at))
  if (settled) return ['Refunded', settled.settledAt]
  const issued = refunds.at(-1)
  if (issued) return ['Refund issued, the bank is silent', issued.issuedAt]
  if (past(one.declined?.at, at)) return ['Declined', one.declined?.at]
  if (past(one.cancelledAt, at)) return ['Cancelled', one.cancelledAt]
  if (past(one.exchange?.at, at)) return ['Exchanged', one.exchange?.at]
  if (past(one.inspected?.at, at))
    return [
      one.inspected?.result === 'RESTOCKED' ? 'Inspected, as new' : 'Inspected, worn',
      one.inspected?.at,
    ]
  if (past(one.receivedAt, at)) return ['On the dock, unopened', one.receivedAt]
  const scan = one.label?.parcel.scans.findLast((each) => each.at <= at)
  if (scan)
    return [scan.kind === 'delivered' ? 'At the warehouse’s door' : 'On its way to the warehouse', scan.at]
  if (past(one.label?.at, at)) return ['The customer has a label', one.label?.at]
  if (past(one.approvedAt, at)) return ['Approved', one.approvedAt]
  return ['Asked for, nobody decided', one.requestedAt]
}
