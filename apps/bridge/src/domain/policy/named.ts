import { defaultWarehouse, type Policy, type ServicePolicy, type WarehousePolicy } from './policy.ts'

/** How this warehouse works, by its own entry or the one named `default`. `isStated` is false where the policy says nothing of it. */
export function warehouseNamed(
  { warehouses }: Policy,
  name: string | undefined,
): { policy: WarehousePolicy; isStated: boolean } {
  const own = Object.entries(warehouses).find(([known]) => isSame(known, name))?.[1] ?? warehouses.default
  return { policy: own ?? defaultWarehouse, isStated: own !== undefined }
}

/** The service that somebody calls so; absent when the policy does not know it. */
export function serviceNamed(
  { services }: Policy,
  name: string | undefined,
): { name: string; policy: ServicePolicy } | undefined {
  const entry = Object.entries(services).find(
    ([known, { names }]) => isSame(known, name) || names.some((other) => isSame(other, name)),
  )
  return entry && { name: entry[0], policy: entry[1] }
}

const isSame = (a: string, b: string | undefined): boolean =>
  b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase()
