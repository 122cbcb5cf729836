import { z } from 'zod'
import { type Overriding, overriding } from './overriding.ts'
import { Policy } from './policy.ts'

const Overrides = z.record(z.string(), overriding(Policy).meta({ id: 'policy-changes' })).default({})

/** The section of the configuration: one policy, and what differs for a brand of the helpdesk or for a connection. */
export const PolicySection = Policy.extend({
  brands: Overrides.describe('Brand number → what differs for its tickets'),
  connections: Overrides.describe('Connection → what differs for its orders; has the last word'),
}).superRefine((section, context) => {
  if (context.issues.length > 0) return
  const said = new Set<string>()
  // Each part is right by itself; together they may still not be, as a service without transit days.
  for (const place of placesOf(section)) {
    const { error } = Policy.safeParse(mergedFor(section, place), { reportInput: true })
    for (const { path, message, input } of error?.issues ?? []) {
      const at = place.connection ? ['connections', place.connection] : ['brands', place.brand ?? '']
      const full = [...at, ...path]
      if (said.has(full.join('.'))) continue
      said.add(full.join('.'))
      const what =
        input === undefined
          ? 'is missing, here and in the general policy; add it'
          : `${message}, together with the general policy`
      context.addIssue({ code: 'custom', path: full, message: what })
    }
  }
})
export type PolicySection = z.output<typeof PolicySection>

/** Whose orders on whose tickets. */
export interface Place {
  brand?: string | undefined
  connection?: string | undefined
}

/** The policy for the orders of a connection on tickets of a brand: the general one, what the brand changes, what the connection changes. */
export const policyFor = (section: PolicySection, place: Place): Policy =>
  Policy.parse(mergedFor(section, place))

function mergedFor(
  { brands, connections, ...general }: PolicySection,
  { brand, connection }: Place,
): unknown {
  const changes: Overriding<Policy>[] = [
    brand === undefined ? undefined : brands[brand],
    connection === undefined ? undefined : connections[connection],
  ].flatMap((one) => one ?? [])
  return changes.reduce<unknown>(merge, general)
}

function placesOf({ brands, connections }: PolicySection): Place[] {
  const connectionNames = [undefined, ...Object.keys(connections)]
  return [undefined, ...Object.keys(brands)]
    .flatMap((brand) => connectionNames.map((connection): Place => ({ brand, connection })))
    .filter(({ brand, connection }) => brand !== undefined || connection !== undefined)
}

const merge = (base: unknown, change: unknown): unknown => {
  if (!isBlock(base) || !isBlock(change)) return change ?? base
  const keys = new Set([...Object.keys(base), ...Object.keys(change)])
  return Object.fromEntries([...keys].map((key) => [key, merge(base[key], change[key])]))
}

const isBlock = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
