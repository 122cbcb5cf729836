import { isSupportedCountry } from 'libphonenumber-js/min'

const region = /^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})(?:[-_]|$)/i

/** Countries in which a phone number without country code may be read: the requester's own, then the configured ones. */
export function phoneCountries(locale: string | undefined, configured: readonly string[] = []): string[] {
  const own = region.exec(locale ?? '')?.[1]?.toUpperCase()
  return [...new Set([...(own ? [own] : []), ...configured])].filter((country) => isSupportedCountry(country))
}
