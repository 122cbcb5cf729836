import type { Lead } from './lead.ts'
import { isNoTracking } from './near-misses.ts'
import type { Token } from './number-tokens.ts'
import { countDigits } from './order-shapes.ts'
import { admitted, type surroundings } from './tracking-context.ts'
import { type Reading, readingsOf, withoutRouting } from './tracking-number.ts'

/** A tracking number found at a token. */
export interface TrackingRun {
  value: string
  start: number
  end: number
  /** How many tokens it covers. */
  tokens: number
  readings: readonly Reading[]
}

export interface TrackingSearch {
  text: string
  tokens: readonly Token[]
  lead: Lead
  around: ReturnType<typeof surroundings>
  /** The text is nothing but this number, or a carrier's link. */
  isCalled: boolean
  /** The first token that is not part of something else. */
  from: number
}

const longest = 48
const mostGroups = 12
const joints = /[\s\-/_]/g
const group = /^[0-9A-Z]{1,24}$/
const letterGroup = /^[A-Z]{1,4}$/

/** The tracking number that begins at this token, written together or in groups, or undefined. */
export function trackingAt(at: number, search: TrackingSearch): TrackingRun | undefined {
  for (const span of spansFrom(at, search)) {
    const run = read(span, search)
    if (run) return run
  }
  return undefined
}

type Span = Pick<TrackingRun, 'start' | 'end' | 'tokens'>

/** The stretches to try, longest first: all groups with letters around them, then without, then all but the last, then this one. */
function spansFrom(at: number, search: TrackingSearch): Span[] {
  const { text, tokens } = search
  const first = tokens[at]
  if (!first || first.end - first.start > longest) return []
  const spans: Span[] = []
  const add = (start: number, end: number, count: number) => {
    if (!spans.some((span) => span.start === start && span.end === end))
      spans.push({ start, end, tokens: count })
  }
  const before = lettersBefore(text, first.start)
  const groups = groupsFrom(at, search)
  for (const count of groups > 1 ? [groups, groups - 1, 1] : [1]) {
    const last = tokens[at + count - 1] ?? first
    add(before, lettersAfter(text, last.end), count)
    add(before, last.end, count)
    add(first.start, last.end, count)
  }
  return spans
}

function read(run: Span, search: TrackingSearch): TrackingRun | undefined {
  const { text, lead, around, isCalled } = search
  if (run.end - run.start > longest) return undefined
  const written = text.slice(run.start, run.end)
  const number = written.replace(joints, '').toUpperCase()
  if (number.length < 8 || isNoTracking(written)) return undefined
  const value = withoutRouting(number)
  const readings = readingsOf(value)
  const known =
    readings.length > 0 ? admitted(value, readings, around.of(run.start, run.end, { lead, isCalled })) : []
  if (known.length > 0) return { ...run, value, readings: known }
  // Called a tracking number by its writer, of a shape that we do not know: still worth asking for.
  const isNamed =
    lead.kind === 'tracking' && (lead.numbered || lead.sign || /^track|code$/.test(lead.word ?? ''))
  const isPlausible = number.length <= 35 && countDigits(number) >= 6 && readings.length === 0
  return isNamed && isPlausible && run.tokens === 1 ? { ...run, value, readings: [] } : undefined
}

/** How many tokens, single spaces between them, could be groups of one number. 1 when it stands alone. */
function groupsFrom(at: number, { text, tokens, from }: TrackingSearch): number {
  const first = tokens[at]
  if (!first || !isGroup(text, first)) return 1
  // In the middle of a row the row was tried from its beginning.
  const before = at > from ? tokens[at - 1] : undefined
  if (before && isGroup(text, before) && isSpace(text, before.end, first.start)) return 1
  let count = 1
  for (; count <= mostGroups; count++) {
    const [last, next] = [tokens[at + count - 1], tokens[at + count]]
    if (!last || !next || !isSpace(text, last.end, next.start) || !isGroup(text, next)) return count
  }
  // A long row is a list of numbers.
  return 1
}

const isSpace = (text: string, end: number, start: number): boolean =>
  start - end === 1 && text.charAt(end) === ' '

const isGroup = (text: string, { start, end }: Token): boolean =>
  end - start <= 24 && group.test(text.slice(start, end))

/** `RB` of `RB 123456785 GB`: capitals one space before. */
function lettersBefore(text: string, start: number): number {
  if (text.charAt(start - 1) !== ' ') return start
  let from = start - 1
  while (from > 0 && start - from < 7 && isWordCharacter(text, from - 1)) from--
  return letterGroup.test(text.slice(from, start - 1)) ? from : start
}

/** `GB` of it: capitals one space behind. */
function lettersAfter(text: string, end: number): number {
  if (text.charAt(end) !== ' ') return end
  let to = end + 1
  while (to < text.length && to - end < 5 && isWordCharacter(text, to)) to++
  const letters = text.slice(end + 1, to)
  return letters.length <= 2 && letterGroup.test(letters) ? to : end
}

const isWordCharacter = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at))
