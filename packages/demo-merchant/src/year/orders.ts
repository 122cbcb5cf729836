import { createRandom, type Random } from '../world/random.ts'
import { day, hour, type Instant } from '../world/time.ts'
import { placeOf, type YearPlace } from './places.ts'
import { type Rates, ratesOf, type YearErrorKind } from './plants.ts'
import { weeksOf, type YearWeek } from './weeks.ts'

/** One error of an order as somebody who watched all the time would tell it. Days are `YYYY-MM-DD`. */
export interface YearError {
  kind: YearErrorKind
  /** The return that it is about; empty for the order. */
  about: string
  since: string
  seenAt: Instant
  resolvedOn?: string
  due?: string
}

/** An order of the year. What lies after now has not happened and is absent. */
export interface YearOrder extends YearPlace {
  key: string
  number: string
  placedAt: Instant
  promisedOn: string
  shippedAt?: Instant
  deliveredAt?: Instant
  labelToScanMs?: number
  returned?: { number: string; arrivedAt?: Instant; refundDue?: string; refundedOn?: string }
  amount: { minor: number; currency: 'EUR' | 'USD' }
  /** What was given back without a return. */
  refund?: { minor: number; currency: 'EUR' | 'USD' }
  errors: readonly YearError[]
}

const returnedShare = 0.2
const promiseDays = 6
const refundDays = 7
/** Far from the numbers that the demo's world gives. */
const firstNumber = 20_001

/** All orders of the year, the oldest first. The same seed and moment give the same orders, and planting changes nothing but errors. */
export function ordersOf({
  now,
  seed,
  planted,
}: {
  now: Instant
  seed: number
  planted: boolean
}): YearOrder[] {
  let count = 0
  return weeksOf(now, seed).flatMap((week) =>
    Array.from({ length: week.orders }, () => {
      count += 1
      return orderOf({ week, index: count, now, seed, planted })
    }).filter(({ placedAt }) => placedAt < now),
  )
}

interface Drawing {
  week: YearWeek
  index: number
  now: Instant
  seed: number
  planted: boolean
}

function orderOf({ week, index, now, seed, planted }: Drawing): YearOrder {
  const random = createRandom(seed * 1_000_003 + index)
  const place = placeOf(random)
  const placedAt = week.monday + random.int(0, 6) * day + random.int(8 * 60, 20 * 60) * 60_000
  const isReturned = random.chance(returnedShare)
  const labelToScanMs = random.int(3, 20) * hour
  const happens = happening(random, ratesOf(place, week, { planted }))
  const shippedAt = placedAt + random.int(6, 30) * hour + (happens.stuck_in_warehouse ? 3 * day : 0)
  const usualDelivery = shippedAt + random.int(36, 80) * hour
  // Drawn whether or not it is late, so that a planted delay moves no later draw.
  const lateDays = random.int(1, 4)
  const deliveredAt = happens.promise_broken
    ? placedAt + (promiseDays + lateDays) * day
    : usualDelivery + (happens.silent_parcel ? day : 0)
  const number = `${place.connection === 'shop-eu' ? '#' : 'US-'}${firstNumber + index}`
  const currency = place.connection === 'shop-eu' ? 'EUR' : 'USD'
  const amount = { minor: random.int(29, 320) * 100, currency } as const
  const returned = isReturned
    ? returnOf({ number: `R${firstNumber + index}`, deliveredAt, random, happens })
    : undefined
  const timeline = { placedAt, shippedAt, deliveredAt, returned, now }
  const errors = (Object.keys(happens) as YearErrorKind[]).flatMap((kind) =>
    happens[kind] ? (errorOf(kind, timeline, random) ?? []) : [],
  )
  const goesBack = errors.some(({ kind }) => kind === 'damaged' || kind === 'quantity_mismatch')
  return {
    ...place,
    key: `year-${index}`,
    number,
    placedAt,
    promisedOn: dayAt(placedAt + promiseDays * day),
    ...(shippedAt < now && { shippedAt }),
    ...(deliveredAt < now && { deliveredAt }),
    ...(shippedAt + labelToScanMs < now && { labelToScanMs }),
    ...(returned && deliveredAt + 2 * day < now && { returned: untilNow(returned, now) }),
    amount,
    ...(goesBack && random.chance(0.5) && { refund: { minor: Math.round(amount.minor / 4), currency } }),
    errors,
  }
}

/** Draws for all errors whatever the rates are, so that planting one moves no other. */
function happening(random: Random, { after, ...rates }: Rates): Record<YearErrorKind, boolean> {
  const kinds = Object.keys(rates) as YearErrorKind[]
  const happens = Object.fromEntries(kinds.map((kind) => [kind, random.next() < rates[kind]])) as Record<
    YearErrorKind,
    boolean
  >
  const draws = [random.next(), random.next()]
  for (const [cause, consequences] of Object.entries(after) as [
    YearErrorKind,
    (typeof after)[YearErrorKind],
  ][]) {
    if (!happens[cause]) continue
    consequences?.forEach(([kind, rate], at) => {
      if ((draws[at] ?? 1) < rate) happens[kind] = true
    })
  }
  return happens
}

interface FullReturn {
  number: string
  arrivedAt: Instant
  refundDue: string
  refundedAt: Instant
}

function returnOf({
  number,
  deliveredAt,
  random,
  happens,
}: {
  number: string
  deliveredAt: Instant
  random: Random
  happens: Record<YearErrorKind, boolean>
}): FullReturn {
  const arrivedAt = deliveredAt + random.int(5, 9) * day + (happens.return_in_transit_too_long ? 8 * day : 0)
  const due = arrivedAt + refundDays * day
  const late = random.int(4, 40) * day
  const early = random.int(2, refundDays - 1) * day
  return {
    number,
    arrivedAt,
    refundDue: dayAt(due),
    refundedAt: happens.refund_overdue ? due + late : arrivedAt + early,
  }
}

const untilNow = (
  { number, arrivedAt, refundDue, refundedAt }: FullReturn,
  now: Instant,
): NonNullable<YearOrder['returned']> => ({
  number,
  ...(arrivedAt < now && { arrivedAt, refundDue }),
  ...(refundedAt < now && { refundedOn: dayAt(refundedAt) }),
})

interface Timeline {
  placedAt: Instant
  shippedAt: Instant
  deliveredAt: Instant
  returned: FullReturn | undefined
  now: Instant
}

/** From when to when an error stands; absent where it has not begun, or where there is no return that it could be about. */
function errorOf(kind: YearErrorKind, timeline: Timeline, random: Random): YearError | undefined {
  const span = spanOf(kind, timeline)
  const delay = random.int(1, 5) * hour
  if (!span || span.from + delay >= timeline.now) return undefined
  const { returned } = timeline
  const isOfReturn =
    kind === 'refund_overdue' || kind === 'not_inspected' || kind === 'return_in_transit_too_long'
  return {
    kind,
    about: isOfReturn && returned ? returned.number : '',
    since: dayAt(span.from),
    seenAt: span.from + delay,
    ...(span.to < timeline.now && { resolvedOn: dayAt(span.to) }),
    ...(kind === 'refund_overdue' && returned && { due: returned.refundDue }),
  }
}

function spanOf(
  kind: YearErrorKind,
  { placedAt, shippedAt, deliveredAt, returned }: Timeline,
): { from: Instant; to: Instant } | undefined {
  const until = (from: Instant, days: number) => ({ from, to: from + days * day })
  switch (kind) {
    case 'stuck_in_warehouse':
    case 'backordered':
      return until(placedAt + day, 2)
    case 'short_pick':
    case 'quantity_mismatch':
      return until(shippedAt, 9)
    case 'pack_not_verified':
      return until(shippedAt, 3)
    case 'label_not_scanned':
      return until(shippedAt + day, 2)
    case 'silent_parcel':
      return { from: shippedAt + 2 * day, to: Math.max(deliveredAt, shippedAt + 2.5 * day) }
    case 'promise_broken':
      return { from: placedAt + promiseDays * day, to: Math.max(deliveredAt, placedAt + 6.5 * day) }
    case 'delivery_attempt_failed':
    case 'address_problem':
      return until(deliveredAt - day, 2)
    case 'damaged':
      return until(deliveredAt, 6)
    case 'return_in_transit_too_long':
      return returned && { from: returned.arrivedAt - 4 * day, to: returned.arrivedAt }
    case 'not_inspected':
      return returned && until(returned.arrivedAt + 2 * day, 3)
    case 'refund_overdue':
      return returned && { from: Date.parse(returned.refundDue) + day, to: returned.refundedAt }
  }
}

export const dayAt = (at: Instant): string => new Date(at).toISOString().slice(0, 10)
