import { allLines, draftJob, draftOrder, draftParcel, type OrderDraft, oneParcelJob } from '../draft.ts'
import { minute } from '../time.ts'
import type { OrderTruth } from '../truth.ts'
import type { Kit } from './kit.ts'

const pacific = 'America/Los_Angeles'

/** Orders that have not left the warehouse, and one that should not have. */
export const warehouseScenarios = (kit: Kit): OrderTruth[] =>
  [addressHold, backordered, cancelledButLabelled, shortPicked, beingPicked, unpaid].map((scenario) =>
    scenario(kit),
  )

function addressHold({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1035,
    person: people.priya,
    placedAt: ago(4, '12:10', pacific),
    items: [['NL-JKT-W-S'], ['NL-SOCK-3']],
    promise: [date(1, pacific), date(4, pacific)],
    shipTo: { address: { ...people.priya.address, street: '1640 W Grace', street2: 'Apt ?' } },
  }
  const job = draftJob({
    warehouse: 'reno',
    placedAt: order.placedAt,
    lines: allLines(order.items),
    hold: { kind: 'address', from: order.placedAt + 14 * minute },
  })
  return draftOrder({ ...order, jobs: [job] })
}

function backordered({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1068,
    person: people.haruka,
    placedAt: ago(5, '06:20'),
    items: [['NL-BAG-M15'], ['NL-LAMP']],
    service: 'abroad',
    presentment: { currency: 'JPY', rate: 1.63, digits: 0 },
    promise: [date(4), date(8)],
  }
  const job = draftJob({
    warehouse: 'leipzig',
    placedAt: order.placedAt,
    lines: allLines(order.items),
    backorder: { position: 1, quantity: 1, from: order.placedAt + 30 * minute },
  })
  return draftOrder({ ...order, jobs: [job] })
}

function cancelledButLabelled({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1064,
    person: people.camille,
    placedAt: ago(6, '08:40'),
    items: [['NL-JKT-W-M']],
    service: 'abroad',
    promise: [date(-2), date(0)],
  }
  const parcel = draftParcel({
    carrier: 'dpd',
    order,
    scans: [
      ['accepted', 'leipzig', ago(4, '17:31')],
      ['arrived', 'paris', ago(2, '07:12', 'Europe/Paris')],
      ['delivered', 'paris', ago(-1, '12:40', 'Europe/Paris')],
    ],
    estimates: [{ at: ago(4, '17:31'), date: date(1) }],
  })
  const job = oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(5, '11:15'), parcel })
  const cancelledAt = ago(5, '10:58')
  return draftOrder({
    ...order,
    // Cancelled a quarter of an hour before the label; the warehouse never read the message.
    cancelled: { at: cancelledAt, reason: 'CUSTOMER', note: 'Cliente a annulé par chat' },
    refunds: [
      {
        issuedAt: cancelledAt,
        settledAt: ago(3, '02:10'),
        minor: 27_190,
        shippingMinor: 1290,
        lines: allLines(order.items),
      },
    ],
    jobs: [job],
  })
}

function shortPicked({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1036,
    person: people.theo,
    placedAt: ago(3, '09:45', pacific),
    items: [['NL-SOCK-3', 4], ['NL-LAMP']],
    promise: [date(1, pacific), date(3, pacific)],
  }
  const parcel = draftParcel({
    carrier: 'usps',
    order,
    service: 'Ground Advantage',
    scans: [
      ['accepted', 'reno', ago(3, '20:30', pacific)],
      ['arrived', 'seattle', ago(1, '05:10', pacific)],
      ['delivered', 'seattle', ago(1, '13:30', pacific)],
    ],
    estimates: [{ at: ago(3, '20:30', pacific), date: date(-1, pacific) }],
  })
  const job = oneParcelJob(order, { warehouse: 'reno', labelledAt: ago(3, '18:05', pacific), parcel })
  return draftOrder({ ...order, jobs: [{ ...job, shortPick: { position: 1, quantity: 1 } }] })
}

function beingPicked({ time: { ago, date, hoursAgo }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1038,
    person: people.rosa,
    placedAt: ago(2, '09:20', pacific),
    items: [['NL-PACK-65'], ['NL-POLE']],
    promise: [date(2, pacific), date(5, pacific)],
  }
  const receivedAt = order.placedAt + 12 * minute
  return draftOrder({
    ...order,
    jobs: [
      {
        warehouse: 'reno',
        lines: allLines(order.items),
        receivedAt,
        allocatedAt: receivedAt + 35 * minute,
        pickingAt: hoursAgo(1.5),
        shipments: [],
      },
    ],
  })
}

function unpaid({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1077,
    person: people.ingrid,
    placedAt: ago(2, '20:15'),
    items: [['NL-TENT-3P']],
    promise: [date(3), date(5)],
  }
  const placedAt = order.placedAt
  return draftOrder({
    ...order,
    payment: { method: 'invoice', authorizedAt: placedAt },
    hold: { reason: 'AWAITING_PAYMENT', note: 'Vorkasse, Zahlungseingang offen', from: placedAt },
    // The shop releases nothing to the warehouse before the money is there.
    jobs: [],
  })
}
