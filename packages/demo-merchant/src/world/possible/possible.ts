import type { Instant } from '../time.ts'
import type { OrderTruth } from '../truth.ts'
import { jobSubject } from './job-subject.ts'
import { parcelSubject } from './parcel-subject.ts'
import { returnSubject } from './return-subject.ts'
import { type Possible, past, type Subject } from './subject.ts'

/** Everything that belongs to an order at a moment, as it truly is, and what can be made to happen to it. */
export function subjectsOf(order: OrderTruth, at: Instant): Subject[] {
  const shipments = order.jobs.flatMap((job) => job.shipments).filter(({ labelledAt }) => labelledAt <= at)
  const outbound = shipments.flatMap(({ parcels }) => parcels)
  return [
    orderSubject(order, at),
    ...order.jobs.flatMap((_, index) => jobSubject(order, index, at) ?? []),
    ...outbound.map((parcel) => parcelSubject(order, parcel, { at, goesBack: false })),
    ...order.returns.flatMap((one, index) => {
      const subject = returnSubject(order, index, at)
      if (!subject) return []
      const isTravelling = one.label && one.label.at <= at && !past(one.receivedAt, at)
      return [
        subject,
        ...(one.label && isTravelling
          ? [parcelSubject(order, one.label.parcel, { at, goesBack: true })]
          : []),
      ]
    }),
  ]
}

function orderSubject(order: OrderTruth, at: Instant): Subject {
  const isCancelled = past(order.cancelled?.at, at)
  const isHeld = order.hold !== undefined && past(order.hold.from, at) && !past(order.hold.until, at)
  const delivered = deliveredAt(order, at)
  const labelledAt = order.jobs
    .flatMap((job) => job.shipments)
    .map((shipment) => shipment.labelledAt)
    .find((time) => time <= at)
  const [truth, since]: [string, Instant | undefined] = isCancelled
    ? ['Cancelled', order.cancelled?.at]
    : isHeld
      ? ['The shop waits for the money', order.hold?.from]
      : delivered !== undefined
        ? ['Everything is with the customer', delivered]
        : labelledAt !== undefined
          ? ['Packed', labelledAt]
          : ['Placed', order.placedAt]
  const name = order.name
  const possible: Possible[] = []
  const add = (
    what: string,
    [label, way]: [string, Possible['way']],
    intervention: Possible['intervention'],
  ) => possible.push({ id: `order ${name} ${what}`, label, way, intervention })
  if (isHeld && !isCancelled)
    add('pay', ['The payment arrives', 'onward'], { kind: 'payment_arrived', order: name })
  if (delivered !== undefined && order.returns.length === 0)
    add('return', ['The customer asks for a return', 'onward'], {
      kind: 'return_requested',
      order: name,
      line: { position: 1, quantity: 1 },
    })
  // A shop cancels nothing that it calls shipped.
  if (!isCancelled && labelledAt === undefined) {
    const cancel = { kind: 'order_cancelled' as const, order: name }
    add('cancel', ['Cancel it in the shop', 'trouble'], { ...cancel, warehouseMissesIt: false })
    if (order.jobs.length > 0)
      add('cancel unheard', ['Cancel it; the warehouse misses it', 'trouble'], {
        ...cancel,
        warehouseMissesIt: true,
      })
  }
  return { id: `order ${name}`, kind: 'order', title: 'Order', truth, since, possible }
}

/** When the last of an order's parcels came to its door; `undefined` while one is missing. */
function deliveredAt(order: OrderTruth, at: Instant): Instant | undefined {
  const parcels = order.jobs.flatMap((job) => job.shipments.flatMap((shipment) => shipment.parcels))
  const arrivals = parcels.map(({ scans }) => scans.find(({ kind }) => kind === 'delivered')?.at)
  const isWhole = arrivals.length > 0 && arrivals.every((time) => past(time, at))
  return isWhole ? Math.max(...arrivals.flatMap((time) => time ?? [])) : undefined
}
