import { draftJob, draftOrder, draftParcel, type OrderDraft } from '../draft.ts'
import type { LineQuantity, OrderTruth } from '../truth.ts'
import type { Kit } from './kit.ts'

const pacific = 'America/Los_Angeles'

/** Orders that travel in more than one parcel. */
export function splitScenarios({ time, people }: Kit): OrderTruth[] {
  const { ago, date } = time
  const twoWarehouses: OrderDraft = {
    number: 1066,
    person: people.sander,
    placedAt: ago(6, '14:30'),
    items: [['NL-TENT-2P'], ['NL-POLE']],
    service: 'abroad',
    promise: [date(-3), date(-1)],
  }
  const fromLeipzig = draftParcel({
    carrier: 'dpd',
    order: twoWarehouses,
    lines: [{ position: 1, quantity: 1 }],
    scans: [
      ['accepted', 'leipzig', ago(5, '17:32')],
      ['arrived', 'utrecht', ago(4, '06:10', 'Europe/Amsterdam')],
      ['out_for_delivery', 'amsterdam', ago(3, '08:00', 'Europe/Amsterdam')],
      ['delivered', 'amsterdam', ago(3, '14:12', 'Europe/Amsterdam')],
    ],
    signedBy: 'BAKKER',
    estimates: [{ at: ago(5, '17:32'), date: date(-3) }],
  })
  const fromReno = draftParcel({
    carrier: 'usps',
    order: twoWarehouses,
    nth: 1,
    service: 'Priority Mail International',
    lines: [{ position: 2, quantity: 1 }],
    scans: [
      ['accepted', 'reno', ago(4, '18:20', pacific)],
      ['departed', 'los_angeles', ago(2, '22:10', pacific)],
    ],
    estimates: [{ at: ago(4, '18:20', pacific), date: date(3) }],
  })

  const threeParcels: OrderDraft = {
    number: 1031,
    person: people.marcus,
    placedAt: ago(6, '08:05', pacific),
    items: [['NL-TENT-3P'], ['NL-MAT-R', 3], ['NL-BAG-M05', 3]],
    promise: [date(-2, pacific), date(1, pacific)],
  }
  const inSeattle = (nth: number, lines: LineQuantity[]) =>
    draftParcel({
      carrier: 'ups',
      order: threeParcels,
      nth,
      service: 'UPS Ground',
      lines,
      scans: [
        ['accepted', 'reno', ago(4, '18:10', pacific)],
        ['arrived', 'seattle', ago(2, '05:40', pacific)],
        ['out_for_delivery', 'seattle', ago(1, '08:20', pacific)],
        ['delivered', 'seattle', ago(1, '15:05', pacific)],
      ],
      signedBy: 'BELL',
      estimates: [{ at: ago(4, '18:10', pacific), date: date(-1, pacific) }],
    })
  const leftBehind = draftParcel({
    carrier: 'ups',
    order: threeParcels,
    nth: 2,
    service: 'UPS Ground',
    lines: [{ position: 3, quantity: 3 }],
    scans: [
      ['accepted', 'reno', ago(4, '18:10', pacific)],
      ['departed', 'reno', ago(4, '22:40', pacific)],
      ['out_for_delivery', 'seattle', ago(-1, '08:15', pacific)],
      ['delivered', 'seattle', ago(-1, '16:30', pacific)],
    ],
    estimates: [{ at: ago(4, '18:10', pacific), date: date(1, pacific) }],
  })

  return [
    draftOrder({
      ...twoWarehouses,
      jobs: [
        draftJob({
          warehouse: 'leipzig',
          placedAt: twoWarehouses.placedAt,
          lines: [{ position: 1, quantity: 1 }],
          shipments: [{ labelledAt: ago(5, '13:40'), parcels: [fromLeipzig] }],
        }),
        draftJob({
          warehouse: 'reno',
          placedAt: twoWarehouses.placedAt,
          lines: [{ position: 2, quantity: 1 }],
          shipments: [{ labelledAt: ago(4, '12:30', pacific), parcels: [fromReno] }],
        }),
      ],
    }),
    draftOrder({
      ...threeParcels,
      jobs: [
        draftJob({
          warehouse: 'reno',
          placedAt: threeParcels.placedAt,
          lines: [1, 2, 3].map((position) => ({ position, quantity: position === 1 ? 1 : 3 })),
          shipments: [
            {
              labelledAt: ago(5, '14:00', pacific),
              parcels: [
                inSeattle(0, [{ position: 1, quantity: 1 }]),
                inSeattle(1, [{ position: 2, quantity: 3 }]),
                leftBehind,
              ],
            },
          ],
        }),
      ],
    }),
  ]
}
