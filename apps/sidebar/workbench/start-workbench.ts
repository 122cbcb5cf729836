import { type ClockState, timeOf } from './clock.ts'
import type { HostConfig } from './host-config.ts'
import { toAppJson } from './server/app-json.ts'
import { startAppServer } from './server/app-server.ts'
import { startHostServer } from './server/host-server.ts'
import { readInstalledApp } from './server/installed-app.ts'
import { type Manifest, readManifest } from './server/manifest.ts'
import type { Settings } from './server/placeholders.ts'
import { proxyRequest } from './server/proxy.ts'
import { toHostConfig } from './server/to-host-config.ts'
import type { WorkbenchTicket } from './ticket.ts'

export type { WorkbenchTicket } from './ticket.ts'

export type WorkbenchOptions = {
  /** Of the host page; 0 takes a free one. */
  port: number
  /** Of the app's own origin; 0 takes a free one. Not used with `appJsonUrl`. */
  appPort: number
  /** An assembled app: manifest.json, translations/, assets/. `assembleApp()` makes one from the build. */
  appDir: string
  /** A running `zcli apps:server`, e.g. http://localhost:4567/app.json, instead of our own app server. */
  appJsonUrl?: string
  /** The value of the app's `bridge_url` setting. A function when the bridge starts after the workbench. */
  bridgeUrl: string | (() => string)
  /** Values of secure parameters by name. They stay in this process. */
  secureSettings: Record<string, string>
  tickets: WorkbenchTicket[]
  /** Beside the title: what of all this is real. Nothing, unless told. */
  label?: string
  /** What "now" is in the tickets' world, where no simulation says it. Signatures then expire by the real clock. */
  now?: () => Date
  /** `1` when absent. */
  installationId?: string
  /** `workbench` when absent. */
  subdomain?: string
  paramsIn?: HostConfig['paramsIn']
  /** The world behind the tickets. */
  simulation?: Simulation
}

export type Simulation = {
  /** Its remote control, as of the demo merchant: `<merchant>/control`. */
  controlUrl: string
  /** Its clock. The app's pages, the host page and the proxy's signatures go by it, as everything in one world does. */
  clock: () => ClockState
}

export type Workbench = { url: string; appOrigin: string; close: () => Promise<void> }

const appId = '0'

/**
 * Starts the simulated helpdesk: a host page on one origin, the app in a real iframe on another.
 * @throws Error with the remedy when a port is taken or `appDir` holds no app
 */
export const startWorkbench = async (options: WorkbenchOptions): Promise<Workbench> => {
  const { installationId = '1', subdomain = 'workbench', paramsIn = 'query', simulation } = options
  const now = simulation ? () => new Date(timeOf(simulation.clock())) : (options.now ?? (() => new Date()))
  const bridgeUrl = () => (typeof options.bridgeUrl === 'string' ? options.bridgeUrl : options.bridgeUrl())
  const manifest = readManifest(options.appDir)

  const ownApp = options.appJsonUrl
    ? undefined
    : await startAppServer({
        port: options.appPort,
        appDir: options.appDir,
        appId,
        clock: simulation?.clock,
        appJson: (origin) =>
          toAppJson({
            manifest,
            appId,
            installationId,
            assetUrlPrefix: `${origin}/${appId}/assets/`,
            settings: { bridge_url: bridgeUrl() },
            now: now(),
          }),
      })
  const appJsonUrl = options.appJsonUrl ?? `http://localhost:${ownApp?.port}/app.json`
  // Read anew each time: zcli rewrites it whenever the manifest changes.
  const installed = () => readInstalledApp(appJsonUrl)

  try {
    const appOrigin = ownApp
      ? `http://localhost:${ownApp.port}`
      : new URL((await installed()).app.asset_url_prefix).origin
    const host = await startHostServer({
      port: options.port,
      appOrigin,
      controlUrl: simulation?.controlUrl,
      config: async () =>
        toHostConfig({
          installed: await installed(),
          manifest,
          subdomain,
          now: now().toISOString(),
          paramsIn,
          tickets: options.tickets,
          label: options.label ?? 'Simulated helpdesk, simulated merchant',
          hasSimulation: simulation !== undefined,
        }),
      proxy: async (request) =>
        proxyRequest(request, {
          settings: settingsOf(manifest, (await installed()).settings, options.secureSettings),
          allowedHosts: [...(manifest.domainWhitelist ?? []), new URL(bridgeUrl()).hostname],
          ...(simulation && { nowSeconds: () => now().getTime() / 1000 }),
        }),
    })
    return {
      url: `http://localhost:${host.port}`,
      appOrigin,
      close: async () => {
        await Promise.all([host.close(), ownApp?.close()])
      },
    }
  } catch (error) {
    await ownApp?.close()
    throw error
  }
}

const settingsOf = (
  { parameters = [] }: Manifest,
  plain: Record<string, unknown>,
  secret: Record<string, string>,
): Settings => ({
  plain,
  secure: Object.fromEntries(
    parameters
      .filter(({ secure }) => secure)
      .map(({ name, scopes }) => [name, { value: String(secret[name] ?? plain[name] ?? ''), scopes }]),
  ),
})
