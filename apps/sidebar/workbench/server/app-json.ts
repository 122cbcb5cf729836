import type { Manifest } from './manifest.ts'

/** The file that `zcli apps:server` offers at /app.json, as far as the workbench reads it. */
export type AppJson = {
  apps: {
    name: string
    id: string
    default_locale: string
    asset_url_prefix: string
    single_install?: boolean
    signed_urls?: boolean
    version: string
    framework_version: string
    locations: Record<string, Record<string, { url: string; flexible?: boolean }>>
  }[]
  installations: {
    app_id: string
    name: string
    collapsible: boolean
    enabled: boolean
    id: string | number
    plan?: string
    requirements: unknown[]
    settings: Record<string, unknown>[]
    updated_at: string
  }[]
}

export type AppJsonInput = {
  manifest: Manifest
  appId: string
  installationId: string
  assetUrlPrefix: string
  /** Values of the parameters that are not secure. */
  settings: Record<string, unknown>
  now: Date
}

/** The same shape as zcli's, with one difference: secure settings are listed but empty. zcli serves them in clear. */
export const toAppJson = ({ manifest, appId, installationId, ...input }: AppJsonInput): AppJson => ({
  apps: [
    {
      name: manifest.name,
      id: appId,
      default_locale: manifest.defaultLocale,
      asset_url_prefix: input.assetUrlPrefix,
      single_install: manifest.singleInstall,
      signed_urls: manifest.signedUrls,
      version: manifest.version,
      framework_version: manifest.frameworkVersion,
      locations: Object.fromEntries(
        Object.entries(manifest.location).map(([product, locations]) => [
          product,
          Object.fromEntries(
            Object.entries(locations).map(([name, place]) => [
              name,
              typeof place === 'string' ? { url: place } : place,
            ]),
          ),
        ]),
      ),
    },
  ],
  installations: [
    {
      app_id: appId,
      name: manifest.name,
      collapsible: true,
      enabled: true,
      id: installationId,
      requirements: [],
      settings: [
        { title: manifest.name },
        ...(manifest.parameters ?? []).map(({ name, secure }) => ({
          [name]: secure ? '' : (input.settings[name] ?? ''),
        })),
      ],
      updated_at: input.now.toISOString(),
    },
  ],
})
