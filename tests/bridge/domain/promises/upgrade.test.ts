import { Policy } from '@throughline/bridge/domain/policy/policy.ts'
import type { Upgrade } from '@throughline/shared/contract'
import type { Order, WarehouseOrder } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, fulfilment, order, warehouseOrder } from '../../../kit/records.ts'
import { berlin, orderAt, policy } from './order-at.ts'

type Services = NonNullable<typeof policy.services>
const euros = (minor: number) => ({ minor, currency: 'EUR' })
const oneDay = { transitDays: { least: 1, most: 1 }, isUpgrade: true }
const promised = (said: Partial<Order> = {}) =>
  order({ shippingAddress: berlin, promise: { service: 'Standard', latest: '2026-11-20' }, ...said })
const inLeipzig = (said: Partial<WarehouseOrder> = {}) =>
  warehouseOrder({
    warehouse: 'Leipzig',
    stage: 'picked',
    createdAt: at('2026-11-16T09:00:00.000Z'),
    ...said,
  })

/** Thursday after the cut-off of 14:00: picked, it leaves on Friday; Wednesday after it: on Thursday. */
const wednesdayEvening = '2026-11-18T17:00:00.000Z'
const thursdayEvening = '2026-11-19T17:00:00.000Z'

function upgrade(
  services: Services = {},
  { now = wednesdayEvening, records = [promised(), inLeipzig()] } = {},
): Upgrade | undefined {
  const own = { ...policy, services: { Standard: policy.services?.Standard, ...services } } as typeof policy
  Policy.parse(own)
  return orderAt(records, { now, policy: own }).promises.find(({ by }) => by === 'shop')?.upgrade
}

test('the cheapest service that still keeps the day, with its price and the last cut-off at which it does', () => {
  expect(
    upgrade({
      Courier: { ...oneDay, cost: euros(2900) },
      Express: { ...oneDay, cost: euros(990) },
      Drone: oneDay,
    }),
  ).toEqual({
    service: 'Express',
    cost: euros(990),
    arrives: '2026-11-20',
    // Thursday's, in Leipzig: what is released then leaves on Thursday.
    before: {
      instant: '2026-11-19T13:00:00.000Z',
      local: '2026-11-19T14:00:00',
      offset: '+01:00',
      zoneKnown: true,
    },
  })
})

test('a cheaper service that comes too late helps nobody', () => {
  const slow = { transitDays: { least: 1, most: 2 }, isUpgrade: true, cost: euros(100) }
  expect(upgrade({ Slow: slow, Express: { ...oneDay, cost: euros(990) } })?.service).toBe('Express')
  expect(upgrade({ Slow: slow })).toBeUndefined()
})

test('a service that is no upgrade, or does not deliver there, is not proposed', () => {
  expect(upgrade({ Express: { ...oneDay, isUpgrade: false } })).toBeUndefined()
  expect(upgrade({ Express: { ...oneDay, countries: ['AT', 'CH'] } })).toBeUndefined()
  expect(upgrade({ Express: { ...oneDay, countries: ['DE'] } })?.service).toBe('Express')
})

test('where the address names no country, a service with a list of countries is not proposed', () => {
  const records = [promised({ shippingAddress: { lines: [] } }), inLeipzig()]
  expect(upgrade({ Express: { ...oneDay, countries: ['DE'] } }, { records })).toBeUndefined()
})

test('a price in another currency is not compared with one in the order’s own', () => {
  expect(
    upgrade({
      Abroad: { ...oneDay, cost: { minor: 100, currency: 'JPY' } },
      Express: { ...oneDay, cost: euros(990) },
    })?.service,
  ).toBe('Express')
})

test('after the last cut-off there is nothing to propose', () => {
  expect(upgrade({ Express: oneDay }, { now: thursdayEvening })).toBeUndefined()
})

test('while somebody holds the order, a faster service would not help', () => {
  const held = inLeipzig({ holds: [{ reason: 'address' }] })
  expect(upgrade({ Express: oneDay }, { records: [promised(), held] })).toBeUndefined()
})

test('a parcel with a label may have left: it is not moved to another service', () => {
  const labelled = [
    promised({ fulfilments: [fulfilment({ stage: 'label_created' })] }),
    inLeipzig({ stage: 'labelled' }),
  ]
  expect(upgrade({ Express: oneDay }, { records: labelled })).toBeUndefined()
})

test('an order that will be in time needs none', () => {
  expect(upgrade({ Express: oneDay }, { now: '2026-11-17T09:00:00.000Z' })).toBeUndefined()
})

test('of a warehouse of which the policy says nothing, nobody can promise a cut-off', () => {
  const elsewhere = inLeipzig({ warehouse: 'Atlantis' })
  expect(
    upgrade({ Express: oneDay }, { now: '2026-11-20T09:00:00.000Z', records: [promised(), elsewhere] }),
  ).toBeUndefined()
})
