import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { order, warehouseOrder } from '../../../kit/records.ts'

const unverified = concernsOfKind('pack_not_verified')
const verifies = { policy: { warehouses: { Leipzig: { verifiesPacking: true } } } }
const work = (said: Parameters<typeof warehouseOrder>[0] = {}) =>
  warehouseOrder({ warehouse: 'Leipzig', stage: 'packed', ...said })

test('packed without a scan where contents are scanned: nothing is promised on the contents', () => {
  expect(unverified([order(), work()], verifies)).toMatchObject([
    {
      severity: 'notice',
      owner: 'warehouse',
      next: 'check_contents',
      evidence: [{ topic: 'warehouse', value: 'packed', strength: 'assertion' }],
      values: { warehouse: 'Leipzig' },
    },
  ])
})

test('checked, or not packed yet, nothing is missing', () => {
  expect(unverified([order(), work({ flags: ['pack_verified'] })], verifies)).toEqual([])
  expect(unverified([order(), work({ stage: 'picked' })], verifies)).toEqual([])
})

test('nothing is said of a warehouse that does not scan contents, or that the policy does not name', () => {
  const policy = { warehouses: { Leipzig: { verifiesPacking: false } } }
  expect(unverified([order(), work()], { policy })).toEqual([])
  expect(unverified([order(), work()])).toEqual([])
  expect(unverified([order(), work({ warehouse: 'Reno' })], verifies)).toEqual([])
})
