import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { back, booked, euros, refund, sold } from '../return-ledger/return-story.ts'

const mismatch = concernsOfKind('refund_amount_mismatch')
const due = back({ stage: 'inspected', refundAmount: euros(8_900) })

test('nine euros less than the returns system had said is finance’s to explain or to pay', () => {
  expect(mismatch([sold([refund({ amount: euros(8_000) })]), due, booked()])).toMatchObject([
    {
      severity: 'warning',
      owner: 'finance',
      next: 'correct_refund',
      about: '#1042-R1',
      since: { instant: '2026-11-12T10:00:00.000Z' },
      due: '2026-11-17',
      evidence: [
        { topic: 'refund', value: '89.00 EUR', source: 'loop', strength: 'assertion' },
        { topic: 'refund', value: '80.00 EUR', source: 'shop-eu', strength: 'system_record' },
      ],
      values: { amount: euros(8_000), otherAmount: euros(8_900) },
    },
  ])
})

test('more than was due is a mismatch too', () => {
  expect(mismatch([sold([refund({ amount: euros(17_800) })]), due, booked()])).toHaveLength(1)
})

test('one cent is rounding, two are not', () => {
  expect(mismatch([sold([refund({ amount: euros(8_899) })]), due, booked()])).toEqual([])
  expect(mismatch([sold([refund({ amount: euros(8_898) })]), due, booked()])).toHaveLength(1)
})

test('a second refund of the rest clears it', () => {
  const both = [refund({ amount: euros(8_000) }), refund({ id: 'refund-2', amount: euros(900) })]
  expect(mismatch([sold(both), due, booked()])).toEqual([])
})

test('nothing is compared before money moved, in two currencies, or where no system says what is due', () => {
  expect(mismatch([sold(), due, booked()])).toEqual([])
  const yen = refund({ amount: { minor: 14_000, currency: 'JPY' } })
  expect(mismatch([sold([yen]), due, booked()])).toEqual([])
  // A fee may be the difference to the price of the lines.
  expect(mismatch([sold([refund({ amount: euros(8_000) })]), booked()])).toEqual([])
})
