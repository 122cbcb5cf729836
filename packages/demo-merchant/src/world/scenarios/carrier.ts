import { draftOrder, draftParcel, type OrderDraft, oneParcelJob } from '../draft.ts'
import type { OrderTruth } from '../truth.ts'
import type { Kit } from './kit.ts'

const pacific = 'America/Los_Angeles'

/** Parcels that do what parcels do: stall, vanish from the porch, wait at customs, turn round. */
export const carrierScenarios = (kit: Kit): OrderTruth[] =>
  [
    inTransitAndLate,
    labelWithoutScan,
    deliveredAndNotReceived,
    attempted,
    customs,
    backAtSender,
    pickupPoint,
    damaged,
  ].map((scenario) => scenario(kit))

function inTransitAndLate({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1062,
    person: people.katharina,
    placedAt: ago(8, '09:12'),
    items: [['NL-TENT-2P'], ['NL-MAT-R', 2]],
    promise: [date(-5), date(-3)],
  }
  const parcel = draftParcel({
    carrier: 'dpd',
    order,
    scans: [
      ['accepted', 'leipzig', ago(6, '17:40')],
      ['departed', 'leipzig', ago(6, '22:15')],
      ['arrived', 'nuremberg', ago(5, '05:32')],
      // Found again on the day after tomorrow, for whoever moves the clock.
      ['out_for_delivery', 'nuremberg', ago(-2, '08:05')],
      ['delivered', 'nuremberg', ago(-2, '13:21')],
    ],
    estimates: [
      { at: ago(6, '17:40'), date: date(-4) },
      { at: ago(5, '05:32'), date: date(-3) },
    ],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(7, '15:05'), parcel })],
  })
}

function labelWithoutScan({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1071,
    person: people.matthias,
    placedAt: ago(4, '07:55'),
    items: [['NL-STOVE'], ['NL-POT-1']],
    promise: [date(-1), date(1)],
  }
  const parcel = draftParcel({
    carrier: 'dpd',
    order,
    scans: [
      ['accepted', 'leipzig', ago(-1, '17:30')],
      ['delivered', 'munich', ago(-3, '12:02')],
    ],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(3, '11:20'), parcel })],
  })
}

function deliveredAndNotReceived({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1029,
    person: people.dana,
    placedAt: ago(8, '10:02', pacific),
    items: [['NL-JKT-W-M']],
    promise: [date(-4, pacific), date(-1, pacific)],
  }
  const parcel = draftParcel({
    carrier: 'usps',
    order,
    service: 'Ground Advantage',
    scans: [
      ['accepted', 'reno', ago(6, '18:05', pacific)],
      ['departed', 'sacramento', ago(5, '02:40', pacific)],
      ['arrived', 'portland', ago(4, '06:12', pacific)],
      ['at_destination', 'portland', ago(3, '05:58', pacific)],
      ['out_for_delivery', 'portland', ago(3, '07:10', pacific)],
      ['delivered', 'portland', ago(3, '14:26', pacific)],
    ],
    estimates: [{ at: ago(6, '18:05', pacific), date: date(-3, pacific) }],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'reno', labelledAt: ago(7, '13:00', pacific), parcel })],
  })
}

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

function damaged({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1033,
    person: people.calvin,
    placedAt: ago(5, '09:15', pacific),
    items: [['NL-STOVE', 2], ['NL-POT-1']],
    promise: [date(-1, pacific), date(2, pacific)],
  }
  const parcel = draftParcel({
    carrier: 'ups',
    order,
    service: 'UPS Ground',
    scans: [
      ['accepted', 'reno', ago(4, '17:50', pacific)],
      ['departed', 'reno', ago(4, '21:15', pacific)],
      ['arrived', 'chicago', ago(2, '06:30', 'America/Chicago')],
      ['damaged', 'chicago', ago(2, '09:05', 'America/Chicago')],
    ],
    estimates: [{ at: ago(4, '17:50', pacific), date: date(1, 'America/New_York') }],
  })
  return draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'reno', labelledAt: ago(4, '13:10', pacific), parcel })],
  })
}
