import type { Headline } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { judged } from '../../../kit/judged.ts'
import { at, order, tracking } from '../../../kit/records.ts'
import { back, booked, parcelBack, type Records, refund, sold } from '../return-ledger/return-story.ts'

const arrivedThere = tracking({
  stage: 'delivered',
  events: [
    { at: at('2026-10-23T10:00:00.000Z'), stage: 'delivered', flags: [], scan: true, place: 'Berlin' },
  ],
})
const headline = (...records: Records): Headline => judged([...records, arrivedThere]).headline

test('a scanned return: on its way back, proven by the carrier’s last scan', () => {
  expect(headline(sold(), back(), parcelBack()).fact).toEqual({
    topic: 'return',
    word: 'in_transit',
    proof: 'proven',
    source: 'easypost',
    carrier: 'DPD',
    place: 'Berlin',
    at: at('2026-11-05T16:00:00.000Z'),
  })
})

test('a return that the carrier delivered has arrived, which is not yet booked', () => {
  expect(headline(sold(), back({ stage: 'in_transit' }), parcelBack({ delivered: true })).fact).toMatchObject(
    {
      word: 'in_transit',
      arrived: true,
      proof: 'proven',
      place: 'Leipzig',
      at: { instant: '2026-11-09T10:00:00.000Z' },
    },
  )
})

test('a portal that closed a return with a refund of which the shop knows nothing: the scan heads, the refund is a claim', () => {
  const closed = back({ stage: 'refund_issued', said: 'closed, refund' })
  const { fact, beyond } = headline(sold(), closed, parcelBack({ delivered: true }))
  expect(fact).toMatchObject({ word: 'in_transit', arrived: true, proof: 'proven' })
  expect(beyond).toMatchObject({ word: 'refund_issued', proof: 'claimed', source: 'loop' })
})

test('without a scan such a return is inspected, as the portal implies, and no more', () => {
  const { fact, beyond } = headline(sold(), back({ stage: 'refund_issued' }))
  expect(fact).toMatchObject({ word: 'inspected', proof: 'claimed', source: 'loop' })
  expect(beyond).toMatchObject({ word: 'refund_issued', proof: 'claimed' })
})

test('while the shop is silent or incomplete, what the portal says heads, as a claim', () => {
  const partial = order({ incomplete: true, status: 'delivered', placedAt: at('2026-10-20T10:00:00.000Z') })
  const { fact, beyond } = judged([partial, back({ stage: 'refund_issued' })]).headline
  expect(fact).toMatchObject({ word: 'refund_issued', proof: 'claimed', source: 'loop' })
  expect(beyond).toBeUndefined()
})

test('a booking of the returns desk is proof, and what the portal says beyond it is a claim', () => {
  const { fact, beyond } = headline(sold(), back({ stage: 'inspected' }), booked())
  expect(fact).toMatchObject({ word: 'received', proof: 'proven', source: 'shop-eu' })
  expect(beyond).toMatchObject({ word: 'inspected', proof: 'claimed', source: 'loop' })
})

test('a refund of the shop is proof that it was issued, and not that it arrived', () => {
  expect(headline(sold([refund()]), back(), booked())).toEqual({
    fact: {
      topic: 'return',
      word: 'refund_issued',
      proof: 'proven',
      source: 'shop-eu',
      about: '#1042-R1',
      at: at('2026-11-12T10:00:00.000Z'),
    },
  })
})

test('a return that is only asked for is what its system says', () => {
  expect(
    headline(sold(), back({ stage: 'requested', parcels: [], approvedAt: undefined })).fact,
  ).toMatchObject({
    word: 'requested',
    proof: 'claimed',
    source: 'loop',
    at: { instant: '2026-11-02T09:00:00.000Z' },
  })
})
