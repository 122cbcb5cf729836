import type { OrderDraft } from '../draft.ts'
import { ordinaryOrder } from '../ordinary.ts'
import { day, hour, type Instant } from '../time.ts'
import type { OrderTruth, ReturnTruth } from '../truth.ts'
import type { Kit } from './kit.ts'
import { wayBack } from './returns.ts'

const pacific = 'America/Los_Angeles'

/** One return in each further stage, for the lists and for whoever reads the demo. */
export function returnStageScenarios({ time: { ago }, people }: Kit): OrderTruth[] {
  const loop = (order: OrderDraft, given: Partial<ReturnTruth> & { requestedAt: Instant }): OrderTruth =>
    ordinaryOrder({
      ...order,
      returns: [
        {
          portal: 'loop',
          lines: [{ position: 1, quantity: 1, reason: 'changed_mind', comment: '' }],
          ...given,
        },
      ],
    })
  const shop = (order: OrderDraft, given: Partial<ReturnTruth> & { requestedAt: Instant }) =>
    loop(order, { portal: 'shop', ...given })

  const neverUsed: OrderDraft = {
    number: 1012,
    person: people.paul,
    placedAt: ago(72, '09:00'),
    items: [['NL-POT-1']],
  }
  const refunded: OrderDraft = {
    number: 1025,
    person: people.elena,
    placedAt: ago(44, '18:00'),
    items: [['NL-LAMP'], ['NL-SOCK-3']],
  }
  const cancelled: OrderDraft = {
    number: 1030,
    person: people.astrid,
    placedAt: ago(36, '07:30'),
    items: [['NL-STOVE']],
  }
  const declined: OrderDraft = {
    number: 1035,
    person: people.ingrid,
    placedAt: ago(29, '20:00'),
    items: [['NL-SOCK-3', 2]],
  }
  const requested: OrderDraft = {
    number: 1037,
    person: people.yannick,
    placedAt: ago(27, '11:00'),
    items: [['NL-TENT-2P']],
  }
  const labelSent: OrderDraft = {
    number: 1038,
    person: people.greta,
    placedAt: ago(26, '16:00'),
    items: [['NL-PACK-45']],
  }
  const withoutLabel: OrderDraft = {
    number: 1039,
    person: people.tobias,
    placedAt: ago(25, '14:00'),
    items: [['NL-JKT-M-L']],
  }

  const closed: OrderDraft = {
    number: 1020,
    person: people.gil,
    placedAt: ago(38, '10:00', pacific),
    items: [['NL-MAT-R']],
  }
  const inspected: OrderDraft = {
    number: 1022,
    person: people.nadia,
    placedAt: ago(33, '15:00', pacific),
    items: [['NL-JKT-W-S']],
  }
  const approved: OrderDraft = {
    number: 1026,
    person: people.june,
    placedAt: ago(21, '09:00', pacific),
    items: [['NL-STOVE']],
  }
  const onItsWay: OrderDraft = {
    number: 1027,
    person: people.whitney,
    placedAt: ago(17, '18:00', pacific),
    items: [['NL-PACK-45']],
  }

  const refundAt = ago(22, '15:00')
  return [
    loop(neverUsed, {
      requestedAt: ago(50, '12:00'),
      approvedAt: ago(50, '12:00'),
      label: wayBack(neverUsed, { labelAt: ago(50, '12:00') }),
    }),
    {
      ...loop(refunded, {
        requestedAt: ago(35, '12:00'),
        approvedAt: ago(35, '12:00'),
        label: wayBack(refunded, {
          labelAt: ago(35, '12:00'),
          scans: [
            ['accepted', 'vienna', ago(32, '12:00', 'Europe/Vienna')],
            ['delivered', 'leipzig', ago(28, '10:00')],
          ],
        }),
        receivedAt: ago(27, '10:00'),
        inspected: { at: ago(23, '10:00'), result: 'RESTOCKED' },
        processedAt: refundAt,
        closedAt: refundAt,
      }),
      refunds: [
        {
          issuedAt: refundAt,
          settledAt: refundAt + 2 * day,
          minor: 5900,
          lines: [{ position: 1, quantity: 1 }],
          forReturn: 0,
        },
      ],
    },
    loop(cancelled, {
      requestedAt: ago(28, '09:00'),
      approvedAt: ago(28, '09:00'),
      cancelledAt: ago(27, '18:00'),
    }),
    loop(declined, {
      requestedAt: ago(9, '20:00'),
      review: { from: ago(9, '20:00'), until: ago(8, '10:00') },
      declined: {
        at: ago(8, '10:00'),
        reason: 'FINAL_SALE',
        note: 'Unterwäsche und Socken sind vom Umtausch ausgeschlossen',
      },
    }),
    loop(requested, { requestedAt: ago(1, '21:00'), review: { from: ago(1, '21:00') } }),
    loop(labelSent, {
      requestedAt: ago(5, '11:00'),
      approvedAt: ago(5, '11:02'),
      label: wayBack(labelSent, { labelAt: ago(5, '11:02') }),
    }),
    loop(withoutLabel, { requestedAt: ago(3, '13:00'), approvedAt: ago(3, '13:00') }),
    shop(closed, {
      requestedAt: ago(30, '10:00', pacific),
      approvedAt: ago(29, '10:00', pacific),
      closedAt: ago(15, '10:00', pacific),
    }),
    shop(inspected, {
      requestedAt: ago(20, '08:00', pacific),
      approvedAt: ago(19, '08:00', pacific),
      label: wayBack(inspected, {
        carrier: 'ups',
        labelAt: ago(19, '08:00', pacific),
        scans: [
          ['accepted', 'newark', ago(15, '16:00', 'America/New_York')],
          ['delivered', 'reno', ago(9, '11:00', pacific)],
        ],
      }),
      receivedAt: ago(8, '10:00', pacific),
      inspected: { at: ago(1, '09:00', pacific), result: 'NOT_RESTOCKED' },
    }),
    shop(approved, { requestedAt: ago(4, '10:00', pacific), approvedAt: ago(3, '09:00', pacific) }),
    shop(onItsWay, {
      requestedAt: ago(8, '10:00', pacific),
      approvedAt: ago(7, '10:00', pacific),
      label: wayBack(onItsWay, {
        carrier: 'usps',
        labelAt: ago(7, '10:00', pacific),
        scans: [
          ['accepted', 'newark', ago(3, '14:00', 'America/New_York')],
          ['departed', 'newark', ago(3, '14:00', 'America/New_York') + 9 * hour],
          ['delivered', 'reno', ago(-2, '10:30', pacific)],
        ],
      }),
    }),
  ]
}
