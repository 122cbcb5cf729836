import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, normalize, sep } from 'node:path'
import type { ClockState } from '../clock.ts'
import { clockScript } from './app-clock.ts'
import type { AppJson } from './app-json.ts'
import { bundleScript } from './bundle.ts'
import { type Listening, listen } from './listen.ts'
import { send, sendJson } from './reply.ts'

/** Where production pages load Zendesk's SDK from. Served pages get the npm copy instead; nothing else changes. */
export const cdnSdkUrl = 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js'
const localSdkPath = '/zaf_sdk.js'
const clockPath = '/workbench-clock.js'
const require = createRequire(import.meta.url)

export type AppServerOptions = {
  port: number
  appDir: string
  appId: string
  appJson: (origin: string) => AppJson
  /** The clock of the world that the app's pages live in, where it is not the machine's. */
  clock?: (() => ClockState) | undefined
}

/** The app's own origin: its files, `/app.json` as zcli offers it, and the SDK. */
export const startAppServer = async (options: AppServerOptions): Promise<Listening> => {
  const assets = join(options.appDir, 'assets')
  const prefix = `/${options.appId}/assets/`
  const sdk = await bundleScript(require.resolve('zendesk_app_framework_sdk'), 'ZAFClient')
  // zcli's server is open to every origin; the agent page reads app.json from another one.
  const open = { 'access-control-allow-origin': '*' }

  const server = await listen('app server', options.port, async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost')
    if (req.method !== 'GET' && req.method !== 'HEAD')
      return sendJson(res, { error: 'Method not allowed' }, 405)
    if (pathname === localSdkPath) return send(res, { type: '.js', body: sdk.js, headers: open })
    if (pathname === clockPath && options.clock)
      return send(res, { type: '.js', body: clockScript(options.clock()) })
    if (pathname === '/app.json') {
      const body = JSON.stringify(options.appJson(`http://localhost:${server.port}`))
      return send(res, { type: '.json', body, headers: open })
    }
    const file = pathname.startsWith(prefix) ? fileIn(assets, pathname.slice(prefix.length)) : undefined
    const bytes = file && (await readFile(file).catch(() => undefined))
    if (!file || !bytes) return sendJson(res, { error: `No ${pathname} here` }, 404)
    const page = file.endsWith('.html') ? withLocalSdk(bytes.toString('utf8')) : undefined
    const body = page === undefined ? bytes : options.clock ? withClock(page) : page
    send(res, { type: file, body, headers: open })
  })
  return server
}

/** The file below `folder`, or undefined when the path leads out of it. */
const fileIn = (folder: string, path: string): string | undefined => {
  const file = normalize(join(folder, decodeURIComponent(path)))
  return file.startsWith(folder + sep) ? file : undefined
}

const withLocalSdk = (html: string): string => html.replaceAll(cdnSdkUrl, localSdkPath)

/** Before every other script of the page: what asks for the time must never see another clock. */
const withClock = (html: string): string =>
  html.replace(/<head[^>]*>/i, (head) => `${head}<script src="${clockPath}"></script>`)
