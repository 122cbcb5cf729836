import type { RecordOf, Refund, Return, SourceRecord, TrackingEvent } from '@throughline/shared/model'
import { at, fulfilment, order, returned, tracking } from '../../../kit/records.ts'

// November 2026: the 2nd is a Monday, the 22nd a Sunday.

export const euros = (minor: number) => ({ minor, currency: 'EUR' })

/** Ada's delivered order of two lanterns, 89 euros each after discounts. */
export const sold = (refunds: Refund[] = [], said: Parameters<typeof order>[0] = {}): RecordOf<'order'> =>
  order({
    status: 'delivered',
    placedAt: at('2026-10-20T10:00:00.000Z'),
    fulfilments: [fulfilment({ stage: 'delivered' })],
    lines: [
      {
        id: 'line-1',
        sku: 'LANTERN',
        title: 'Lantern',
        quantity: 2,
        fulfilledQuantity: 2,
        unitPrice: euros(8_900),
      },
    ],
    refunds,
    ...said,
  })

/** Loop's return of one lantern, asked for on Monday the 2nd, with a label of DPD. */
export const back = (said: Partial<Return> = {}): RecordOf<'return'> =>
  returned({
    stage: 'label_sent',
    requestedAt: at('2026-11-02T09:00:00.000Z'),
    approvedAt: at('2026-11-02T15:00:00.000Z'),
    updatedAt: at('2026-11-02T15:00:00.000Z'),
    parcels: [{ carrier: 'DPD', trackingNumber: 'BACK1' }],
    ...said,
  })

const scan = (instant: string, stage: TrackingEvent['stage'], place: string): TrackingEvent => ({
  at: at(instant),
  stage,
  flags: [],
  scan: true,
  place,
})

/** Posted in Berlin on Thursday the 5th; with `delivered`, in Leipzig on Monday the 9th. */
export const parcelBack = ({
  delivered = false,
  number = 'BACK1',
}: {
  delivered?: boolean
  number?: string
} = {}): RecordOf<'tracking'> =>
  tracking({
    carrier: 'DPD',
    trackingNumber: number,
    stage: delivered ? 'delivered' : 'in_transit',
    events: [
      scan('2026-11-05T16:00:00.000Z', 'in_transit', 'Berlin'),
      ...(delivered ? [scan('2026-11-09T10:00:00.000Z', 'delivered', 'Leipzig')] : []),
    ],
    ...(delivered && { deliveredAt: at('2026-11-09T10:00:00.000Z') }),
  })

/** The shop's own record of the same return: booked on Tuesday the 10th. */
export const booked = (said: Partial<Return> = {}): RecordOf<'return'> =>
  returned(
    {
      id: 'native-1',
      number: '#1042-R1',
      stage: 'received',
      requestedAt: at('2026-11-02T09:00:00.000Z'),
      receivedAt: at('2026-11-10T12:00:00.000Z'),
      ...said,
    },
    { connection: 'shop-eu' },
  )

/** 89 euros, ordered on Thursday the 12th. */
export const refund = (said: Partial<Refund> = {}): Refund => ({
  id: 'refund-1',
  amount: euros(8_900),
  createdAt: at('2026-11-12T10:00:00.000Z'),
  settled: false,
  returnId: 'native-1',
  lines: [{ lineId: 'line-1', quantity: 1 }],
  ...said,
})

export type Records = readonly SourceRecord[]
