import { normalisePhone } from '@throughline/bridge/domain/identity/normalise.ts'
import { carrierCandidates } from '@throughline/bridge/domain/identity/tracking-number.ts'
import { createWorld } from '@throughline/demo-merchant'
import { expect, test } from 'vitest'
import { friday } from './merchant.ts'

const parcelsOf = (world: ReturnType<typeof createWorld>) =>
  world.orders.flatMap((order) => [
    ...order.jobs.flatMap((job) => job.shipments.flatMap((shipment) => shipment.parcels)),
    ...order.returns.flatMap((one) => (one.label ? [one.label.parcel] : [])),
  ])

test('the same seed and time give the same world', () => {
  expect(createWorld({ seed: 3, now: friday })).toEqual(createWorld({ seed: 3, now: friday }))
})

test('another seed gives other baskets to the same customers and numbers', () => {
  const [one, other] = [createWorld({ seed: 3, now: friday }), createWorld({ seed: 4, now: friday })]
  expect(other.orders.map(({ name }) => name)).toEqual(one.orders.map(({ name }) => name))
  expect(other.orders).not.toEqual(one.orders)
})

test('the merchant has about forty customers and 120 orders in two shops', () => {
  const { people, orders } = createWorld({ now: friday })
  expect(people).toHaveLength(40)
  expect(orders.filter(({ shop }) => shop === 'shop-eu')).toHaveLength(80)
  expect(orders.filter(({ shop }) => shop === 'shop-us')).toHaveLength(40)
  expect(new Set(orders.map(({ name }) => name)).size).toBe(120)
  expect(orders.filter(({ buyer }) => buyer.person.email === 'einkauf@bergrettung.example')).toHaveLength(30)
})

// Around midnight, on the days on which clocks change, at the turn of a year.
test.each([
  '2026-11-20T13:05:00Z',
  '2026-11-20T23:30:00Z',
  '2026-03-29T01:30:00Z',
  '2026-10-25T00:30:00Z',
  '2027-01-01T00:10:00Z',
])('told at %s, numbers grow with time and nobody packs before the order', (now) => {
  const { orders } = createWorld({ now: Date.parse(now) })
  for (const shop of ['shop-eu', 'shop-us']) {
    const times = orders.filter((order) => order.shop === shop).map(({ placedAt }) => placedAt)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThan(Date.parse(now))
  }
  for (const { name, placedAt, jobs } of orders) {
    for (const job of jobs) {
      const steps = [placedAt, job.receivedAt, job.allocatedAt, job.pickingAt, job.pickedAt, job.packedAt]
      for (const { labelledAt, parcels } of job.shipments) {
        for (const parcel of parcels) {
          const story = [...steps, labelledAt, ...parcel.scans.map((scan) => scan.at)].filter(
            (time) => time !== undefined,
          )
          expect({ name, story }).toEqual({ name, story: story.toSorted((a, b) => a - b) })
        }
      }
    }
  }
})

test('every tracking number is one of its own, with a check digit that fits its carrier', () => {
  const parcels = parcelsOf(createWorld({ now: friday }))
  expect(new Set(parcels.map(({ number }) => number)).size).toBe(parcels.length)
  for (const { number } of parcels) {
    expect({ number, read: carrierCandidates(number)[0]?.certainty }).toEqual({ number, read: 'checksum' })
  }
})

test('the nearest miss of a tracking number has no fitting check digit', () => {
  const [parcel] = parcelsOf(createWorld({ now: friday })).filter(({ carrier }) => carrier === 'ups')
  const last = Number(parcel?.number.at(-1))
  const wrong = `${parcel?.number.slice(0, -1)}${(last + 1) % 10}`
  expect(carrierCandidates(wrong).filter(({ certainty }) => certainty === 'checksum')).toEqual([])
})

test('invented people can be called and written to nowhere', () => {
  for (const { email = '', phone } of createWorld({ now: friday }).people) {
    expect(email).toMatch(/@(example\.(com|net|org)|[a-z]+\.example)$/)
    if (phone) expect(normalisePhone(phone)).toBe(phone)
  }
})

test('there is a return in every stage', () => {
  const returns = createWorld({ now: friday }).orders.flatMap((order) => order.returns)
  const past = (time: number | undefined) => time !== undefined && time <= friday
  expect(returns.filter((one) => !past(one.approvedAt) && !past(one.declined?.at))).not.toEqual([])
  expect(returns.filter((one) => past(one.approvedAt) && !one.label && !past(one.closedAt))).not.toEqual([])
  expect(returns.filter((one) => one.declined)).not.toEqual([])
  expect(returns.filter((one) => one.cancelledAt)).not.toEqual([])
  expect(returns.filter((one) => one.label && one.label.parcel.scans.length === 0)).not.toEqual([])
  expect(
    returns.filter((one) => one.label && past(one.label.parcel.scans[0]?.at) && !past(one.receivedAt)),
  ).not.toEqual([])
  expect(returns.filter((one) => past(one.receivedAt) && !past(one.inspected?.at))).not.toEqual([])
  expect(returns.filter((one) => past(one.inspected?.at) && !past(one.processedAt))).not.toEqual([])
  expect(returns.filter((one) => one.exchange)).not.toEqual([])
})
