import { parcelsOf, questionOf } from '@throughline/bridge/domain/polling-questions.ts'
import { expect, test } from 'vitest'
import { at, fulfilment, order, returned, tracking, warehouseOrder } from '../../kit/records.ts'

const seen = Date.parse('2026-11-20T09:00:00.000Z')

test('a parcel is asked by its number, with the carrier that its source named', () => {
  expect(
    questionOf(tracking({ trackingNumber: 'jjd 1' }), [{ kind: 'tracking', by: 'tracking_number' }]),
  ).toEqual({
    kind: 'tracking',
    by: 'tracking_number',
    value: 'JJD1',
    carrier: 'DHL',
  })
})

test('an order is asked by the id that no other order has, and by its number only where the id cannot be asked', () => {
  const byNumber = { kind: 'order', by: 'order_number' } as const
  const byId = { kind: 'order', by: 'shop_order_id' } as const
  const record = order({ id: 'gid://shopify/Order/450789469' })
  expect(questionOf(record, [byNumber, byId])).toMatchObject({ by: 'shop_order_id', value: '450789469' })
  expect(questionOf(record, [byNumber])).toMatchObject({ by: 'order_number', value: '1042' })
})

test('nothing is ever asked by the address or the telephone of a person', () => {
  expect(
    questionOf(order(), [
      { kind: 'order', by: 'email' },
      { kind: 'order', by: 'phone' },
    ]),
  ).toBeUndefined()
})

test('a source is not asked for a kind that it does not have', () => {
  expect(questionOf(order(), [{ kind: 'warehouse_order', by: 'order_number' }])).toBeUndefined()
})

test('an order names its parcels, with the time of their label, and none that has arrived', () => {
  const record = order({
    placedAt: at('2026-11-12T10:00:00.000Z'),
    fulfilments: [
      fulfilment({ parcels: [{ carrier: 'DHL', trackingNumber: 'JJD1' }, { carrier: 'DHL' }] }),
      fulfilment({
        createdAt: at('2026-11-14T10:00:00.000Z'),
        parcels: [{ trackingNumber: '1Z 999' }],
      }),
      fulfilment({ stage: 'delivered', parcels: [{ trackingNumber: 'JJD3' }] }),
    ],
  })
  expect(parcelsOf(record)).toEqual([
    { trackingNumber: 'JJD1', carrier: 'DHL', since: Date.parse('2026-11-12T10:00:00Z') },
    { trackingNumber: '1Z999', carrier: undefined, since: Date.parse('2026-11-14T10:00:00Z') },
  ])
})

test('a warehouse names the parcels that it did not cancel, a return those that are still expected', () => {
  const parcels = [{ trackingNumber: 'JJD1' }, { trackingNumber: 'JJD2', cancelled: true }]
  expect(parcelsOf(warehouseOrder({ parcels }))).toEqual([
    { trackingNumber: 'JJD1', carrier: undefined, since: seen },
  ])
  const back = [{ carrier: 'USPS', trackingNumber: '9400' }]
  expect(parcelsOf(returned({ parcels: back }))).toHaveLength(1)
  expect(parcelsOf(returned({ parcels: back, stage: 'closed' }))).toEqual([])
})
