import type { Moment } from '@throughline/shared/model'
import { dateFormat, type Reader } from './reader.ts'

export type SpokenMoment = {
  /** `Wed 19 Nov` */
  date: string
  /** `Wed 19 Nov, 14:05` */
  text: string
  /** With seconds and year, for hover and screen readers. */
  exact: string
  /**
   * - `place`: the wall clock of the place, with the offset that the source stated.
   * - `reader`: the source stated UTC, which is nobody's wall clock: the agent's own zone, named in `text`.
   * - `unstated`: the source's wall clock; which zone it means is not known.
   */
  clock: 'place' | 'reader' | 'unstated'
  /** For `<time datetime>`: an instant where there is one, else the wall clock. */
  machine: string
}

/** Says a moment without ever moving a wall clock whose zone is not known. Undefined when `local` is no time at all. */
export const sayMoment = (moment: Moment, reader: Reader): SpokenMoment | undefined => {
  const instant = moment.instant === undefined ? Number.NaN : Date.parse(moment.instant)
  if (isUtc(moment.offset) && !Number.isNaN(instant)) {
    return { ...spoken(instant, reader, reader.timeZone), clock: 'reader', machine: moment.instant ?? '' }
  }
  const wall = wallClock(moment.local)
  if (wall === undefined) return undefined
  return {
    ...spoken(wall, reader, undefined),
    clock: moment.zoneKnown && moment.offset !== undefined ? 'place' : 'unstated',
    machine: moment.zoneKnown && moment.offset ? `${moment.local}${moment.offset}` : moment.local,
  }
}

/** The day on the place's calendar, `YYYY-MM-DD`. */
export const dayOf = (moment: Moment): string => moment.local.slice(0, 10)

const isUtc = (offset: string | undefined) => offset === '+00:00' || offset === 'Z' || offset === undefined

/** The wall clock as if it stood in UTC, so that formatting it in UTC gives it back unmoved. */
const wallClock = (local: string): number | undefined => {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?/.exec(local)
  if (!parts) return undefined
  const time = Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}${parts[3] ?? ':00'}Z`)
  return Number.isNaN(time) ? undefined : time
}

const spoken = (time: number, reader: Reader, zone: string | undefined) => {
  const timeZone = zone ?? 'UTC'
  const year = yearOf(time, timeZone) === yearOf(reader.now, reader.timeZone) ? undefined : 'numeric'
  const day = { weekday: 'short', day: 'numeric', month: 'short', year, timeZone } as const
  const clock = { hour: hourOf(reader.locale), minute: '2-digit' } as const
  const named = zone === undefined ? {} : ({ timeZoneName: 'short' } as const)
  return {
    date: dateFormat(reader.locale, day).format(time),
    text: dateFormat(reader.locale, { ...day, ...clock, ...named }).format(time),
    exact: dateFormat(reader.locale, {
      dateStyle: 'full',
      timeStyle: zone === undefined ? 'medium' : 'long',
      timeZone,
    }).format(time),
  }
}

/** `09:02` where the day has 24 hours, `9:02 am` where it has twice twelve. */
const hourOf = (locale: string): '2-digit' | 'numeric' =>
  dateFormat(locale, { hour: 'numeric' }).resolvedOptions().hourCycle === 'h23' ? '2-digit' : 'numeric'

const yearOf = (time: number, timeZone: string): string =>
  dateFormat('en', { year: 'numeric', timeZone }).format(time)
