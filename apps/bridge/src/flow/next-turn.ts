import type { Panel } from '@throughline/shared/contract'
import { once } from './once.ts'
import type { Composed } from './panel.ts'

/** How far is looked ahead at a time. What changes within it and changes back is not seen; every rule counts in hours or days. */
const horizonMs = 3_600_000
/** Nobody reads a panel more exactly than this. */
const preciseMs = 60_000
/** A panel that has just been told is looked at later: after a change a thousand watchers wait for it first. */
const patienceMs = 1_000

interface Turn {
  /** Milliseconds after the panel was composed. */
  afterMs: number
  /** It says something else from then on; else nothing changes until then, and it has to be looked at again. */
  changes: boolean
}

/**
 * When time alone makes a panel say something else: a deadline passes, a silence grows too long. Found by composing the same records
 * for later times, in memory; about six of a millisecond each for a panel that changes within the hour, one for any other.
 */
const nextTurn = once((composed: Composed): Turn => turnFrom(composed, 0))

function turnFrom({ panel, panelAt }: Composed, from: number): Turn {
  const composedAt = Date.parse(panel.asOf)
  const said = saidBy(panel)
  const isSame = (afterMs: number): boolean => saidBy(panelAt(composedAt + afterMs)) === said
  let low = from
  let high = from + horizonMs
  if (isSame(high)) return { afterMs: high, changes: false }
  while (high - low > preciseMs) {
    const middle = Math.floor((low + high) / 2)
    if (isSame(middle)) low = middle
    else high = middle
  }
  return { afterMs: high, changes: true }
}

/** All that a panel says but when it was composed. */
const saidBy = ({ asOf: _, ...said }: Panel): string => JSON.stringify(said)

/** Rings when time has changed what the followed panel says. One panel at a time. */
export function createTurnAlarm(ring: () => void) {
  let timer: NodeJS.Timeout | undefined
  const wait = (ms: number, then: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(then, ms)
    timer.unref()
  }
  return {
    follow(composed: Composed): void {
      let passed = patienceMs
      const look = (turn: Turn): void => {
        wait(Math.max(0, turn.afterMs - passed), () => {
          passed = turn.afterMs
          if (turn.changes) ring()
          else look(turnFrom(composed, turn.afterMs))
        })
      }
      wait(patienceMs, () => look(nextTurn(composed)))
    },
    stop(): void {
      clearTimeout(timer)
    },
  }
}
