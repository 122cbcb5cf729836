import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SeenRequest, StandInReply } from './contract-case.ts'

/** What the stand-in does with a request: a reply, silence, or a connection cut in the middle. */
export type Play = (request: SeenRequest) => StandInReply | 'hang' | 'reset'

export interface StandIn extends AsyncDisposable {
  url: string
  seen: SeenRequest[]
  play(next: Play): void
  /** Resolves when the next request has arrived. */
  arrival(): Promise<void>
}

/** A vendor of our own on 127.0.0.1, with a real socket: resets, hangs and half replies are real ones. */
export async function startStandIn(): Promise<StandIn> {
  const seen: SeenRequest[] = []
  let current: Play = () => ({ status: 500, body: 'nothing is played' })
  let arrived: (() => void)[] = []
  const server = createServer((incoming, outgoing) => {
    void readBody(incoming).then((body) => {
      const request: SeenRequest = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body,
      }
      seen.push(request)
      for (const tell of arrived.splice(0)) tell()
      answer(current(request), outgoing)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    play(next) {
      current = next
      seen.length = 0
      arrived = []
    },
    arrival: () => new Promise((resolve) => arrived.push(resolve)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(reply: ReturnType<Play>, outgoing: ServerResponse): void {
  if (reply === 'hang') return
  if (reply === 'reset') {
    outgoing.socket?.resetAndDestroy()
    return
  }
  const { status = 200, headers = {}, body } = reply
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
  outgoing.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of incoming) body += String(chunk)
  return body
}
