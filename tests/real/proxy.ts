import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface VendorProxy {
  url: string
  /** Requests that came through so far. */
  calls: number
  /** What the system behind it is asked, and what it answers, changed on the way. */
  question: (body: string) => string
  answer: (body: string) => string
  close(): Promise<void>
}

/** Stands before a real system and changes what it says: another version of it, another clock. */
export async function startProxy(upstream: string): Promise<VendorProxy> {
  const server = createServer(async (incoming, outgoing) => {
    proxy.calls += 1
    try {
      const body = proxy.question(await text(incoming))
      const reply = await fetch(`${upstream}${incoming.url}`, {
        method: incoming.method ?? 'GET',
        headers: { ...passed(incoming), connection: 'close' },
        ...(body && { body }),
      })
      const headers = Object.fromEntries(
        [...reply.headers].filter(
          ([name]) => !/^(content-length|content-encoding|connection|transfer-encoding)$/.test(name),
        ),
      )
      outgoing.writeHead(reply.status, headers).end(proxy.answer(await reply.text()))
    } catch {
      outgoing.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const same = (body: string) => body
  const proxy: VendorProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: 0,
    question: same,
    answer: same,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return proxy
}

/** Without what belongs to one connection: the body's length changes with it. */
const passed = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || /^(host|connection|content-length|accept-encoding)$/.test(name)
        ? []
        : [[name, String(value)]],
    ),
  )
