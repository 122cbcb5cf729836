import { h } from './dom.ts'

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** "3 hr. ago", as seen from `now`; both are ISO instants. */
export const ago = (then: string, now: Date): string => {
  const seconds = (new Date(then).getTime() - now.getTime()) / 1000
  const step = steps.find(([, length]) => Math.abs(seconds) >= length)
  return step ? relative.format(Math.round(seconds / step[1]), step[0]) : 'just now'
}

/** "in 2 days", "in 20 min"; `then` is in epoch milliseconds. */
export const until = (then: number, now: Date): string => {
  const minutes = Math.round((then - now.getTime()) / 60_000)
  if (minutes < 1) return 'any moment'
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60)]
  if (days > 0) return `in ${days} d${hours > 0 ? ` ${hours} h` : ''}`
  return hours > 0 ? `in ${hours} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}` : `in ${minutes} min`
}

/** A moment as its age, which `repaintAges` keeps right. */
export const age = (then: string, now: Date): HTMLTimeElement =>
  h('time', { datetime: then, title: exactly(then), 'data-age': true }, ago(then, now))

export const repaintAges = (root: ParentNode, now: Date): void => {
  for (const one of root.querySelectorAll<HTMLTimeElement>('time[data-age]'))
    one.textContent = ago(one.dateTime, now)
}

const exactly = (then: string): string => exact.format(new Date(then))

/** The requester's clock, e.g. "14:05 in Berlin". */
export const clockIn = (timeZone: string, now: Date): string => {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(now)
  return `${time} in ${(timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')}`
}
