import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Listening = { port: number; close: () => Promise<void> }

/**
 * Listens on this machine only. Port 0 takes any free one.
 * @throws Error that names the port when it is taken
 */
export const listen = async (name: string, port: number, handler: RequestListener): Promise<Listening> => {
  const server = createServer(handler)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`${name}: port ${port} is taken. Stop what uses it, or choose another port.`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) }
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    // Browsers hold their connections open; without this, closing waits for them.
    server.closeAllConnections()
  })
