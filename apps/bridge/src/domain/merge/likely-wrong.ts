import type { Side, Strength } from '@throughline/shared/contract'
import type { Moment } from '@throughline/shared/model'
import { millisOf } from './ship-window.ts'

const weight: Record<Strength, number> = { scan: 2, system_record: 1, assertion: 0 }
const weightOf = ({ proven, strength }: Side): number => weight[proven ? 'scan' : (strength ?? 'assertion')]

/**
 * The connection that is probably wrong. A scan beats a record and a record beats a word, whatever their age: an old scan happened, a
 * new word may be a guess. Only among equals the older loses. Nothing is named where times cannot be compared, or where two systems
 * would be wrong at once.
 */
export function likelyWrongOf(sides: readonly Side[]): string | undefined {
  const most = Math.max(...sides.map(weightOf))
  const right = newestOf(sides.filter((side) => weightOf(side) === most))
  if (!right) return undefined
  const wrong = new Set(sides.filter(({ value }) => value !== right.value).map(({ source }) => source))
  return wrong.size === 1 ? [...wrong][0] : undefined
}

/** The side that is right among equals: all say the same, or its word is surely newer than every other word. */
function newestOf(sides: readonly Side[]): Side | undefined {
  return sides.find((side) =>
    sides.every((other) => other.value === side.value || isSurelyLater(side.at, other.at)),
  )
}

/** A wall clock without a zone may be off by this much either way: zones reach from UTC-12 to UTC+14. */
const widestZoneMs = 14 * 3_600_000

/** False where either time is missing, or a missing zone could turn them round. */
export function isSurelyLater(one: Moment | undefined, other: Moment | undefined): boolean {
  const [a, b] = [millisOf(one), millisOf(other)]
  if (a === undefined || b === undefined) return false
  const zoneless = [one, other].filter((moment) => moment?.instant === undefined).length
  return a - b > zoneless * widestZoneMs
}
