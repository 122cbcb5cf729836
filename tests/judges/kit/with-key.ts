import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A way to a bridge that adds an API key to each request, for judges that cannot send one. Everything else passes as it is. */
export async function withKey({ url, key }: { url: string; key: string }) {
  const { hostname, port } = new URL(url)
  const server = createServer((asked, answered) => {
    const headers = { ...asked.headers, authorization: `Bearer ${key}` }
    const onwards = request({ hostname, port, path: asked.url, method: asked.method, headers }, (reply) => {
      answered.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answered)
    })
    onwards.once('error', () => answered.destroy())
    answered.once('close', () => onwards.destroy())
    asked.pipe(onwards)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
