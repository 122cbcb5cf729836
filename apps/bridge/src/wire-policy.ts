import type { Config } from './config.ts'
import type { HolidayLookup } from './domain/calendar/work-calendar.ts'
import type { Policy } from './domain/policy/policy.ts'
import { policyFor } from './domain/policy/policy-section.ts'
import { loadHolidays } from './platform/holidays.ts'

export interface PolicyTools {
  /** What the orders of a connection are judged by on tickets of a brand. */
  policyOf: (brand: string | undefined, connection: string) => Policy
  isHoliday: HolidayLookup
  /** Some warehouse hands over only so many parcels a day: then what waits there counts. */
  hasCapacities: boolean
}

/** The policies of the configuration, and the holidays if one of them counts any. */
export async function wirePolicy({ policy }: Pick<Config, 'policy'>): Promise<PolicyTools> {
  // Bounded: brands without changes share one.
  const made = new Map<string, Policy>()
  const policyOf: PolicyTools['policyOf'] = (brand, connection) => {
    const own = {
      brand: brand !== undefined && Object.hasOwn(policy.brands, brand) ? brand : undefined,
      connection: Object.hasOwn(policy.connections, connection) ? connection : undefined,
    }
    const id = JSON.stringify(own)
    const known = made.get(id) ?? policyFor(policy, own)
    made.set(id, known)
    return known
  }
  const { brands, connections } = policy
  const all = [policy, ...Object.values(brands), ...Object.values(connections)]
  const isHoliday = all.some(countsHolidays) ? await loadHolidays() : () => false
  const hasCapacities = all.some(({ warehouses = {} }) =>
    Object.values(warehouses).some((one) => one?.dailyCapacity !== undefined),
  )
  return { policyOf, isHoliday, hasCapacities }
}

interface WithCalendar {
  calendar?: { country?: string | undefined } | undefined
}

const countsHolidays = ({
  calendar,
  warehouses = {},
}: WithCalendar & { warehouses?: Record<string, WithCalendar | undefined> | undefined }): boolean =>
  [calendar, ...Object.values(warehouses).map((one) => one?.calendar)].some(
    (one) => one?.country !== undefined,
  )
