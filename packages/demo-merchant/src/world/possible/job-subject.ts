import type { Intervention, JobStep } from '../events/event.ts'
import { nextStep } from '../events/plan.ts'
import { productOf } from '../products.ts'
import type { Instant } from '../time.ts'
import type { JobTruth, OrderTruth } from '../truth.ts'
import { warehouses } from '../warehouses.ts'
import { firstAhead, type Possible, past, type Subject } from './subject.ts'

const stepLabels: Record<JobStep, string> = {
  allocate: 'Reserve the stock',
  pick: 'Pick it',
  pack: 'Pack and label it',
  hand_over: 'Hand it to the carrier',
}

/** A vendor without such a webhook; whoever polls or asks finds out. */
const noWebhook = 'ShipHero has no webhook for holds: it shows when the warehouse is asked next.'

/** One warehouse's work on an order; `undefined` once it is out of the door. */
export function jobSubject(order: OrderTruth, index: number, at: Instant): Subject | undefined {
  const job = order.jobs[index]
  if (!job || isGone(job, at)) return undefined
  const [truth, since] = truthOf(job, at)
  return {
    id: `job ${order.name} ${index}`,
    kind: 'warehouse',
    title: `Warehouse ${warehouses[job.warehouse].name}`,
    truth,
    since,
    next: firstAhead(
      [
        ['Order arrives', job.receivedAt],
        ['Stock reserved', job.allocatedAt],
        ['Picking begins', job.pickingAt],
        ['Picked', job.pickedAt],
        ['Packed', job.packedAt],
        ...job.shipments.map(({ labelledAt }) => ['Label printed', labelledAt] as const),
        ...job.shipments.flatMap(({ parcels }) =>
          parcels.map(({ scans }) => ['Carrier takes it', scans[0]?.at] as const),
        ),
      ],
      at,
    ),
    possible: possibleFor(order, index, { job, at }),
  }
}

const isGone = (job: JobTruth, at: Instant): boolean =>
  job.shipments.length > 0 &&
  job.shipments.every(({ parcels }) => parcels.every(({ scans }) => past(scans[0]?.at, at)))

const isHeld = ({ hold }: JobTruth, at: Instant): boolean =>
  hold !== undefined && past(hold.from, at) && !past(hold.until, at)

const isShort = ({ backorder }: JobTruth, at: Instant): boolean =>
  backorder !== undefined && past(backorder.from, at) && !past(backorder.until, at)

function truthOf(job: JobTruth, at: Instant): [truth: string, since: Instant | undefined] {
  if (past(job.cancelledAt, at)) return ['Cancelled', job.cancelledAt]
  if (isHeld(job, at)) return [`On hold: ${job.hold?.kind.replace('_', ' ')}`, job.hold?.from]
  if (isShort(job, at)) return ['Waits for stock', job.backorder?.from]
  const short = job.shortPick ? `, ${job.shortPick.quantity} short` : ''
  const labelledAt = job.shipments.find((shipment) => shipment.labelledAt <= at)?.labelledAt
  if (labelledAt !== undefined) return [`Packed and labelled${short}, waits for the carrier`, labelledAt]
  if (past(job.packedAt, at)) return [`Packed${short}`, job.packedAt]
  if (past(job.pickedAt, at)) return [`Picked${short}`, job.pickedAt]
  if (past(job.pickingAt, at)) return ['Being picked', job.pickingAt]
  if (past(job.allocatedAt, at)) return ['Stock reserved', job.allocatedAt]
  return past(job.receivedAt, at) ? ['In the queue', job.receivedAt] : ['Not heard of yet', undefined]
}

function possibleFor(
  order: OrderTruth,
  index: number,
  { job, at }: { job: JobTruth; at: Instant },
): Possible[] {
  const name = order.name
  const one = (
    what: string,
    [label, way]: [string, Possible['way']],
    intervention: Intervention,
  ): Possible => ({
    id: `job ${name} ${index} ${what}`,
    label,
    way,
    intervention,
  })
  if (past(job.cancelledAt, at)) return []
  if (isHeld(job, at)) {
    const release = one('release', ['Release the hold', 'onward'], {
      kind: 'job_released',
      order: name,
      job: index,
    })
    return [{ ...release, note: noWebhook }]
  }
  if (isShort(job, at))
    return [one('stock', ['The stock arrives', 'onward'], { kind: 'stock_arrived', order: name, job: index })]
  const step = nextStep(job, at)
  const possible: Possible[] = []
  if (step)
    possible.push(
      one(step, [stepLabels[step], 'onward'], { kind: 'job_advanced', order: name, job: index, step }),
    )
  if (!past(job.pickedAt, at)) {
    const line = job.lines.toSorted((a, b) => b.quantity - a.quantity)[0]
    const sku = line && order.lines[line.position - 1]?.sku
    if (line && sku)
      possible.push(
        one('short', [`Short pick: one ${productOf(sku).product.title} missing`, 'trouble'], {
          kind: 'short_picked',
          order: name,
          job: index,
          line: { position: line.position, quantity: 1 },
        }),
      )
  }
  if (!job.shipments.some((shipment) => shipment.labelledAt <= at))
    possible.push({
      ...one('hold', ['Hold it: address doubtful', 'trouble'], {
        kind: 'job_held',
        order: name,
        job: index,
        hold: 'address',
      }),
      note: noWebhook,
    })
  return possible
}
