import { group } from '@throughline/bridge/domain/merge/group.ts'
import { parcelsOf } from '@throughline/bridge/domain/merge/parcels.ts'
import { returnsOf } from '@throughline/bridge/domain/merge/returns.ts'
import type { Refund, SourceRecord } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, order, returned, tracking } from '../../../kit/records.ts'

const merge = (...records: SourceRecord[]) => {
  const [first] = group(records).orders
  if (!first) throw new Error('the records make no order')
  return returnsOf(first, parcelsOf(first))
}
const refund = (said: Partial<Refund> = {}): Refund => ({
  id: 'r1',
  amount: { minor: 8_900, currency: 'EUR' },
  settled: true,
  lines: [],
  ...said,
})

test('one return that two systems keep is one return, as far as the further of them', () => {
  const { returns } = merge(
    order(),
    returned({ stage: 'approved' }),
    returned({ id: 'native', number: '#1042-R1', stage: 'received' }, { connection: 'shop-eu' }),
  )
  expect(returns).toHaveLength(1)
  expect(returns[0]).toMatchObject({ stage: 'received', number: '#1042-R1', sources: ['loop', 'shop-eu'] })
})

test('two returns of one system are two returns', () => {
  expect(merge(order(), returned({ id: 'a' }), returned({ id: 'b' })).returns).toHaveLength(2)
})

test('returns of different articles in two systems are two returns', () => {
  const line = (sku: string) => [{ id: sku, sku, quantity: 1 }]
  const { returns } = merge(
    order(),
    returned({ lines: line('LANTERN') }),
    returned({ id: 'native', lines: line('TENT') }, { connection: 'shop-eu' }),
  )
  expect(returns).toHaveLength(2)
})

test('returns of the same article a month apart are two returns', () => {
  const { returns } = merge(
    order(),
    returned(),
    returned({ id: 'native', requestedAt: at('2026-12-18T08:00:00.000Z') }, { connection: 'shop-eu' }),
  )
  expect(returns).toHaveLength(2)
})

test('money that the payment provider confirmed makes the return refunded', () => {
  const { returns, refunds } = merge(
    order({ refunds: [refund({ returnId: 'gid://shopify/Return/5' })] }),
    returned({ id: 'gid://shopify/Return/5', stage: 'received' }, { connection: 'shop-eu' }),
  )
  expect(returns[0]).toMatchObject({ stage: 'refunded', refunds: [{ settled: true }] })
  expect(refunds).toEqual([])
})

test('money that is ordered and not confirmed is issued, not refunded', () => {
  const { returns } = merge(
    order({ refunds: [refund({ returnId: 'ret-1', settled: false })] }),
    returned({ stage: 'inspected' }),
  )
  expect(returns[0]?.stage).toBe('refund_issued')
})

test('a refund that names no return stays by itself', () => {
  const { returns, refunds } = merge(order({ refunds: [refund()] }), returned({ stage: 'received' }))
  expect(returns[0]?.stage).toBe('received')
  expect(refunds).toHaveLength(1)
})

test('a refund in the second of its return is the return’s, though one of the two clocks has whole seconds', () => {
  const refundsOf = (createdAt: string) =>
    merge(
      order({ refunds: [refund({ lines: [{ sku: 'LANTERN', quantity: 1 }], createdAt: at(createdAt) })] }),
      returned({
        requestedAt: at('2026-11-18T08:00:00.700Z'),
        lines: [{ id: 'l', sku: 'LANTERN', quantity: 1 }],
      }),
    ).returns[0]?.refunds
  expect(refundsOf('2026-11-18T08:00:00.000Z')).toHaveLength(1)
  expect(refundsOf('2026-11-18T07:58:00.000Z')).toHaveLength(0)
})

test('a refund does not bring a declined return back to life', () => {
  const { returns } = merge(
    order({ refunds: [refund({ returnId: 'ret-1' })] }),
    returned({ stage: 'declined' }),
  )
  expect(returns[0]?.stage).toBe('declined')
})

test('a label that the carrier has scanned puts the return on its way', () => {
  const { returns } = merge(
    order(),
    returned({ stage: 'label_sent', parcels: [{ trackingNumber: 'JJD1' }] }),
    tracking(),
  )
  expect(returns[0]?.stage).toBe('in_transit')
})

test('a label that nobody has scanned does not', () => {
  const { returns } = merge(
    order(),
    returned({ stage: 'label_sent', parcels: [{ trackingNumber: 'JJD1' }] }),
    tracking({ stage: 'label_created', events: [] }),
  )
  expect(returns[0]?.stage).toBe('label_sent')
})

test('a refund that the returns system names is the return’s, under whatever id the shop keeps the return', () => {
  const { returns, refunds } = merge(
    order({ refunds: [refund({ id: 'gid://shopify/Refund/9032' })] }),
    returned({ stage: 'refund_issued', refundIds: ['9032'] }),
  )
  expect(returns[0]?.refunds).toHaveLength(1)
  expect(refunds).toEqual([])
})

const later = at('2026-11-19T08:00:00.000Z')
const ofLantern = { lines: [{ lineId: 'line-1', sku: 'LANTERN', quantity: 1 }], createdAt: later }

test('a refund of the returned article after the return was asked for is the return’s', () => {
  const { returns } = merge(order({ refunds: [refund(ofLantern)] }), returned({ stage: 'received' }))
  expect(returns[0]).toMatchObject({ stage: 'refunded', refunds: [{ createdAt: later }] })
})

test('not a refund from before, of another article, or when two returns could be meant', () => {
  const before = refund({ ...ofLantern, createdAt: at('2026-11-17T08:00:00.000Z') })
  expect(merge(order({ refunds: [before] }), returned({ stage: 'received' })).refunds).toHaveLength(1)
  const tent = refund({ createdAt: later, lines: [{ sku: 'TENT', quantity: 1 }] })
  expect(merge(order({ refunds: [tent] }), returned({ stage: 'received' })).refunds).toHaveLength(1)
  const two = [returned({ id: 'a', stage: 'received' }), returned({ id: 'b', stage: 'received' })]
  expect(merge(order({ refunds: [refund(ofLantern)] }), ...two).refunds).toHaveLength(1)
})

test('a portal that says it paid makes no refund of which the shop knows nothing', () => {
  expect(merge(order(), returned({ stage: 'refund_issued' })).returns[0]?.stage).toBe('inspected')
  // The shop left something out, so its silence says nothing.
  const partial = order({ incomplete: true })
  expect(merge(partial, returned({ stage: 'refund_issued' })).returns[0]?.stage).toBe('refund_issued')
})
