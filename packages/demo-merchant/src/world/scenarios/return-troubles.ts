import { draftOrder, draftParcel, type OrderDraft, oneParcelJob } from '../draft.ts'
import { ordinaryOrder } from '../ordinary.ts'
import { day } from '../time.ts'
import type { OrderTruth } from '../truth.ts'
import type { Kit } from './kit.ts'
import { wayBack } from './returns.ts'

/** Returns and refunds with which something is wrong, each at another place, and nobody has noticed. */
export const returnTroubleScenarios = (kit: Kit): OrderTruth[] =>
  [windowEnds, silentOnItsWayBack, arrivedAndNotBooked, refundedTooLittle, refundedAndSent].map((scenario) =>
    scenario(kit),
  )

function windowEnds({ time: { ago }, people }: Kit): OrderTruth {
  return ordinaryOrder({
    number: 1034,
    person: people.stefanie,
    placedAt: ago(30, '09:00'),
    items: [['NL-STOVE']],
  })
}

function silentOnItsWayBack({ time: { ago }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1041,
    person: people.tobias,
    placedAt: ago(23, '18:30'),
    items: [['NL-JKT-M-L']],
  }
  return ordinaryOrder({
    ...order,
    returns: [
      {
        portal: 'loop',
        requestedAt: ago(19, '20:00'),
        approvedAt: ago(19, '20:00'),
        lines: [{ position: 1, quantity: 1, reason: 'size_too_large', comment: '' }],
        label: wayBack(order, {
          labelAt: ago(19, '20:01'),
          scans: [['accepted', 'frankfurt', ago(17, '16:45')]],
        }),
      },
    ],
  })
}

function arrivedAndNotBooked({ time: { ago }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1043,
    person: people.ingrid,
    placedAt: ago(22, '12:00'),
    items: [['NL-PACK-45']],
  }
  return ordinaryOrder({
    ...order,
    returns: [
      {
        portal: 'loop',
        requestedAt: ago(16, '08:10'),
        approvedAt: ago(16, '08:10'),
        lines: [{ position: 1, quantity: 1, reason: 'defective', comment: 'Schnalle gebrochen' }],
        label: wayBack(order, {
          labelAt: ago(16, '08:11'),
          scans: [
            ['accepted', 'cologne', ago(13, '17:20')],
            ['delivered', 'leipzig', ago(10, '09:30')],
          ],
        }),
      },
    ],
  })
}

function refundedTooLittle({ time: { ago }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1045,
    person: people.greta,
    placedAt: ago(20, '23:00'),
    items: [['NL-LAMP'], ['NL-POT-1']],
  }
  const refundAt = ago(5, '11:00')
  return {
    ...ordinaryOrder({
      ...order,
      returns: [
        {
          portal: 'loop',
          requestedAt: ago(14, '12:00'),
          approvedAt: ago(14, '12:00'),
          lines: [{ position: 1, quantity: 1, reason: 'changed_mind', comment: '' }],
          label: wayBack(order, {
            labelAt: ago(14, '12:01'),
            scans: [
              ['accepted', 'frankfurt', ago(12, '10:00')],
              ['delivered', 'leipzig', ago(9, '10:00')],
            ],
          }),
          receivedAt: ago(8, '10:00'),
          inspected: { at: ago(6, '10:00'), result: 'RESTOCKED' },
          processedAt: refundAt,
          closedAt: refundAt,
        },
      ],
    }),
    // The lamp was 59.00; somebody took the postage off by hand.
    refunds: [
      {
        issuedAt: refundAt,
        settledAt: refundAt + 2 * day,
        minor: 5410,
        lines: [{ position: 1, quantity: 1 }],
        forReturn: 0,
      },
    ],
  }
}

function refundedAndSent({ time: { ago, date }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1072,
    person: people.yannick,
    placedAt: ago(4, '12:00'),
    items: [['NL-SOCK-3', 2]],
    promise: [date(1), date(3)],
  }
  const parcel = draftParcel({
    carrier: 'dpd',
    order,
    service: 'Classic',
    scans: [
      ['accepted', 'leipzig', ago(2, '17:40')],
      ['arrived', 'lyon', ago(1, '05:30')],
      ['delivered', 'lyon', ago(-2, '11:00')],
    ],
  })
  const sent = draftOrder({
    ...order,
    jobs: [oneParcelJob(order, { warehouse: 'leipzig', labelledAt: ago(2, '11:30'), parcel })],
  })
  const paid = sent.shipping.minor + sent.lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0)
  return {
    ...sent,
    // He changed his mind; the money went back, and nobody told the warehouse.
    refunds: [
      {
        issuedAt: ago(3, '10:15'),
        settledAt: ago(3, '10:15') + day / 2,
        minor: paid,
        shippingMinor: sent.shipping.minor,
        lines: [{ position: 1, quantity: 2 }],
      },
    ],
  }
}
