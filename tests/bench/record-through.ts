import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Exchange } from './exchange.ts'

/** Stands before upstreams and keeps what is asked and answered, for a replay without them. */
export async function recordThrough(upstream: string) {
  const exchanges: Exchange[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const { method = 'GET', url = '/' } = request
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
    const asked = await fetch(upstream + url, {
      method,
      headers: headers as Record<string, string>,
      ...(body !== '' && { body }),
    })
    const reply = {
      status: asked.status,
      headers: { 'content-type': asked.headers.get('content-type') ?? 'application/json' },
      body: await asked.text(),
    }
    exchanges.push({ hop: 0, method: method as Exchange['method'], path: url, headers: {}, body, reply })
    response.writeHead(reply.status, reply.headers).end(reply.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
