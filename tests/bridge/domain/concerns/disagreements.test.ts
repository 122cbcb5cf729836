import { expect, test } from 'vitest'
import { concernsOfKind, judged } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'

const thursday = at('2026-11-19T10:00:00.000Z')
const delivered = tracking({
  stage: 'delivered',
  deliveredAt: at('2026-11-20T02:00:00.000Z'),
  events: [{ at: at('2026-11-20T02:00:00.000Z'), stage: 'delivered', flags: [], scan: true }],
})

// ── shipped_without_warehouse ──

const claimed = concernsOfKind('shipped_without_warehouse')
const shipped = order({
  status: 'shipped',
  fulfilments: [fulfilment({ stage: 'in_transit', createdAt: thursday })],
})

test('shipped, says the shop; the warehouse knows nothing of the order, and no carrier has seen a parcel', () => {
  expect(claimed([shipped])).toMatchObject([
    {
      severity: 'warning',
      owner: 'warehouse',
      next: 'ask_warehouse',
      since: { instant: '2026-11-19T10:00:00.000Z' },
      due: '2026-11-20',
      evidence: [
        { topic: 'order', value: 'shipped', source: 'shop-eu', strength: 'assertion' },
        { topic: 'warehouse', value: 'none', source: 'wms' },
      ],
      values: { likelyWrong: 'shop-eu' },
    },
  ])
})

test('shipped, says the shop, and the warehouse has not packed it', () => {
  expect(claimed([shipped, warehouseOrder({ stage: 'picking' })])).toMatchObject([
    { evidence: [{ value: 'shipped' }, { value: 'picking', source: 'wms' }] },
  ])
})

test('packed, labelled or scanned by the carrier, it may well have left', () => {
  expect(claimed([shipped, warehouseOrder({ stage: 'packed' })])).toEqual([])
  expect(claimed([shipped, warehouseOrder({ stage: 'labelled' })])).toEqual([])
  expect(claimed([shipped, tracking()])).toEqual([])
})

test('the silence of a warehouse that is down is no evidence', () => {
  expect(claimed([shipped], { silent: { wms: 'failed' } })).toEqual([])
})

test('of an order that left in part, the rest may be in the warehouse', () => {
  const part = order({ status: 'partially_shipped', fulfilments: [fulfilment({ stage: 'in_transit' })] })
  expect(claimed([part, warehouseOrder({ stage: 'picking' })])).toEqual([])
})

test('the label that was never scanned is the same cause, and is not told twice', () => {
  const now = '2026-11-21T10:00:00.000Z'
  expect(claimed([shipped], { now })).toHaveLength(1)
  expect(concernsOfKind('label_not_scanned')([shipped], { now })).toEqual([])
})

// ── warehouse_shipped_order_open ──

const unheard = concernsOfKind('warehouse_shipped_order_open')
const gone = (said: Parameters<typeof warehouseOrder>[0] = {}) =>
  warehouseOrder({
    stage: 'handed_over',
    warehouse: 'Leipzig',
    updatedAt: at('2026-11-20T03:00:00.000Z'),
    ...said,
  })

test('handed over six hours ago and still open in the shop: the shop is brought up to date', () => {
  expect(unheard([order(), gone()])).toMatchObject([
    {
      severity: 'notice',
      owner: 'support',
      next: 'update_shop',
      due: '2026-11-20',
      evidence: [
        { topic: 'warehouse', value: 'handed_over', source: 'wms' },
        { topic: 'order', value: 'paid', source: 'shop-eu' },
      ],
      values: { warehouse: 'Leipzig', hours: 6, likelyWrong: 'shop-eu' },
    },
  ])
})

test('a shop has some hours to hear of it, and a label is no hand-over', () => {
  expect(unheard([order(), gone()], { now: '2026-11-20T08:59:00.000Z' })).toEqual([])
  expect(unheard([order(), gone({ stage: 'labelled' })])).toEqual([])
})

test('the carrier’s scan of its parcel proves that it left, whatever the warehouse calls it', () => {
  const work = gone({ stage: 'labelled', parcels: [{ trackingNumber: 'JJD1', carrier: 'DHL' }] })
  expect(unheard([order(), work, tracking()])).toMatchObject([
    { evidence: [{ topic: 'shipment', strength: 'scan' }, { value: 'labelled' }, { value: 'paid' }] },
  ])
})

test('a shop that names a parcel knows', () => {
  expect(unheard([order({ fulfilments: [fulfilment()] }), gone()])).toEqual([])
  expect(unheard([order({ status: 'shipped' }), gone()])).toEqual([])
})

test('when it left nobody knows: not told', () => {
  expect(unheard([order(), gone({ updatedAt: undefined })])).toEqual([])
})

// ── delivered_order_open ──

const arrived = concernsOfKind('delivered_order_open')
const underWay = order({ status: 'shipped', fulfilments: [fulfilment({ stage: 'in_transit' })] })

test('delivered seven hours ago, and the shop still shows it under way', () => {
  expect(arrived([underWay, delivered])).toMatchObject([
    {
      severity: 'notice',
      owner: 'support',
      next: 'update_shop',
      about: 'JJD1',
      evidence: [
        { value: 'delivered', source: 'easypost', strength: 'scan' },
        { value: 'in_transit', source: 'shop-eu', strength: 'assertion' },
        { topic: 'order', value: 'shipped' },
      ],
      values: { carrier: 'DHL', hours: 7, likelyWrong: 'shop-eu' },
    },
  ])
})

test('a shop has six hours to hear of it', () => {
  expect(arrived([underWay, delivered], { now: '2026-11-20T07:59:00.000Z' })).toEqual([])
})

test('delivered, and the shop does not even know a parcel: told once', () => {
  const work = gone({ parcels: [{ trackingNumber: 'JJD1', carrier: 'DHL' }] })
  expect(arrived([order(), work, delivered])).toHaveLength(1)
  expect(unheard([order(), work, delivered])).toEqual([])
})

test('a shop that does not follow its parcels contradicts nothing', () => {
  const label = order({ status: 'in_warehouse', fulfilments: [fulfilment({ stage: 'label_created' })] })
  expect(arrived([label, delivered])).toEqual([])
  expect(
    arrived([order({ status: 'delivered', fulfilments: [fulfilment({ stage: 'delivered' })] }), delivered]),
  ).toEqual([])
})

// ── quantity_mismatch ──

const counted = concernsOfKind('quantity_mismatch')
const three = (said: object = {}) =>
  warehouseOrder({ lines: [{ id: 'w', sku: 'LANTERN', quantity: 3 }], ...said })

test('two in the shop, three in the warehouse', () => {
  expect(
    counted([order({ updatedAt: thursday }), three({ updatedAt: at('2026-11-18T10:00:00.000Z') })]),
  ).toMatchObject([
    {
      severity: 'warning',
      owner: 'warehouse',
      next: 'ask_warehouse',
      about: 'Lantern',
      conflict: 'quantity',
      since: { instant: '2026-11-19T10:00:00.000Z' },
      evidence: [
        { topic: 'quantity', value: '2' },
        { topic: 'quantity', value: '3' },
      ],
      values: { article: 'Lantern', quantity: 2, otherQuantity: 3, likelyWrong: 'wms' },
    },
  ])
})

test('equal counts, or an order that is cancelled, are no concern', () => {
  expect(counted([order(), warehouseOrder()])).toEqual([])
  expect(counted([order({ status: 'cancelled' }), three()])).toEqual([])
})

// ── cancelled_but_shipping ──

const going = concernsOfKind('cancelled_but_shipping')
const cancelled = order({
  status: 'cancelled',
  cancelledAt: at('2026-11-18T10:00:00.000Z'),
  fulfilments: [fulfilment()],
})

test('cancelled in the shop and on its way: the warehouse, which has not heard of it, stops the parcel', () => {
  expect(
    going([cancelled, warehouseOrder({ stage: 'labelled', warehouse: 'Leipzig' }), tracking()]),
  ).toMatchObject([
    {
      severity: 'critical',
      owner: 'warehouse',
      next: 'stop_parcel',
      conflict: 'cancelled',
      evidence: [
        { topic: 'order', value: 'cancelled', strength: 'system_record' },
        { topic: 'warehouse', value: 'labelled', strength: 'system_record' },
        { topic: 'shipment', value: 'in_transit', strength: 'scan' },
      ],
      values: { carrier: 'DHL', warehouse: 'Leipzig', likelyWrong: 'wms' },
    },
  ])
})

test('cancelled everywhere, nothing goes on', () => {
  expect(going([order({ status: 'cancelled' }), warehouseOrder({ stage: 'cancelled' })])).toEqual([])
})

test('delivered all the same: the customer is told what to do with it', () => {
  expect(going([cancelled, delivered])).toMatchObject([
    { severity: 'warning', owner: 'support', next: 'tell_customer' },
  ])
})

test('cancelled by the warehouse alone: the shop still waits for it', () => {
  expect(going([order(), warehouseOrder({ stage: 'cancelled' })])).toMatchObject([{ next: 'ask_warehouse' }])
})

test('the warehouse gave up, and the goods came from elsewhere', () => {
  expect(
    going([
      order({ status: 'shipped', fulfilments: [fulfilment()] }),
      warehouseOrder({ stage: 'cancelled' }),
      delivered,
    ]),
  ).toEqual([])
})

// ── tracking_mismatch ──

const other = concernsOfKind('tracking_mismatch')
const otherParcel = warehouseOrder({
  stage: 'labelled',
  parcels: [{ trackingNumber: 'JJD2', carrier: 'DHL' }],
})
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })

test('shop and warehouse name different parcels: the one that was scanned exists', () => {
  expect(other([sent, otherParcel, tracking({ trackingNumber: 'JJD2' })])).toMatchObject([
    {
      severity: 'warning',
      owner: 'support',
      next: 'correct_tracking_number',
      conflict: 'tracking_numbers',
      evidence: [
        { topic: 'tracking_number', value: 'JJD1', source: 'shop-eu', strength: 'assertion' },
        { topic: 'tracking_number', value: 'JJD2', source: 'wms', strength: 'scan' },
      ],
      values: { likelyWrong: 'shop-eu' },
    },
  ])
})

test('the same number, however it is written, is no mismatch', () => {
  const same = warehouseOrder({ stage: 'labelled', parcels: [{ trackingNumber: 'jjd 1', carrier: 'DHL' }] })
  expect(other([sent, same])).toEqual([])
})

test('once a scanned one has arrived, nobody follows the other', () => {
  expect(
    other([sent, otherParcel, { ...delivered, data: { ...delivered.data, trackingNumber: 'JJD2' } }]),
  ).toEqual([])
})

// ── one source of truth ──

test('a concern that rests on a contradiction says of it what the contradiction says of itself', () => {
  const card = judged([
    order({ updatedAt: thursday, fulfilments: [fulfilment()] }),
    three({ updatedAt: at('2026-11-18T10:00:00.000Z'), parcels: [{ trackingNumber: 'JJD2' }] }),
  ])
  const linked = card.concerns.filter(({ conflict }) => conflict)
  expect(linked.map(({ conflict }) => conflict).sort()).toEqual(['quantity', 'tracking_numbers'])
  for (const concern of linked) {
    const conflict = card.conflicts.find(
      ({ field, about }) => field === concern.conflict && about === concern.about,
    )
    expect(conflict).toMatchObject({ owner: concern.owner })
    expect(conflict?.likelyWrong).toBe(concern.values.likelyWrong)
    expect(conflict?.sides.map(({ value }) => value)).toEqual(concern.evidence.map(({ value }) => value))
  }
})
