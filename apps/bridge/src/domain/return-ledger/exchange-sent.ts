import { normaliseOrderNumber } from '../identity/normalise.ts'
import type { OrderGroup } from '../merge/order-group.ts'
import { parcelsOf, progressOf } from '../merge/parcels.ts'
import type { MergedReturn } from '../merge/returns.ts'
import { type Mark, strongest } from './mark.ts'

/** What is known of an order that goes out in exchange for a return. */
export interface ExchangeSent {
  /** A parcel of it has left; absent while none has. */
  sent?: Mark | undefined
}

/** Whether a parcel of this order has left: by the carrier's scan, else as shop or warehouse say. */
function exchangeSent(group: OrderGroup): ExchangeSent {
  const words = parcelsOf(group)
    .filter(({ direction }) => direction === 'outbound')
    .flatMap((parcel) =>
      parcel.words
        .filter(({ stage }) => progressOf(stage) >= progressOf('in_transit'))
        .map(
          ({ source, proven, at }): Mark =>
            proven
              ? {
                  source,
                  strength: 'scan',
                  at: parcel.events.findLast((event) => event.scan && event.at)?.at,
                }
              : { source, strength: 'assertion', saidAt: at },
        ),
    )
  return { sent: strongest(words) }
}

/** The order that a return names for its exchange, where it was found in the same shop. */
export function exchangeFor(
  { exchangeOrderNumber }: MergedReturn,
  { group, others = [] }: { group: OrderGroup; others?: readonly OrderGroup[] | undefined },
): ExchangeSent | undefined {
  if (exchangeOrderNumber === undefined) return undefined
  const number = normaliseOrderNumber(exchangeOrderNumber)
  const exchange = others.find(
    ({ root, order }) =>
      root.connection === group.root.connection &&
      order !== undefined &&
      normaliseOrderNumber(order.data.number) === number,
  )
  return exchange && exchangeSent(exchange)
}
