import type { Instant } from '../world/time.ts'
import { dayAt, type YearError, type YearOrder } from './orders.ts'
import type { YearErrorKind } from './plants.ts'

/** Whose turn it is. */
export const ownerOf: Record<
  YearErrorKind,
  'warehouse' | 'merchandising' | 'carrier' | 'support' | 'returns_desk' | 'finance'
> = {
  stuck_in_warehouse: 'warehouse',
  short_pick: 'warehouse',
  pack_not_verified: 'warehouse',
  quantity_mismatch: 'warehouse',
  backordered: 'merchandising',
  label_not_scanned: 'carrier',
  silent_parcel: 'carrier',
  promise_broken: 'carrier',
  delivery_attempt_failed: 'carrier',
  address_problem: 'support',
  damaged: 'carrier',
  return_in_transit_too_long: 'carrier',
  not_inspected: 'returns_desk',
  refund_overdue: 'finance',
}

/** What a panel would have shown of a ticket at a time, in the form in which the bridge freezes it. */
export interface YearPanel {
  ticketId: string
  moment: 'opened' | 'first_reply'
  at: Instant
  shown: {
    ticketId: string
    outcome: 'found' | 'none'
    order?: {
      connection: string
      key: string
      number: string
      returnNumber?: string
      proof: 'proven'
      warehouse: string
      carrier: string
      category: string
      concerns: { kind: YearErrorKind; owner: (typeof ownerOf)[YearErrorKind]; since: string }[]
      promises: { by: 'shop'; state: 'on_track' | 'kept' | 'broken' }[]
      returnUnderWay?: true
    }
    silent: { connection: string; failure: 'timeout' }[]
  }
}

/** `order` is absent where the ticket is about none. `isSilent`: the carriers' system did not answer. */
export function panelOf({
  ticketId,
  moment,
  at,
  order,
  isSilent,
}: Pick<YearPanel, 'ticketId' | 'moment' | 'at'> & {
  order?: YearOrder | undefined
  isSilent: boolean
}): YearPanel {
  const silent: YearPanel['shown']['silent'] = isSilent
    ? [{ connection: 'easypost', failure: 'timeout' }]
    : []
  if (!order) return { ticketId, moment, at, shown: { ticketId, outcome: 'none', silent } }
  const { connection, key, number, warehouse, carrier, category, returned, deliveredAt, promisedOn } = order
  const open = order.errors.filter(
    (error) => isOpen(error, at) && !(isSilent && ownerOf[error.kind] === 'carrier'),
  )
  const isBroken = dayAt(at) > promisedOn && (deliveredAt === undefined || dayAt(deliveredAt) > promisedOn)
  const isDelivered = deliveredAt !== undefined && deliveredAt <= at
  const isReturning = isDelivered && returned !== undefined && open.some(({ about }) => about !== '')
  return {
    ticketId,
    moment,
    at,
    shown: {
      ticketId,
      outcome: 'found',
      order: {
        connection,
        key,
        number,
        ...(isReturning && { returnNumber: returned.number }),
        proof: 'proven',
        warehouse,
        carrier,
        category,
        concerns: open.map(({ kind, since }) => ({ kind, owner: ownerOf[kind], since })),
        promises: [{ by: 'shop', state: isBroken ? 'broken' : isDelivered ? 'kept' : 'on_track' }],
        ...(isReturning && (returned.arrivedAt ?? Infinity) > at && { returnUnderWay: true }),
      },
      silent,
    },
  }
}

const isOpen = ({ seenAt, resolvedOn }: YearError, at: Instant): boolean =>
  seenAt <= at && (resolvedOn === undefined || resolvedOn >= dayAt(at))
