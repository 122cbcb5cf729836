/** Who reads, and when: what a date needs to be said the way a person would. */
export type Reader = {
  /** BCP 47 */
  locale: string
  /** IANA name of the agent's zone, for instants whose place is not known. */
  timeZone: string
  /** Milliseconds since 1970. Only decides whether a year needs saying. */
  now: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** A formatter costs about 50 µs to make and a panel asks for the same few hundreds of times. */
export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}
