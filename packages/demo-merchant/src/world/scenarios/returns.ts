import { draftParcel, type OrderDraft, scansOf } from '../draft.ts'
import { ordinaryOrder } from '../ordinary.ts'
import type { Instant } from '../time.ts'
import type { CarrierId, OrderTruth, ReturnTruth, ScanKind } from '../truth.ts'
import type { Kit } from './kit.ts'

const pacific = 'America/Los_Angeles'

/** Returns that customers ask about. */
export const returnScenarios = (kit: Kit): OrderTruth[] =>
  [receivedNotRefunded, refundNotSettled, exchange, portalAndShopDisagree].flatMap((scenario) =>
    scenario(kit),
  )

interface BackDraft {
  carrier?: CarrierId
  nth?: number
  labelAt: Instant
  scans?: [ScanKind, string | undefined, Instant][]
}

/** The label of a return and how far its parcel came. */
export const wayBack = (
  order: OrderDraft,
  { carrier = 'dpd', nth = 5, labelAt, scans = [] }: BackDraft,
): ReturnTruth['label'] => ({
  at: labelAt,
  parcel: { ...draftParcel({ carrier, order, nth, service: 'Return' }), scans: scansOf(scans) },
})

function receivedNotRefunded({ time: { ago }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1033,
    person: people.birgit,
    placedAt: ago(31, '10:15'),
    items: [['NL-JKT-W-S'], ['NL-SOCK-3']],
  }
  return ordinaryOrder({
    ...order,
    returns: [
      {
        portal: 'loop',
        requestedAt: ago(20, '19:30'),
        approvedAt: ago(20, '19:31'),
        lines: [{ position: 1, quantity: 1, reason: 'size_too_small', comment: 'Ärmel zu kurz' }],
        label: wayBack(order, {
          labelAt: ago(20, '19:31'),
          scans: [
            ['accepted', 'frankfurt', ago(17, '11:05')],
            ['arrived', 'leipzig', ago(15, '05:20')],
            ['delivered', 'leipzig', ago(14, '09:48')],
          ],
        }),
        receivedAt: ago(13, '14:20'),
      },
    ],
  })
}

function refundNotSettled({ time: { ago }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1019,
    person: people.elliot,
    placedAt: ago(40, '08:30', pacific),
    items: [['NL-BOOT-42']],
  }
  const issuedAt = ago(3, '11:15', pacific)
  return ordinaryOrder({
    ...order,
    returns: [
      {
        portal: 'shop',
        requestedAt: ago(18, '20:10', pacific),
        approvedAt: ago(17, '09:05', pacific),
        lines: [{ position: 1, quantity: 1, reason: 'size_too_large', comment: 'Heel slips' }],
        label: wayBack(order, {
          carrier: 'usps',
          labelAt: ago(17, '09:05', pacific),
          scans: [
            ['accepted', 'denver', ago(14, '15:40', 'America/Denver')],
            ['delivered', 'reno', ago(9, '10:12', pacific)],
          ],
        }),
        receivedAt: ago(8, '13:00', pacific),
        inspected: { at: ago(4, '10:30', pacific), result: 'RESTOCKED' },
        processedAt: issuedAt,
        closedAt: issuedAt,
      },
    ],
    refunds: [{ issuedAt, minor: 26_892, lines: [{ position: 1, quantity: 1 }], forReturn: 0 }],
  })
}

function exchange({ time: { ago }, people }: Kit): OrderTruth[] {
  const order: OrderDraft = {
    number: 1040,
    person: people.jonas,
    placedAt: ago(24, '21:10'),
    items: [['NL-BOOT-42']],
  }
  const processedAt = ago(4, '16:00')
  const original = ordinaryOrder({
    ...order,
    returns: [
      {
        portal: 'loop',
        requestedAt: ago(14, '08:15'),
        approvedAt: ago(14, '08:16'),
        lines: [{ position: 1, quantity: 1, reason: 'size_too_small', comment: '' }],
        label: wayBack(order, {
          labelAt: ago(14, '08:16'),
          scans: [
            ['accepted', 'hamburg', ago(11, '16:20')],
            ['delivered', 'leipzig', ago(8, '10:30')],
          ],
        }),
        receivedAt: ago(7, '13:10'),
        inspected: { at: ago(4, '15:20'), result: 'RESTOCKED' },
        processedAt,
        exchange: { orderName: 'EXC-1040-1', sku: 'NL-BOOT-43', at: processedAt },
        closedAt: processedAt,
      },
    ],
  })
  const replacement = ordinaryOrder({
    number: 1073,
    name: 'EXC-1040-1',
    person: people.jonas,
    placedAt: processedAt,
    // Paid for by the boots that came back.
    items: [['NL-BOOT-43', 1, 22_900]],
    handling: 44,
    source: 'loop',
    tags: ['loop-exchange'],
  })
  return [original, replacement]
}

function portalAndShopDisagree({ time: { ago }, people }: Kit): OrderTruth {
  const order: OrderDraft = {
    number: 1046,
    person: people.femke,
    placedAt: ago(19, '13:25'),
    items: [['NL-MAT-R'], ['NL-LAMP']],
  }
  return ordinaryOrder({
    ...order,
    returns: [
      {
        portal: 'loop',
        requestedAt: ago(12, '10:00'),
        approvedAt: ago(12, '10:00'),
        lines: [
          { position: 1, quantity: 1, reason: 'not_as_described', comment: 'Kleur anders dan op de foto' },
        ],
        label: wayBack(order, {
          labelAt: ago(12, '10:01'),
          scans: [
            ['accepted', 'utrecht', ago(10, '15:30', 'Europe/Amsterdam')],
            ['delivered', 'leipzig', ago(7, '09:55')],
          ],
        }),
        receivedAt: ago(6, '12:00'),
        inspected: { at: ago(5, '15:45'), result: 'RESTOCKED' },
        // The portal is done with it and says so; its message to the shop was lost, and with it the refund.
        processedAt: ago(5, '16:00'),
        closedAt: ago(5, '16:00'),
        shopNeverHeard: true,
      },
    ],
  })
}
