import { LRUCache } from 'lru-cache'

/** Whether a day, `YYYY-MM-DD`, is a public holiday of a country (ISO 3166-1 alpha-2) or of one of its regions. */
export type IsHoliday = (date: string, place: { country: string; region?: string | undefined }) => boolean

/** Countries × regions × years that a large merchant meets within a day. A set takes about 1 kB and 5 to 25 ms to make. */
const most = 2_000

/** A date beyond these is a slip of the pen; some rules of the tables end with an error there. */
const [firstYear, lastYear] = [1970, 2100]

/**
 * The public holidays of the world. The tables take 37 MB of memory and 160 ms to load (measured with date-holidays 3.37), so ask for
 * this only where a policy counts holidays.
 */
export async function loadHolidays(): Promise<IsHoliday> {
  const { default: Holidays } = await import('date-holidays')
  const countries = new Set(Object.keys(new Holidays().getCountries()))
  const known = new LRUCache<string, Set<string>>({ max: most })
  const regions = new Map<string, ReadonlyMap<string, string>>()

  /** Sources write `CA`, `California` or a name that no table has: then the country's own days count. */
  const regionOf = (country: string, name: string | undefined): string | undefined => {
    if (name === undefined) return undefined
    const words =
      regions.get(country) ??
      new Map(
        Object.entries(new Holidays().getStates(country) ?? {}).flatMap(([code, title]) => [
          [code.toLowerCase(), code],
          [title.toLowerCase(), code],
        ]),
      )
    regions.set(country, words)
    return words.get(name.trim().toLowerCase())
  }

  const daysOf = (country: string, region: string | undefined, year: number): Set<string> => {
    const id = `${country} ${region ?? ''} ${year}`
    const before = known.get(id)
    if (before) return before
    const calendar = region === undefined ? new Holidays(country) : new Holidays(country, region)
    const days = new Set(
      calendar
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .flatMap(({ date, start, end }) => daysFrom(date.slice(0, 10), end.getTime() - start.getTime())),
    )
    known.set(id, days)
    return days
  }

  return (date, { country, region }) => {
    const [code, year] = [country.toUpperCase(), Number(date.slice(0, 4))]
    if (!countries.has(code) || !(year >= firstYear && year <= lastYear)) return false
    return daysOf(code, regionOf(code, region), year).has(date)
  }
}

const dayMs = 86_400_000

/** Some last for days, as the feast after Ramadan; none counts for less than a day. */
const daysFrom = (first: string, length: number): string[] =>
  Array.from({ length: Math.max(1, Math.round(length / dayMs)) }, (_, at) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + at * dayMs).toISOString().slice(0, 10),
  )
