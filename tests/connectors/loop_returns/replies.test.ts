import type { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { loopReturns } from '@throughline/bridge/connectors/loop_returns/index.ts'
import { expect } from 'vitest'
import { readReply, testWithReplies } from '../../kit/replies.ts'

// What a person reads in the replies that Loop sent; each expectation was written with the reply beside it.

const read = (name: string) => loopReturns.explain.return?.(readReply(`loop_returns/${name}.json`)) ?? []

const failureIn = (name: string): { kind: string; message: string } => {
  try {
    read(name)
  } catch (error) {
    const { kind, message } = error as ConnectorError
    return { kind, message }
  }
  throw new Error(`${name} gave records`)
}

testWithReplies('a closed return whose money went into another size is an exchange, without a refund', () => {
  const [draft, ...others] = read('pull-returns-default')
  expect(others).toEqual([])
  expect(draft).toMatchObject({
    kind: 'return',
    key: '25044777',
    data: {
      id: '25044777',
      orderNumber: '#1086',
      shopOrderId: '4803021602967',
      stage: 'exchanged',
      said: 'closed, credit',
      customerEmails: ['primary@email.com'],
      requestedAt: { instant: '2022-11-02T00:13:08.000Z', offset: '+00:00', zoneKnown: true },
      updatedAt: { instant: '2022-11-02T00:20:00.000Z' },
      exchangeOrderNumber: 'EXC-1086-1',
      statusUrl: 'https://company.loopreturns.com/#/return/3e9b7d03-53cd-43b0-aad9-73a1eff525ae',
      incomplete: false,
    },
  })
  expect(draft?.data).not.toHaveProperty('refundAmount', expect.anything())
})

testWithReplies('the returned shirt and the one that went out for it cancel each other out', () => {
  expect(read('pull-returns-default')[0]?.data).toMatchObject({
    refundParts: [
      { part: 'goods', amount: { minor: 2999, currency: 'USD' } },
      { part: 'exchange_difference', amount: { minor: -2999, currency: 'USD' } },
    ],
  })
})

testWithReplies('N/A is no carrier, no tracking number and no label', () => {
  const [draft] = read('pull-returns-default')
  expect(draft?.data).toMatchObject({ parcels: [] })
  expect(draft?.data).not.toHaveProperty('parcelSaid', expect.anything())
})

testWithReplies('the item keeps the shop’s line and the reason in the customer’s words', () => {
  const [draft] = read('pull-returns-default')
  expect(draft?.data).toMatchObject({
    lines: [
      {
        id: '123194218',
        orderLineId: '11520238092439',
        title: 't-shirt (short):  product managers - Small',
        quantity: 1,
        reason: "Item didn't fit: Item was too big: This is a comment with extra quotations",
        outcome: 'exchange',
      },
    ],
  })
})

testWithReplies('notes are not returns', () => {
  expect(failureIn('pull-notes-default')).toEqual({
    kind: 'not_supported',
    message: expect.stringContaining('notes'),
  })
})

testWithReplies('a refused question is told in Loop’s words', () => {
  expect(failureIn('generate-return-link-missing-fields')).toEqual({
    kind: 'not_supported',
    message: expect.stringContaining('Missing fields - "name" and "zip" are required.'),
  })
})
