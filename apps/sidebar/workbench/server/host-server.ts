import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HostConfig, ProxyReply } from '../host-config.ts'
import { bundleScript } from './bundle.ts'
import { forward } from './forward.ts'
import { type Listening, listen } from './listen.ts'
import { hostPage, hostPagePolicy } from './page.ts'
import { type Reply, readBody, send, sendJson } from './reply.ts'

export type HostServerOptions = {
  port: number
  appOrigin: string
  /** Of the simulation's remote control. */
  controlUrl?: string | undefined
  config: () => Promise<HostConfig>
  proxy: (request: unknown) => Promise<ProxyReply>
}

/** The agent page's own origin: the page, its configuration, the request proxy, and a Zendesk without records. */
export const startHostServer = async (options: HostServerOptions): Promise<Listening> => {
  const script = await bundleScript(join(import.meta.dirname, '../host/main.ts'), 'hostPage')
  const logo = readFileSync(join(import.meta.dirname, '../../assets-src/logo.svg'))
  const headers = { 'content-security-policy': hostPagePolicy(options.appOrigin) }
  const files: Record<string, Reply> = {
    '/': { type: '.html', body: hostPage, headers },
    '/workbench.js': { type: '.js', body: script.js },
    '/workbench.css': { type: '.css', body: script.css },
    '/logo.svg': { type: '.svg', body: logo },
  }

  const server = await listen('workbench', options.port, async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost')
    try {
      const file = files[pathname]
      if (file) return send(res, file)
      if (pathname === '/workbench.json') return sendJson(res, await options.config())
      if (pathname === '/proxy' && req.method === 'POST') {
        // The proxy signs with the app's secret: no other page in this browser may ask it to.
        if (req.headers.origin !== `http://localhost:${server.port}`)
          return sendJson(res, { error: 'Only the host page uses the proxy.' }, 403)
        return sendJson(res, await options.proxy(JSON.parse(await readBody(req))))
      }
      if (options.controlUrl && /^\/simulation(?:\/|$)/.test(pathname)) {
        if (req.method !== 'GET' && req.headers.origin !== `http://localhost:${server.port}`)
          return sendJson(res, { error: 'Only the host page steers the simulation.' }, 403)
        return forward(req, res, options.controlUrl + pathname.slice('/simulation'.length))
      }
      // Relative addresses of client.request land here.
      sendJson(res, { error: 'RecordNotFound', description: 'Not found' }, 404)
    } catch (error) {
      sendJson(res, { error: error instanceof Error ? error.message : String(error) }, 500)
    }
  })
  return server
}
