/** Up to three days people count hours. */
const mostHours = 72

/** How long something has lasted: `52 hr`, `5 days`. Undefined when nobody knows. */
export const sayLength = (
  { hours, days }: { hours?: number | undefined; days?: number | undefined },
  locale: string,
): string | undefined => {
  if (hours !== undefined && hours <= mostHours) return unit(hours, 'hour', locale)
  const whole = hours === undefined ? days : Math.floor(hours / 24)
  return whole === undefined ? undefined : unit(whole, 'day', locale)
}

const unit = (value: number, name: 'hour' | 'day', locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: name === 'hour' ? 'short' : 'long',
  }).format(value)
