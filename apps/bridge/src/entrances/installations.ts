import type { InstallationConfig } from '../config.ts'
import type { Caller } from './caller.ts'

/** One app installation, ready to be asked about. */
export interface Installation {
  /** `subdomain/installation`. */
  id: string
  subdomain: string
  installationId: string
  secrets: readonly Uint8Array[]
  origins: ReadonlySet<string>
  /** Connections by brand; absent when every brand asks all. A map: a brand called `constructor` is no brand. */
  brands: ReadonlyMap<string, readonly string[]> | undefined
}

export type Installations = ReturnType<typeof createInstallations>

/** The helpdesk accounts that this bridge serves. */
export function createInstallations(configured: readonly InstallationConfig[]) {
  const all = configured.map(
    (one): Installation => ({
      id: `${one.subdomain}/${one.installationId}`,
      subdomain: one.subdomain,
      installationId: one.installationId,
      secrets: one.appSecret.map((secret) => new TextEncoder().encode(secret)),
      origins: new Set([...originsOfApp(one.appId), ...one.extraOrigins]),
      brands: one.brands && new Map(Object.entries(one.brands)),
    }),
  )
  const byId = new Map(all.map((one) => [one.id, one]))
  const origins = new Set(all.flatMap((one) => [...one.origins]))
  const find = (subdomain: unknown, installationId: unknown) => byId.get(`${subdomain}/${installationId}`)
  return {
    find,
    /** Whether any installation may call from this origin. */
    allows: (origin: string): boolean => origins.has(origin),
    /**
     * The connections that a brand asks. Without `brands` all of them. With `brands`, a brand that is not listed, or a ticket that
     * names none, asks nobody: nothing crosses brands that the configuration does not join.
     */
    connectionsFor(caller: Caller, brandId: string | undefined, every: readonly string[]): readonly string[] {
      const brands = find(caller.subdomain, caller.installationId)?.brands
      return brands ? (brands.get(brandId ?? '') ?? []) : every
    },
  }
}

/** Where Zendesk serves an app's pages from. The pattern is every app's, so the number is pinned; `p` marks promoted apps. */
const originsOfApp = (appId: string) =>
  ['', 'p'].map((mark) => `https://${mark}${appId}.apps.zdusercontent.com`)
