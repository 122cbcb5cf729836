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

export const exactly = (then: string): string => exact.format(new Date(then))

/** The requester's clock, e.g. "14:05 in Berlin". */
export const clockIn = (timeZone: string, now: Date): string => {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(now)
  return `${time} in ${(timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')}`
}
