import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startWorkbench, type WorkbenchOptions } from '@throughline/sidebar/workbench'
import type { Frame, Page } from 'playwright-core'
import { sampleTickets } from './sample-tickets.ts'

export const sampleAppDir = join(import.meta.dirname, 'sample-app')
export const sampleSecret = 'a-secret-of-the-tests-0123456789abcdef'

export const startSampleWorkbench = (options: Partial<WorkbenchOptions> = {}) =>
  startWorkbench({
    port: 0,
    appPort: 0,
    appDir: sampleAppDir,
    bridgeUrl: 'http://localhost:9',
    secureSettings: { bridge_secret: sampleSecret },
    tickets: sampleTickets,
    now: () => new Date('2026-11-20T12:00:00Z'),
    ...options,
  })

/** The sample app's frame of the ticket on screen, after its handshake. */
export const sampleFrame = async (page: Page): Promise<Frame> => {
  const iframe = await page.waitForSelector('.app:not(.app-away) iframe')
  const frame = await iframe.contentFrame()
  if (!frame) throw new Error('The iframe has no page.')
  await frame.waitForFunction('window.client && client.ready')
  return frame
}

export type Heard = { method: string; url: string; headers: IncomingHttpHeaders; body: string }

/** A bridge that remembers what it was asked. `/text`, `/slow`… answer as their names say; the rest echoes. */
export const startEchoBridge = async () => {
  const heard: Heard[] = []
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const part of req) body += part
    heard.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body })
    res.setHeader('access-control-allow-origin', '*')
    if (req.url === '/text') res.setHeader('content-type', 'text/plain').end('plain words')
    else if (req.url === '/teapot')
      res.writeHead(418, { 'content-type': 'application/json' }).end('{"error":"tea"}')
    else if (req.url === '/away') res.writeHead(302, { location: 'http://elsewhere.example/' }).end()
    else res.setHeader('content-type', 'application/json').end(JSON.stringify({ echo: body }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    heard,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
