import { expect, test } from 'vitest'
import { friday } from './merchant.ts'
import { movingMerchant, toldBy } from './moving-merchant.ts'

const hour = 3_600_000

test('the clock jumps ahead, and what was to come meanwhile has come', async () => {
  const { merchant, passes, carriers, parcelOf } = await movingMerchant()
  expect(merchant.clock.now()).toBe(friday)
  const told = await passes(3 * 24 * hour)
  expect(merchant.clock.now()).toBe(friday + 3 * 24 * hour)
  const { number } = parcelOf('#1062')
  expect(await carriers(number)).toMatchObject({ status: 'delivered' })
  const own = told.filter(({ body }) => body.includes(number))
  expect(own.map(({ body }) => JSON.parse(body).result.status)).toEqual(['out_for_delivery', 'delivered'])
})

test('each change is told once, however the clock gets there', async () => {
  const [inOne, inSteps] = [await movingMerchant(), await movingMerchant()]
  const once = await inOne.passes(48 * hour)
  for (let step = 0; step < 96; step++) await inSteps.passes(hour / 2)
  expect(inSteps.sent.map(({ body }) => body).toSorted()).toEqual(once.map(({ body }) => body).toSorted())
  expect(new Set(toldBy(once)).size).toBeGreaterThan(8)
})

test('the clock does not go back', async () => {
  const { merchant } = await movingMerchant()
  expect(() => merchant.clock.jump(-1)).toThrow('only goes forward')
  expect(() => merchant.clock.jumpTo(friday - hour)).toThrow('only goes forward')
  expect(() => merchant.clock.jump(Number.NaN)).toThrow(RangeError)
  expect(merchant.clock.now()).toBe(friday)
})

test('a clock that runs faster keeps what it shows when its speed changes', async () => {
  const { createClock } = await import('@throughline/demo-merchant')
  let real = 0
  const clock = createClock(() => real)
  clock.setSpeed(60)
  real = 1_000
  expect(clock.now()).toBe(60_000)
  clock.setSpeed(1)
  real = 2_000
  expect(clock.now()).toBe(61_000)
  expect(clock.state()).toEqual({ now: 60_000, real: 1_000, speed: 1 })
  expect(() => clock.setSpeed(0)).toThrow(RangeError)
  expect(() => clock.setSpeed(61)).toThrow(RangeError)
})
