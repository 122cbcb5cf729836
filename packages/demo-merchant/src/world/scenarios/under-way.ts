import { draftOrder, draftParcel, type OrderDraft, oneParcelJob } from '../draft.ts'
import type { OrderTruth } from '../truth.ts'
import type { Kit } from './kit.ts'

const pacific = 'America/Los_Angeles'

/** Parcels that stall, are never scanned, arrive broken, or arrive and are not there. */
export const underWayScenarios = (kit: Kit): OrderTruth[] =>
  [inTransitAndLate, labelWithoutScan, deliveredAndNotReceived, damaged].map((scenario) => scenario(kit))

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
