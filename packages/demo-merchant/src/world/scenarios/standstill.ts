import { allLines, draftJob, draftOrder, draftParcel, type OrderDraft, oneParcelJob } from '../draft.ts'
import { minute } from '../time.ts'
import type { OrderTruth } from '../truth.ts'
import type { Kit } from './kit.ts'

/** Orders that nobody moves: each stands still at another place, and no system raises its hand. */
export const standstillScenarios = (kit: Kit): OrderTruth[] =>
  [lost, addressRejected, neverPicked, neverReleased].map((scenario) => scenario(kit))

function lost({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1048,
    person: people.astrid,
    placedAt: ago(17, '08:15'),
    items: [['NL-STOVE'], ['NL-POT-1']],
    service: 'abroad',
    promise: [date(-13), date(-11)],
  }
  const parcel = draftParcel({
    carrier: 'dpd',
    order,
    service: 'Classic',
    scans: [
      ['accepted', 'leipzig', ago(15, '17:20')],
      ['departed', 'leipzig', ago(15, '22:05')],
      ['arrived', 'hamburg', ago(14, '05:48')],
    ],
    estimates: [{ at: ago(15, '17:20'), date: date(-12) }],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(16, '11:00'), parcel })],
  })
}

function addressRejected({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1067,
    person: people.elena,
    placedAt: ago(6, '17:40'),
    items: [['NL-LAMP', 2]],
    promise: [date(-1), date(1)],
    shipTo: { address: { ...people.elena.address, street: 'Neubaugasse' } },
  }
  const parcel = draftParcel({
    carrier: 'dpd',
    order,
    service: 'Classic',
    scans: [
      ['accepted', 'leipzig', ago(4, '17:35')],
      ['arrived', 'vienna', ago(2, '04:30', 'Europe/Vienna')],
      ['out_for_delivery', 'vienna', ago(1, '07:55', 'Europe/Vienna')],
      ['attempted', 'vienna', ago(1, '11:20', 'Europe/Vienna'), 'Delivery attempt: address incomplete'],
    ],
    estimates: [{ at: ago(4, '17:35'), date: date(-1) }],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(5, '10:45'), parcel })],
  })
}

function neverPicked({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1069,
    person: people.greta,
    placedAt: ago(5, '09:30'),
    items: [['NL-MAT-R']],
    promise: [date(-2), date(0)],
  }
  const job = draftJob({
    warehouse: 'leipzig',
    placedAt: order.placedAt,
    lines: allLines(order.items),
    // On a picking list that was never printed.
    allocatedAt: order.placedAt + 50 * minute,
  })
  return draftOrder({ ...order, jobs: [job] })
}

/** Paid, and lost between shop and warehouse: no job was ever made of it. */
function neverReleased({ time: { ago, date }, people }: Kit): OrderTruth {
  return draftOrder({
    number: 1076,
    person: people.mathilde,
    placedAt: ago(2, '14:05'),
    items: [['NL-JKT-M-L']],
    promise: [date(4), date(6)],
  })
}
