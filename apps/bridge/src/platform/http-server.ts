import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HttpServerOptions {
  host: string
  port: number
  /** How long a caller may take to send headers, and a whole request; slow senders hold a socket each. Milliseconds. */
  headersMs?: number
  requestMs?: number
  checkEveryMs?: number
}

export interface HttpServer {
  host: string
  port: number
  /** Takes no new calls, lets those under way finish for at most `graceMs`, then cuts them off. */
  close(graceMs?: number): Promise<void>
}

/** A port that cannot be listened on, in a sentence for the person who started the program. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** Starts listening. @throws ListenError */
export async function listen(handler: RequestListener, options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, headersMs = 10_000, requestMs = 20_000, checkEveryMs = 2_000 } = options
  let closing = false
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: checkEveryMs,
      // Longer than the 60 s of common load balancers, or they reuse a socket that we have just closed.
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      if (closing) response.setHeader('Connection', 'close')
      response.once('close', () => {
        if (closing) server.closeIdleConnections()
      })
      handler(request, response)
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ListenError(whyNot(error, options), { cause: error })))
    server.listen(port, host, resolve)
  })
  return {
    host,
    port: (server.address() as AddressInfo).port,
    close: (graceMs = 5_000) =>
      new Promise((resolve) => {
        closing = true
        const cutOff = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(cutOff)
          resolve()
        })
      }),
  }
}

const whyNot = (error: NodeJS.ErrnoException, { host, port }: HttpServerOptions): string => {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken; stop the program that uses it, or set another bridge.port.`
  }
  if (error.code === 'EACCES')
    return `Port ${port} on ${host} needs rights that this user lacks; set a bridge.port above 1023.`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `${host} is no address of this machine; correct bridge.host.`
  }
  return `Port ${port} on ${host} cannot be listened on: ${error.code ?? error.message}.`
}
