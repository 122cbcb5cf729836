import type { Policy, Thresholds } from './policy.ts'

/** What is special about the thing that is judged. Names are compared without case. */
export interface Circumstance {
  carrier?: string | undefined
  service?: string | undefined
  warehouse?: string | undefined
  category?: string | undefined
}

/** The thresholds for this circumstance: the general ones, then the exceptions of category, warehouse, carrier and service, the last wins. */
export function thresholdsFor(policy: Policy, circumstance: Circumstance): Thresholds {
  const { categories, warehouses, carriers, services } = policy.exceptions
  return {
    ...policy.thresholds,
    ...named(categories, circumstance.category),
    ...named(warehouses, circumstance.warehouse),
    ...named(carriers, circumstance.carrier),
    ...named(services, circumstance.service),
  }
}

function named(exceptions: Policy['exceptions']['carriers'], name: string | undefined) {
  if (name === undefined) return {}
  const entry = Object.entries(exceptions).find(([known]) => known.toLowerCase() === name.toLowerCase())
  return entry?.[1] ?? {}
}
