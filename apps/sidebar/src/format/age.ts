export type AgeUnit = 'second' | 'minute' | 'hour' | 'day'

const steps: [AgeUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** A length of time in its largest whole unit; a clock that runs ahead gives 0, never a negative age. */
const largestUnit = (ms: number): { value: number; unit: AgeUnit } => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  for (const [unit, size] of steps) {
    if (seconds >= size) return { value: Math.floor(seconds / size), unit }
  }
  return { value: seconds, unit: 'second' }
}

/** Ten seconds: younger than that is now. */
export const nowMs = 10_000

/** `38 min ago`, `now` */
export const sayAgo = (ms: number, locale: string): string => {
  const { value, unit } = largestUnit(ms)
  const format = new Intl.RelativeTimeFormat(locale, {
    style: 'short',
    numeric: ms < nowMs ? 'auto' : 'always',
  })
  return ms < nowMs ? format.format(0, 'second') : format.format(-value, unit)
}

/** `38m`, `4 s`, `12分`: for a row of ages, where each letter counts. */
export const sayAge = (ms: number, locale: string): string => {
  const { value, unit } = largestUnit(ms)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value)
}
