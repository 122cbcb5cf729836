import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { sendJson } from './reply.ts'

/** Hands a call on to another server of this machine and its answer back, a stream as a stream. */
export const forward = (incoming: IncomingMessage, outgoing: ServerResponse, to: string): void => {
  const { 'content-type': type } = incoming.headers
  const call = request(
    to,
    { method: incoming.method, headers: type ? { 'content-type': type } : {} },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      answer.on('error', () => outgoing.destroy())
    },
  )
  call.on('error', (error) => {
    if (outgoing.headersSent) outgoing.destroy()
    else sendJson(outgoing, { error: `The simulation does not answer: ${error.message}` }, 502)
  })
  outgoing.on('close', () => call.destroy())
  incoming.pipe(call)
}
