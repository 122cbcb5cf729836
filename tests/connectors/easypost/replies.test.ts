import { easypost } from '@throughline/bridge/connectors/easypost/index.ts'
import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import type { RecordOf } from '@throughline/shared/model'
import { expect } from 'vitest'
import { readReply, testWithReplies } from '../../kit/replies.ts'

// Each expectation was written by opening the recorded reply and reading it, never from what the connector printed.

const trackingsOf = (file: string) =>
  (easypost.explain.tracking?.(readReply(`easypost/${file}.json`)) ?? []).map(
    ({ data }) => data as RecordOf<'tracking'>['data'],
  )

const failureOf = (file: string): ConnectorError => {
  try {
    trackingsOf(file)
  } catch (error) {
    if (error instanceof ConnectorError) return error
    throw error
  }
  throw new Error(`${file} gave records`)
}

const utc = (local: string) => ({ instant: `${local}.000Z`, local, offset: '+00:00', zoneKnown: true })
/** Written with `Z` and without a place: EasyPost itself does not know the zone of such a time. */
const unzoned = (local: string) => ({ local, offset: '+00:00', zoneKnown: false })

testWithReplies(
  'the documented webhook is a delivered parcel, though its delivery is dated before its first scan',
  () => {
    const [parcel, ...others] = trackingsOf('example-tracking-webhook')
    expect(others).toEqual([])
    expect(parcel).toMatchObject({
      carrier: 'UPS',
      trackingNumber: 'EZ4000000004',
      stage: 'delivered',
      flags: [],
      signedBy: 'John Tester',
      deliveredAt: utc('2014-11-19T10:51:54'),
      eta: '2014-11-27',
      url: 'https://track.easypost.com/djE7...',
    })
    expect(parcel?.events.map(({ said }) => said)).toEqual([
      'DELIVERED',
      'BILLING INFORMATION RECEIVED',
      'ORIGIN SCAN',
      'DEPARTURE SCAN',
      'ARRIVAL SCAN',
      'OUT FOR DELIVERY',
    ])
  },
)

testWithReplies('the documented webhook answer tells the whole way, with the label as no scan', () => {
  const [parcel] = trackingsOf('example-tracking-webhook-response')
  expect(parcel).toMatchObject({
    carrier: 'UPS',
    trackingNumber: 'EZ4000000004',
    stage: 'delivered',
    shippedAt: utc('2014-08-21T14:48:00'),
    deliveredAt: utc('2014-08-24T15:33:00'),
    eta: '2014-08-27',
  })
  expect(parcel?.events).toMatchObject([
    {
      at: unzoned('2014-08-21T14:24:00'),
      stage: 'label_created',
      scan: false,
      said: 'BILLING INFORMATION RECEIVED',
    },
    { at: utc('2014-08-21T14:48:00'), stage: 'in_transit', scan: true, place: 'SOUTH SAN FRANCISCO, CA, US' },
    { at: utc('2014-08-22T08:51:00'), stage: 'in_transit', scan: true },
    { at: utc('2014-08-23T09:31:00'), stage: 'in_transit', scan: true, place: 'SAN FRANCISCO, CA, US' },
    { at: utc('2014-08-24T08:10:00'), stage: 'out_for_delivery', scan: true },
    { at: utc('2014-08-24T15:33:00'), stage: 'delivered', scan: true, place: 'SAN FRANCISCO, CA, US' },
  ])
})

// Two messages of a label, 12 hours apart, and nothing scanned: file, number, first time, second time.
const labels: [file: string, number: string, first: string, second: string][] = [
  ['node-tracker-create-a-tracker-0-post-200', 'EZ1000000001', '2024-06-30T16:06:32', '2024-07-01T04:43:32'],
  ['node-tracker-get-a-tracker-1-get-200', 'EZ1000000001', '2024-06-30T16:06:32', '2024-07-01T04:43:32'],
  ['node-tracker-deletes-a-tracker-0-post-200', 'EZ1000000001', '2025-10-05T23:25:43', '2025-10-06T12:02:43'],
  [
    'node-tracker-get-a-batch-of-trackers-1-post-200',
    'EZ1000000001',
    '2025-10-05T23:25:43',
    '2025-10-06T12:02:43',
  ],
  ['py-test-tracker-create-0-post-200', 'EZ1000000001', '2025-02-06T19:48:26', '2025-02-07T08:25:26'],
  ['py-test-tracker-delete-0-post-200', 'EZ1000000001', '2025-10-05T21:59:07', '2025-10-06T10:36:07'],
  ['py-test-tracker-retrieve-batch-0-post-201', 'EZ1000000001', '2025-10-05T21:59:07', '2025-10-06T10:36:07'],
  ['py-test-tracker-retrieve-batch-1-post-200', 'EZ1000000001', '2025-10-05T21:59:07', '2025-10-06T10:36:07'],
  [
    'rb-tracker-create-create-a-tracker-0-post-200',
    'EZ1000000001',
    '2024-06-26T18:37:38',
    '2024-06-27T07:14:38',
  ],
  ['py-test-refund-create-1-get-200', '9400100208303109500775', '2025-02-06T19:48:43', '2025-02-07T08:25:43'],
  [
    'py-test-shipment-refund-1-post-200',
    '9400100208303109505688',
    '2025-02-07T16:46:26',
    '2025-02-08T05:23:26',
  ],
  [
    'rb-refund-create-create-a-refund-1-get-200',
    '9400100110368068501047',
    '2024-06-29T18:09:37',
    '2024-06-30T06:46:37',
  ],
]

for (const [file, number, first, second] of labels) {
  testWithReplies(`${file} is a label that nobody has scanned`, () => {
    const [parcel, ...others] = trackingsOf(file)
    expect(others).toEqual([])
    expect(parcel).toMatchObject({
      carrier: 'USPS',
      trackingNumber: number,
      stage: 'label_created',
      flags: [],
      service: 'First-Class Package Service',
      events: [
        { at: unzoned(first), stage: 'label_created', scan: false, said: 'Pre-Shipment Info Sent to USPS' },
        {
          at: utc(second),
          stage: 'label_created',
          scan: false,
          said: 'Shipping Label Created',
          place: 'HOUSTON, TX',
        },
      ],
    })
    // The "estimate" is the second of the refresh, and there is no local one: no estimate at all.
    expect(parcel?.eta).toBeUndefined()
    expect(parcel?.shippedAt).toBeUndefined()
    expect(parcel?.deliveredAt).toBeUndefined()
  })
}

for (const [file, number] of [
  ['py-test-refund-create-0-post-201', '9400100208303109500775'],
  ['rb-refund-create-create-a-refund-0-post-201', '9400100110368068501047'],
] as const) {
  testWithReplies(`${file} is a bought label of which the carrier knows nothing yet`, () => {
    const [parcel] = trackingsOf(file)
    expect(parcel).toMatchObject({
      carrier: 'USPS',
      trackingNumber: number,
      stage: 'not_found',
      flags: [],
      events: [],
    })
  })
}

testWithReplies('a list tells its trackers, newest first, each with its own number', () => {
  const parcels = trackingsOf('py-test-tracker-all-0-get-200')
  expect(parcels.map(({ trackingNumber, stage }) => [trackingNumber, stage])).toEqual([
    ['9400100208303109500782', 'label_created'],
    ['9400100208303109500775', 'label_created'],
    ['9400100208303109500768', 'label_created'],
    ['9400100208303109500751', 'label_created'],
    ['9400100208303109500744', 'label_created'],
  ])
})

testWithReplies('five trackers of one number are five records', () => {
  const drafts =
    easypost.explain.tracking?.(readReply('easypost/rb-tracker-all-filtered-0-get-200.json')) ?? []
  expect(drafts.map(({ key }) => key)).toEqual([
    'trk_65166740872a49df90ed5954bf02de0d',
    'trk_5c41e60a9f984a1fa22ceb45488ba1f6',
    'trk_b5a45fcf38c548b0ad0cf1dac8143fdd',
    'trk_8c0f6fc5b5b3472e86ab1d9166b9fe4b',
    'trk_66455f6fa4604dd6970721d218fcd386',
  ])
})

testWithReplies(
  'thirty trackers are four stages of parcels and five numbers that EasyPost failed to read',
  () => {
    const stages = trackingsOf('rb-tracker-get-next-page-many-statuses-1-get-200').map(({ stage }) => stage)
    expect(stages).toHaveLength(30)
    const count = (word: string) => stages.filter((stage) => stage === word).length
    expect(['label_created', 'in_transit', 'out_for_delivery', 'delivered', 'unknown'].map(count)).toEqual([
      6, 9, 7, 3, 5,
    ])
  },
)

testWithReplies('a parcel sorted in Charleston is in transit, shipped when Houston first scanned it', () => {
  const parcel = trackingsOf('rb-tracker-get-next-page-many-statuses-1-get-200')[4]
  expect(parcel).toMatchObject({
    trackingNumber: '9400100110368068501115',
    stage: 'in_transit',
    shippedAt: utc('2024-06-30T16:52:47'),
    updatedAt: utc('2024-07-29T18:10:47'),
  })
  expect(parcel?.events.map(({ scan, place }) => [scan, place])).toEqual([
    [false, undefined],
    [false, 'HOUSTON, TX'],
    [true, 'NORTH HOUSTON, TX'],
    [true, 'COLUMBIA, SC'],
    [true, 'CHARLESTON, SC'],
    [true, 'CHARLESTON, SC'],
  ])
})

testWithReplies(
  'a number that EasyPost failed to read says so in its words, and its twin is out for delivery',
  () => {
    const parcels = trackingsOf('rb-tracker-get-next-page-many-statuses-1-get-200').filter(
      ({ trackingNumber }) => trackingNumber === '9400100110368068500644',
    )
    expect(parcels.map(({ stage }) => stage)).toEqual(['unknown', 'out_for_delivery'])
    expect(parcels[0]?.said).toContain('error')
    expect(parcels[0]?.said).toContain('only test tracking numbers are valid')
    expect(parcels[0]?.shippedAt).toBeUndefined()
  },
)

testWithReplies('a delivered parcel has its delivery scan, its signature and no estimate', () => {
  const parcel = trackingsOf('rb-tracker-get-next-page-many-statuses-1-get-200')[23]
  expect(parcel).toMatchObject({
    trackingNumber: '9400100110368068500422',
    stage: 'delivered',
    flags: [],
    signedBy: 'John Tester',
    deliveredAt: utc('2024-07-02T08:01:49'),
  })
  expect(parcel?.eta).toBeUndefined()
  expect(parcel?.events.at(-1)).toMatchObject({
    stage: 'delivered',
    scan: true,
    place: 'CHARLESTON, SC',
    said: 'Delivered',
  })
})

for (const [file, says] of [
  [
    'node-error-error-0-post-422',
    'PARAMETER.REQUIRED: Missing required parameter.: shipment cannot be blank',
  ],
  ['node-event-get-all-events-0-get-200', 'a list of events'],
  ['node-event-get-all-payloads-for-an-event-0-post-201', 'a Webhook'],
  ['node-event-get-all-payloads-for-an-event-1-post-200', 'a Batch'],
  ['node-event-get-all-payloads-for-an-event-3-get-200', 'a list of payloads'],
  ['node-tracker-deletes-a-tracker-1-delete-200', 'an object of success'],
  ['py-test-refund-all-0-get-200', 'a list of refunds'],
  ['py-test-refund-create-2-post-201', 'a list of Refunds'],
  ['py-test-refund-retrieve-1-get-200', 'a Refund'],
] as const) {
  testWithReplies(`${file} holds no tracker, and the failure says what it is`, () => {
    const { kind, message } = failureOf(file)
    expect(kind).toBe('unexpected_shape')
    expect(message).toContain(says)
  })
}
