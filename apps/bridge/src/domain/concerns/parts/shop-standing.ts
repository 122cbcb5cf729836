import type { Fulfilment, RecordOf } from '@throughline/shared/model'
import type { OrderStatus } from '@throughline/shared/vocabulary'
import { normaliseTrackingNumber } from '../../identity/normalise.ts'
import { type MergedParcel, progressOf } from '../../merge/parcels.ts'

/** What a shop says of an order of which it believes that nothing has left. */
const open: readonly OrderStatus[] = ['placed', 'paid', 'on_hold', 'in_warehouse']
export const isOpenInShop = ({ data }: RecordOf<'order'>): boolean => open.includes(data.status)

/** What the shop believes was sent, without what it called off. */
export const sentByShop = ({ data }: RecordOf<'order'>): Fulfilment[] =>
  data.fulfilments.filter(({ stage }) => stage !== 'cancelled')

/** The shop's own word on how far this parcel is. Absent when it does not name the parcel. */
export const fulfilmentOf = (
  order: RecordOf<'order'>,
  { trackingNumber }: MergedParcel,
): Fulfilment | undefined =>
  sentByShop(order).find(({ parcels }) =>
    parcels.some(
      (one) =>
        one.trackingNumber !== undefined &&
        trackingNumber !== undefined &&
        normaliseTrackingNumber(one.trackingNumber) === normaliseTrackingNumber(trackingNumber),
    ),
  )

/** The shop says that goods have left: an order called shipped, or a parcel that it sees moving. A label is not a shipment. */
export const saysShipped = (order: RecordOf<'order'>): boolean =>
  order.data.status === 'shipped' ||
  order.data.status === 'partially_shipped' ||
  sentByShop(order).some(({ stage }) => progressOf(stage) >= progressOf('in_transit'))
