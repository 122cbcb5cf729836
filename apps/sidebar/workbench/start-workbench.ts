import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { HostConfig } from './host-config.ts'
import { type AppJson, toAppJson } from './server/app-json.ts'
import { startAppServer } from './server/app-server.ts'
import { bundleScript } from './server/bundle.ts'
import { listen } from './server/listen.ts'
import { readManifest } from './server/manifest.ts'
import { hostPage, hostPagePolicy } from './server/page.ts'
import type { Settings } from './server/placeholders.ts'
import { proxyRequest } from './server/proxy.ts'
import { readBody, send, sendJson } from './server/reply.ts'
import type { WorkbenchTicket } from './ticket.ts'

export type { WorkbenchTicket } from './ticket.ts'

export type WorkbenchOptions = {
  /** Of the host page; 0 takes a free one. */
  port: number
  /** Of the app's own origin; 0 takes a free one. Not used with `appJsonUrl`. */
  appPort: number
  /** An assembled app: manifest.json, translations/, assets/. */
  appDir: string
  /** A running `zcli apps:server`, e.g. http://localhost:4567/app.json, instead of our own app server. */
  appJsonUrl?: string
  /** The value of the app's `bridge_url` setting. A function when the bridge starts after the workbench. */
  bridgeUrl: string | (() => string)
  /** Values of secure parameters by name. They stay in this process. */
  secureSettings: Record<string, string>
  tickets: WorkbenchTicket[]
  /** What "now" is in the tickets' world. */
  now?: () => Date
  installationId?: string
  subdomain?: string
  paramsIn?: HostConfig['paramsIn']
}

export type Workbench = { url: string; appOrigin: string; close: () => Promise<void> }

const appId = '0'

/**
 * Starts the simulated helpdesk: a host page on one origin, the app in a real iframe on another.
 * @throws Error with the remedy when a port is taken or `appDir` holds no app
 */
export const startWorkbench = async (options: WorkbenchOptions): Promise<Workbench> => {
  const now = options.now ?? (() => new Date())
  const installationId = options.installationId ?? '1'
  const bridgeUrl = () => (typeof options.bridgeUrl === 'string' ? options.bridgeUrl : options.bridgeUrl())
  const manifest = readManifest(options.appDir)
  const secureNames = new Set(manifest.parameters?.filter(({ secure }) => secure).map(({ name }) => name))

  const ownApp = options.appJsonUrl
    ? undefined
    : await startAppServer({
        port: options.appPort,
        appDir: options.appDir,
        appId,
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
  const appOrigin = new URL((await readAppJson(appJsonUrl)).app.asset_url_prefix).origin
  const script = await bundleScript(join(import.meta.dirname, 'host/main.ts'), 'throughlineWorkbench')
  const logo = readFileSync(join(import.meta.dirname, '../assets-src/logo.svg'))

  const server = await listen('workbench', options.port, async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost')
    try {
      if (pathname === '/')
        return send(res, {
          type: '.html',
          body: hostPage,
          headers: { 'content-security-policy': hostPagePolicy(appOrigin) },
        })
      if (pathname === '/workbench.js') return send(res, { type: '.js', body: script.js })
      if (pathname === '/workbench.css') return send(res, { type: '.css', body: script.css })
      if (pathname === '/logo.svg' || pathname === '/favicon.ico')
        return send(res, { type: '.svg', body: logo })
      if (pathname === '/workbench.json') return sendJson(res, toHostConfig(await readAppJson(appJsonUrl)))
      if (pathname === '/proxy' && req.method === 'POST') {
        if (!fromHostPage(req)) return sendJson(res, { error: 'Only the host page uses the proxy.' }, 403)
        return sendJson(res, await proxy(JSON.parse(await readBody(req))))
      }
      // Relative addresses of client.request land here: a Zendesk whose every record is missing.
      sendJson(res, { error: 'RecordNotFound', description: 'Not found' }, 404)
    } catch (error) {
      sendJson(res, { error: error instanceof Error ? error.message : String(error) }, 500)
    }
  }).catch(async (error: unknown) => {
    await ownApp?.close()
    throw error
  })

  const toHostConfig = ({ app, installation, settings }: InstalledApp): HostConfig => {
    const place = app.locations.support?.ticket_sidebar
    if (!place) throw new Error(`${appJsonUrl} has no ticket_sidebar location.`)
    const plain = Object.fromEntries(Object.entries(settings).filter(([name]) => !secureNames.has(name)))
    return {
      now: now().toISOString(),
      account: { subdomain: options.subdomain ?? 'workbench' },
      agent: { id: 1, name: 'Robin Agent', email: 'robin@workbench.example', locale: 'en-US' },
      app: {
        id: app.id,
        name: app.name,
        version: app.version,
        installationId: String(installation.id),
        pageUrl: new URL(place.url.replace(/^assets\//, ''), app.asset_url_prefix).href,
        assetUrlPrefix: app.asset_url_prefix,
        flexible: place.flexible !== false,
        settings: plain,
      },
      paramsIn: options.paramsIn ?? 'query',
      tickets: options.tickets,
    }
  }

  const proxy = async (request: unknown) => {
    const { settings } = await readAppJson(appJsonUrl)
    const all: Settings = { secure: {}, plain: settings }
    for (const { name, secure, scopes } of manifest.parameters ?? []) {
      const value = options.secureSettings[name] ?? settings[name]
      if (secure) all.secure[name] = { value: String(value ?? ''), scopes }
    }
    const allowedHosts = [...(manifest.domainWhitelist ?? []), new URL(bridgeUrl()).hostname]
    return proxyRequest(request, { settings: all, allowedHosts })
  }

  // The proxy signs with the app's secret: no other page in this browser may ask it to.
  const fromHostPage = ({ headers }: IncomingMessage) => headers.origin === `http://localhost:${server.port}`

  return {
    url: `http://localhost:${server.port}`,
    appOrigin,
    close: async () => {
      await Promise.all([server.close(), ownApp?.close()])
    },
  }
}

type InstalledApp = {
  app: AppJson['apps'][number]
  installation: AppJson['installations'][number]
  settings: Record<string, unknown>
}

const readAppJson = async (url: string): Promise<InstalledApp> => {
  const reply = await fetch(url).catch((cause: unknown) => {
    throw new Error(`${url} did not answer. Is \`zcli apps:server\` running?`, { cause })
  })
  const { apps, installations } = (await reply.json()) as AppJson
  const app = apps[0]
  const installation = installations.find(({ app_id }) => app_id === app?.id)
  if (!app || !installation) throw new Error(`${url} offers no app.`)
  return {
    app,
    installation,
    settings: Object.assign({}, ...installation.settings) as Record<string, unknown>,
  }
}
