import type { HostConfig } from '../host-config.ts'
import type { InstalledApp } from './installed-app.ts'
import type { Manifest } from './manifest.ts'

export type HostConfigInput = Pick<HostConfig, 'now' | 'paramsIn' | 'tickets' | 'label' | 'hasSimulation'> & {
  installed: InstalledApp
  manifest: Manifest
  subdomain: string
}

/** @throws Error when the app has no ticket sidebar */
export const toHostConfig = ({ installed, manifest, subdomain, ...rest }: HostConfigInput): HostConfig => {
  const { app, installation, settings } = installed
  const place = app.locations.support?.ticket_sidebar
  if (!place) throw new Error(`${app.name} has no place in the ticket sidebar.`)
  const navBar = app.locations.support?.nav_bar
  const pageAt = ({ url }: { url: string }) =>
    new URL(url.replace(/^assets\//, ''), app.asset_url_prefix).href
  const secure = new Set(manifest.parameters?.filter((one) => one.secure).map(({ name }) => name))
  return {
    ...rest,
    account: { subdomain },
    agent: { id: 1, name: 'Robin Agent', email: 'robin@workbench.example', locale: 'en-US' },
    app: {
      id: app.id,
      name: app.name,
      version: app.version,
      installationId: String(installation.id),
      pageUrl: pageAt(place),
      ...(navBar && { navBarUrl: pageAt(navBar) }),
      assetUrlPrefix: app.asset_url_prefix,
      flexible: place.flexible !== false,
      // zcli's app.json holds secure settings in clear; the page must not.
      settings: Object.fromEntries(Object.entries(settings).filter(([name]) => !secure.has(name))),
    },
  }
}
