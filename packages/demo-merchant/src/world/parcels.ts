import type { Instant } from './time.ts'
import type { OrderTruth, ParcelTruth, World } from './truth.ts'

/** A parcel with what its label says: whose it is, where it goes, which way. */
export interface KnownParcel {
  order: OrderTruth
  parcel: ParcelTruth
  labelledAt: Instant
  labelToldAtOnce: boolean
  direction: 'outbound' | 'return'
}

/** Every parcel whose label is printed by then, outbound and returning. */
export const parcelsBy = (world: World, at: Instant): KnownParcel[] =>
  world.orders
    .flatMap((order): KnownParcel[] => [
      ...order.jobs
        .flatMap((job) => job.shipments)
        .flatMap(({ labelledAt, parcels, toldAtOnce: labelToldAtOnce = false }) =>
          parcels.map((parcel) => ({
            order,
            parcel,
            labelledAt,
            labelToldAtOnce,
            direction: 'outbound' as const,
          })),
        ),
      ...order.returns.flatMap(({ label }) =>
        label
          ? [
              {
                order,
                parcel: label.parcel,
                labelledAt: label.at,
                labelToldAtOnce: label.toldAtOnce ?? false,
                direction: 'return' as const,
              },
            ]
          : [],
      ),
    ])
    .filter(({ labelledAt }) => labelledAt <= at)
