import { easypost } from '@throughline/bridge/connectors/easypost/index.ts'
import type { RecordOf } from '@throughline/shared/model'
import type { ShipmentFlag, ShipmentStage } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'

// Synthetic replies, written by hand from https://docs.easypost.com/docs/trackers for what no recording shows.

const explain = (body: unknown) => easypost.explain.tracking?.(body) ?? []

const trackingOf = (tracker: object): RecordOf<'tracking'>['data'] => {
  const [draft] = explain({
    id: 'trk_1',
    object: 'Tracker',
    tracking_code: '1Z999AA10123456784',
    carrier: 'UPS',
    ...tracker,
  })
  if (draft?.kind !== 'tracking') throw new Error('no tracking')
  return draft.data
}

const oakland = { city: 'OAKLAND', state: 'CA', country: 'US', zip: '94601' }
const nowhere = { city: null, state: null, country: null, zip: null }

const detail = (day: number, status: string, parts: object = {}) => ({
  object: 'TrackingDetail',
  message: `${status} message`,
  status,
  status_detail: null,
  datetime: `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`,
  source: 'UPS',
  carrier_code: null,
  tracking_location: oakland,
  ...parts,
})

const statuses: [status: string, stage: ShipmentStage, flags: ShipmentFlag[]][] = [
  ['unknown', 'not_found', []],
  ['pre_transit', 'label_created', []],
  ['in_transit', 'in_transit', []],
  ['out_for_delivery', 'out_for_delivery', []],
  ['available_for_pickup', 'available_for_pickup', []],
  ['delivered', 'delivered', []],
  ['return_to_sender', 'in_transit', ['returning']],
  ['failure', 'failed', []],
  ['cancelled', 'cancelled', []],
  ['error', 'unknown', []],
]

test.each(statuses)('a tracker that is %s without any event is %s', (status, stage, flags) => {
  expect(trackingOf({ status, tracking_details: [] })).toMatchObject({ stage, flags })
})

const details: [word: string, flags: ShipmentFlag[]][] = [
  ['address_correction', ['exception', 'action_required']],
  ['arrived_at_destination', []],
  ['arrived_at_facility', []],
  ['arrived_at_pickup_location', []],
  ['awaiting_information', ['action_required']],
  ['cancelled', []],
  ['damaged', ['exception', 'damaged']],
  ['delayed', ['delayed']],
  ['delivery_exception', ['exception']],
  ['departed_facility', []],
  ['departed_origin_facility', []],
  ['expired', []],
  ['failure', ['exception']],
  ['held', ['exception']],
  ['in_transit', []],
  ['label_created', []],
  ['lost', ['exception', 'lost']],
  ['missorted', ['exception']],
  ['out_for_delivery', []],
  ['received_at_destination_facility', []],
  ['received_at_origin_facility', []],
  ['refused', ['attempted', 'exception']],
  ['return', ['returning']],
  ['status_update', []],
  ['transferred_to_destination_carrier', []],
  ['transit_exception', ['exception']],
  ['unknown', []],
  ['weather_delay', ['delayed']],
]

test.each(details)('a parcel in transit with the detail %s is in transit, flagged %j', (word, flags) => {
  const parcel = trackingOf({ status: 'in_transit', status_detail: word, tracking_details: [] })
  expect(parcel.stage).toBe('in_transit')
  expect(new Set(parcel.flags)).toEqual(new Set(flags))
})

test('all 28 documented details are listed', () => {
  expect(new Set(details.map(([word]) => word)).size).toBe(28)
})

test.each(['teleported', 'constructor', '__proto__', 'DELIVERED'])(
  'the unheard-of status %s is unknown, in EasyPost’s words',
  (status) => {
    const parcel = trackingOf({ status, tracking_details: [detail(2, 'in_transit')] })
    expect(parcel.stage).toBe('unknown')
    expect(parcel.said).toContain(status)
  },
)

test('an unheard-of event is unknown and keeps its word, and the parcel is where its status says', () => {
  const parcel = trackingOf({
    status: 'in_transit',
    tracking_details: [detail(2, 'teleported', { message: 'Beamed up' })],
  })
  expect(parcel.stage).toBe('in_transit')
  expect(parcel.events[0]).toMatchObject({ stage: 'unknown', said: 'teleported: Beamed up', scan: false })
})

test('a delivery exception is a flag, not the end', () => {
  const parcel = trackingOf({
    status: 'failure',
    status_detail: 'delivery_exception',
    tracking_details: [
      detail(2, 'in_transit'),
      detail(3, 'failure', { status_detail: 'delivery_exception' }),
    ],
  })
  expect(parcel).toMatchObject({ stage: 'in_transit', flags: ['exception'] })
})

test('a lost parcel is failed and lost', () => {
  const parcel = trackingOf({
    status: 'failure',
    status_detail: 'lost',
    tracking_details: [detail(2, 'in_transit')],
  })
  expect(parcel).toMatchObject({ stage: 'failed', flags: ['exception', 'lost'] })
})

test('a late exception leaves a delivered parcel delivered', () => {
  const parcel = trackingOf({
    status: 'delivered',
    tracking_details: [
      detail(2, 'delivered'),
      detail(3, 'in_transit', { status_detail: 'delivery_exception' }),
    ],
  })
  expect(parcel).toMatchObject({
    stage: 'delivered',
    flags: ['exception'],
    deliveredAt: { local: '2026-11-02T10:00:00' },
  })
})

test('a parcel that went back and was delivered there is returned to the sender', () => {
  const parcel = trackingOf({
    status: 'return_to_sender',
    tracking_details: [
      detail(2, 'in_transit'),
      detail(3, 'return_to_sender', { status_detail: 'return' }),
      detail(7, 'delivered', { status_detail: 'arrived_at_destination' }),
    ],
  })
  expect(parcel).toMatchObject({ stage: 'returned_to_sender', flags: [] })
  expect(parcel.deliveredAt).toBeUndefined()
})

test('going back is not yet back', () => {
  const parcel = trackingOf({ status: 'return_to_sender', tracking_details: [detail(3, 'return_to_sender')] })
  expect(parcel).toMatchObject({ stage: 'in_transit', flags: ['returning'] })
})

test('events out of order and told twice give the same parcel', () => {
  const events = [
    detail(1, 'pre_transit'),
    detail(2, 'in_transit'),
    detail(3, 'out_for_delivery'),
    detail(3, 'delivered'),
  ]
  const inOrder = trackingOf({ status: 'delivered', tracking_details: events })
  const shuffled = trackingOf({ status: 'delivered', tracking_details: [...events.toReversed(), ...events] })
  expect(shuffled).toEqual(inOrder)
  expect(inOrder.events.map(({ stage }) => stage)).toEqual([
    'label_created',
    'in_transit',
    'out_for_delivery',
    'delivered',
  ])
})

test('held by customs is a customs flag until the next scan', () => {
  const held = detail(2, 'in_transit', {
    message: 'Held by customs, awaiting documents',
    status_detail: 'held',
  })
  expect(trackingOf({ status: 'in_transit', tracking_details: [held] }).flags).toEqual([
    'exception',
    'customs',
  ])
  const moved = trackingOf({ status: 'in_transit', tracking_details: [held, detail(4, 'in_transit')] })
  expect(moved.flags).toEqual([])
})

test('a parcel that customs has cleared is not with customs', () => {
  const cleared = detail(2, 'in_transit', { message: 'Customs clearance complete' })
  expect(trackingOf({ status: 'in_transit', tracking_details: [cleared] }).flags).toEqual([])
})

test('a first attempt that delivered nothing is an attempted delivery', () => {
  const attempt = { initial_delivery_attempt: '2026-11-03T11:00:00Z' }
  expect(trackingOf({ status: 'in_transit', tracking_details: [], carrier_detail: attempt }).flags).toEqual([
    'attempted',
  ])
  expect(trackingOf({ status: 'delivered', tracking_details: [], carrier_detail: attempt }).flags).toEqual([])
})

test('a forecast without a place is no scan, a scan with a place is one', () => {
  const forecast = detail(2, 'in_transit', {
    message: 'In transit, arriving on time',
    tracking_location: nowhere,
  })
  const { events, shippedAt } = trackingOf({ status: 'in_transit', tracking_details: [forecast] })
  expect(events[0]?.scan).toBe(false)
  expect(shippedAt).toBeUndefined()
  expect(
    trackingOf({ status: 'in_transit', tracking_details: [detail(2, 'in_transit')] }).events[0]?.scan,
  ).toBe(true)
})

test('the zone of a time is believed only beside a place that has one', () => {
  const at = (place: object | null) =>
    trackingOf({
      status: 'delivered',
      tracking_details: [detail(2, 'delivered', { tracking_location: place })],
    }).deliveredAt
  const local = '2026-11-02T10:00:00'
  expect(at(oakland)).toEqual({ local, offset: '+00:00', zoneKnown: true, instant: `${local}.000Z` })
  expect(at({ ...nowhere, country: 'US' })).toEqual({ local, offset: '+00:00', zoneKnown: false })
  expect(at({ ...nowhere, city: 'OAKLAND' })).toEqual({ local, offset: '+00:00', zoneKnown: false })
  expect(at(null)).toEqual({ local, offset: '+00:00', zoneKnown: false })
})

test('the estimate is a day: the local one, else the date as it is written, never shifted', () => {
  const day = (parts: object) => trackingOf({ status: 'in_transit', tracking_details: [], ...parts }).eta
  expect(
    day({
      est_delivery_date: '2026-11-20T00:00:00Z',
      carrier_detail: { est_delivery_date_local: '2026-11-19' },
    }),
  ).toBe('2026-11-19')
  expect(day({ est_delivery_date: '2026-11-20T00:00:00Z' })).toBe('2026-11-20')
  expect(day({ est_delivery_date: '2026-11-20T23:59:59-08:00' })).toBe('2026-11-20')
  expect(day({ est_delivery_date: null })).toBeUndefined()
  expect(day({ est_delivery_date: 'soon' })).toBeUndefined()
})

test('an estimate that is the moment of the refresh is none', () => {
  const moment = '2026-11-18T09:30:12Z'
  const parcel = trackingOf({
    status: 'in_transit',
    tracking_details: [],
    est_delivery_date: moment,
    updated_at: moment,
  })
  expect(parcel.eta).toBeUndefined()
})

test('a return label that is delivered is delivered: the sender is the shop', () => {
  const parcel = trackingOf({
    status: 'delivered',
    is_return: true,
    tracking_details: [detail(4, 'delivered')],
  })
  expect(parcel).toMatchObject({ stage: 'delivered', isReturn: true })
})

test('an address that is no web address is left out', () => {
  expect(trackingOf({ status: 'in_transit', public_url: 'javascript:alert(1)' }).url).toBeUndefined()
})

test('a number that a carrier used twice is two records with their own keys', () => {
  const older = {
    id: 'trk_old',
    tracking_code: '123456789012',
    carrier: 'FedEx',
    status: 'delivered',
    tracking_details: [],
  }
  const newer = { ...older, id: 'trk_new', status: 'pre_transit' }
  expect(explain({ trackers: [newer, older], has_more: false }).map(({ key }) => key)).toEqual([
    'trk_new',
    'trk_old',
  ])
})

test('a changed event changes the version, though the update time has whole seconds only', () => {
  const version = (status: string) =>
    explain({
      id: 'trk_1',
      tracking_code: '1',
      status,
      updated_at: '2026-11-18T09:30:12Z',
      tracking_details: [],
    })[0]?.version
  expect(version('in_transit')).not.toBe(version('delivered'))
  expect(version('in_transit')).toBe(version('in_transit'))
})
