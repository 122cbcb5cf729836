import type { AuditFinding } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { type ConcernKind, lifecycleStageOf } from '@throughline/shared/vocabulary'
import { wilson } from '../fcr/wilson.ts'
import { addMoney, type ErrorCount, type OrderCount } from './audit-counts.ts'
import { excessOf, type Share, timesAsOften, zScore } from './lift.ts'
import { byPlace, type PlaceWeeks, type Where } from './places.ts'

/** Hundreds of places are looked at: what is no accident once is one among so many below this. */
const leastZ = 4
const leastErrors = 5
const leastTimes = 1.5
/** A narrower description has to be this much better than a wider one, or the wider one is told. */
const pricePerCondition = 0.9
/** The same error may be made in several places. */
const mostPlaces = 3
const mostFindings = 20

export interface FindingsInput {
  orders: readonly OrderCount[]
  errors: readonly ErrorCount[]
  /** Mondays, the oldest first. */
  weeks: readonly CalendarDate[]
  peaks: readonly CalendarDate[]
}

interface Spot {
  where: Where
  when: AuditFinding['when']
  since?: CalendarDate
  isIn: readonly boolean[]
  here: Share
  there: Share
  score: number
}

/**
 * Where errors are more frequent than elsewhere, the dearest first. Of each error the place and the time that single it out best are
 * told, then what is left without them. Errors with the same place are one finding: a slow carrier makes parcels silent and breaks promises.
 */
export function findingsOf({ orders, errors, weeks, peaks }: FindingsInput): AuditFinding[] {
  const kinds = [...new Set(errors.map(({ error }) => error))]
  const found = kinds.flatMap((error) => {
    let restOrders = orders
    let restErrors = errors.filter((one) => one.error === error)
    const own: AuditFinding[] = []
    while (own.length < mostPlaces) {
      const spot = bestSpot({ orders: restOrders, errors: restErrors, weeks, peaks })
      if (!spot) break
      const inSpot = ({ week, ...row }: OrderCount) => spot.isIn[weeks.indexOf(week)] && isAt(row, spot.where)
      own.push(findingOf(error, spot, restErrors.filter(inSpot)))
      restOrders = restOrders.filter((row) => !inSpot(row))
      restErrors = restErrors.filter((row) => !inSpot(row))
    }
    return own
  })
  return together(found).sort(byWeight).slice(0, mostFindings)
}

function bestSpot({ orders, errors, weeks, peaks }: FindingsInput): Spot | undefined {
  const orderPlaces = byPlace(orders, { weeks, countOf: (row) => row.orders })
  const errorPlaces = byPlace(errors, { weeks, countOf: (row) => row.orders })
  const everywhere = { orders: orderPlaces.get('[]'), errors: errorPlaces.get('[]') }
  if (!everywhere.orders || !everywhere.errors) return undefined
  const all: Share = { errors: sum(everywhere.errors.weeks), orders: sum(everywhere.orders.weeks) }
  const times = timesOf(weeks, peaks)
  let best: Spot | undefined
  for (const [name, place] of errorPlaces) {
    const counted = orderPlaces.get(name)
    if (!counted) continue
    for (const time of times) {
      const spot = spotOf({ place, counted }, time, all)
      if (spot && spot.score > (best?.score ?? 0)) best = spot
    }
  }
  return best
}

interface Time {
  when: AuditFinding['when']
  since?: CalendarDate
  isIn: readonly boolean[]
}

/** Always, in the peaks, or since some week: with at least two weeks on either side. */
const timesOf = (weeks: readonly CalendarDate[], peaks: readonly CalendarDate[]): Time[] => [
  { when: 'always', isIn: weeks.map(() => true) },
  ...(peaks.length > 0 && peaks.length < weeks.length
    ? [{ when: 'peak' as const, isIn: weeks.map((week) => peaks.includes(week)) }]
    : []),
  ...weeks
    .slice(2, -1)
    .map((since) => ({ when: 'since' as const, since, isIn: weeks.map((week) => week >= since) })),
]

function spotOf(
  { place, counted }: { place: PlaceWeeks; counted: PlaceWeeks },
  time: Time,
  all: Share,
): Spot | undefined {
  const here: Share = { errors: sumIn(place.weeks, time.isIn), orders: sumIn(counted.weeks, time.isIn) }
  const there: Share = { errors: all.errors - here.errors, orders: all.orders - here.orders }
  if (here.errors < leastErrors || there.orders === 0) return undefined
  const z = zScore(here, there)
  if (z < leastZ || timesAsOften(here, there) < leastTimes) return undefined
  const conditions = Object.keys(place.where).length + (time.when === 'always' ? 0 : 1)
  return { where: place.where, ...time, here, there, score: z * pricePerCondition ** conditions }
}

function findingOf(
  error: ConcernKind,
  { where, when, since, here, there }: Spot,
  rows: readonly ErrorCount[],
): AuditFinding {
  const owners = rows.map(({ owner, orders }) => [owner, orders] as const)
  return {
    error,
    also: [],
    owner: mostFrequent(owners) ?? 'support',
    stage: lifecycleStageOf[error],
    where,
    when,
    ...(since && { since }),
    here: wilson(here.errors, here.orders),
    elsewhere: wilson(there.errors, there.orders),
    times: timesAsOften(here, there),
    excess: excessOf(here, there),
    contacts: sum(rows.map(({ contacts }) => contacts)),
    cost: addMoney(...rows.map(({ cost }) => cost)),
  }
}

/** One place is one finding, told by the error that weighs most there. */
const together = (found: readonly AuditFinding[]): AuditFinding[] =>
  [...Map.groupBy(found, ({ where }) => JSON.stringify(where)).values()].flatMap((same) => {
    const [first, ...others] = same.toSorted(byWeight)
    return first
      ? [
          {
            ...first,
            also: [...new Set(others.map(({ error }) => error))].filter((kind) => kind !== first.error),
          },
        ]
      : []
  })

/** By the contacts that the excess brought, then by the excess itself: a lead mends what makes customers write. */
const byWeight = (a: AuditFinding, b: AuditFinding): number =>
  contactsOfExcess(b) - contactsOfExcess(a) || b.excess - a.excess

const contactsOfExcess = ({ contacts, excess, here }: AuditFinding) =>
  here.count === 0 ? 0 : Math.round((contacts * excess) / here.count)

const isAt = (row: Omit<OrderCount, 'week'>, where: Where): boolean =>
  (Object.keys(where) as (keyof Where)[]).every((dimension) => row[dimension] === where[dimension])

function mostFrequent<Word extends string>(counts: readonly (readonly [Word, number])[]): Word | undefined {
  const totals = new Map<Word, number>()
  for (const [word, count] of counts) totals.set(word, (totals.get(word) ?? 0) + count)
  return [...totals].sort(([, a], [, b]) => b - a)[0]?.[0]
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
const sumIn = (values: readonly number[], isIn: readonly boolean[]) =>
  sum(values.filter((_, index) => isIn[index]))
