import type { JobTruth, OrderTruth, ParcelTruth, ReturnTruth, World } from '../truth.ts'

/** Copies of a world in which one thing is different. What does not change is shared, and nothing is ever changed in place. */

export function changeOrder(world: World, name: string, change: (order: OrderTruth) => OrderTruth): World {
  if (!world.orders.some((order) => order.name === name)) {
    throw new Error(`There is no order ${name} in this world.`)
  }
  return { ...world, orders: world.orders.map((order) => (order.name === name ? change(order) : order)) }
}

export const changeJob = (
  order: OrderTruth,
  index: number,
  change: (job: JobTruth) => JobTruth,
): OrderTruth => ({ ...order, jobs: replaced(order.jobs, index, { change, what: `job of ${order.name}` }) })

export const changeReturn = (
  order: OrderTruth,
  index: number,
  change: (one: ReturnTruth) => ReturnTruth,
): OrderTruth => ({
  ...order,
  returns: replaced(order.returns, index, { change, what: `return of ${order.name}` }),
})

/** Outbound or on its way back. */
export function changeParcel(
  world: World,
  number: string,
  change: (parcel: ParcelTruth, order: OrderTruth) => ParcelTruth,
): World {
  const order = world.orders.find((one) => parcelsOf(one).some((parcel) => parcel.number === number))
  if (!order) throw new Error(`There is no parcel ${number} in this world.`)
  const changed = (parcel: ParcelTruth) => (parcel.number === number ? change(parcel, order) : parcel)
  return changeOrder(world, order.name, () => ({
    ...order,
    jobs: order.jobs.map((job) => ({
      ...job,
      shipments: job.shipments.map((shipment) => ({ ...shipment, parcels: shipment.parcels.map(changed) })),
    })),
    returns: order.returns.map((one) =>
      one.label ? { ...one, label: { ...one.label, parcel: changed(one.label.parcel) } } : one,
    ),
  }))
}

const parcelsOf = ({ jobs, returns }: OrderTruth): ParcelTruth[] => [
  ...jobs.flatMap((job) => job.shipments.flatMap((shipment) => shipment.parcels)),
  ...returns.flatMap(({ label }) => (label ? [label.parcel] : [])),
]

function replaced<T>(
  list: readonly T[],
  index: number,
  { change, what }: { change: (item: T) => T; what: string },
): T[] {
  const item = list[index]
  if (item === undefined) throw new Error(`There is no ${what} number ${index + 1}.`)
  return list.with(index, change(item))
}
