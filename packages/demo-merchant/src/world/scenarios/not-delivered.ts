import { draftOrder, draftParcel, type OrderDraft, oneParcelJob } from '../draft.ts'
import type { OrderTruth } from '../truth.ts'
import type { Kit } from './kit.ts'

/** Parcels that reach the customer’s town and not the customer. */
export const notDeliveredScenarios = (kit: Kit): OrderTruth[] =>
  [attempted, customs, backAtSender, pickupPoint].map((scenario) => scenario(kit))

function attempted({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1059,
    person: people.oliver,
    placedAt: ago(9, '08:30'),
    items: [['NL-PACK-45']],
    service: 'abroad',
    promise: [date(-3), date(1)],
  }
  const parcel = draftParcel({
    carrier: 'dhl_express',
    order,
    service: 'Economy Select',
    scans: [
      ['accepted', 'leipzig', ago(6, '18:10')],
      ['departed', 'leipzig', ago(6, '23:50')],
      ['arrived', undefined, ago(3, '10:20', 'Europe/London'), 'Arrived at DHL sort facility LONDON'],
      ['out_for_delivery', undefined, ago(1, '08:02', 'Europe/London')],
      ['attempted', undefined, ago(1, '11:47', 'Europe/London')],
      ['delivered', undefined, ago(-2, '10:30', 'Europe/London')],
    ],
    estimates: [{ at: ago(6, '18:10'), date: date(-1, 'Europe/London') }],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(7, '10:15'), parcel })],
  })
}

function customs({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1052,
    person: people.reto,
    placedAt: ago(14, '19:44'),
    items: [['NL-BOOT-43'], ['NL-SOCK-3', 2]],
    service: 'abroad',
    presentment: { currency: 'CHF', rate: 0.94, digits: 2 },
    promise: [date(-9), date(-6)],
  }
  const parcel = draftParcel({
    carrier: 'dhl_express',
    order,
    scans: [
      ['accepted', 'leipzig', ago(12, '18:02')],
      ['departed', 'leipzig', ago(12, '23:31')],
      ['arrived', 'zurich', ago(10, '06:45', 'Europe/Zurich')],
      ['customs', 'zurich', ago(9, '09:10', 'Europe/Zurich')],
      ['customs_documents', 'zurich', ago(6, '15:22', 'Europe/Zurich')],
    ],
    estimates: [{ at: ago(12, '18:02'), date: date(-8, 'Europe/Zurich') }],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(13, '12:00'), parcel })],
  })
}

function backAtSender({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1044,
    person: people.tobias,
    placedAt: ago(20, '21:05'),
    items: [['NL-BAG-M05']],
    promise: [date(-17), date(-15)],
  }
  const parcel = draftParcel({
    carrier: 'dpd',
    order,
    scans: [
      ['accepted', 'leipzig', ago(18, '17:25')],
      ['arrived', 'frankfurt', ago(17, '04:50')],
      ['out_for_delivery', 'frankfurt', ago(17, '08:01')],
      ['attempted', 'frankfurt', ago(17, '12:33'), 'Address not found, no name on the door bell'],
      ['going_back', 'frankfurt', ago(13, '09:00')],
      ['back_at_sender', 'leipzig', ago(10, '10:40')],
    ],
    estimates: [{ at: ago(18, '17:25'), date: date(-17) }],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(19, '14:00'), parcel })],
  })
}

function pickupPoint({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1055,
    person: people.stefanie,
    placedAt: ago(11, '12:20'),
    items: [['NL-LAMP'], ['NL-SOCK-3']],
    promise: [date(-8), date(-6)],
  }
  const parcel = draftParcel({
    carrier: 'dpd',
    order,
    scans: [
      ['accepted', 'leipzig', ago(9, '17:35')],
      ['arrived', 'hamburg', ago(8, '05:05')],
      ['out_for_delivery', 'hamburg', ago(8, '07:45')],
      ['attempted', 'hamburg', ago(8, '13:10')],
      ['pickup_point', 'hamburg', ago(8, '18:30')],
    ],
    estimates: [{ at: ago(9, '17:35'), date: date(-8) }],
    registered: 'twice',
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(10, '09:30'), parcel })],
  })
}
