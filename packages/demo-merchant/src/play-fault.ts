import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './faults.ts'

type Serve = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown

interface Stage {
  incoming: IncomingMessage
  outgoing: ServerResponse
  /** Answers as the healthy system would. */
  serve: Serve
  /** Answers with half of that. */
  serveHalf: Serve
  later: (ms: number, run: () => void) => void
}

/** Plays a fault instead of an answer, in front of the dialect. */
export function playFault(fault: Fault, { incoming, outgoing, serve, serveHalf, later }: Stage): void {
  const reply = (status: number, body: string, headers: Record<string, string> = {}): void => {
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }
  switch (fault.kind) {
    case 'hang':
      break
    case 'reset':
      incoming.socket.resetAndDestroy()
      break
    case 'slow':
      later(fault.ms, () => serve(incoming, outgoing))
      break
    case 'truncated':
      serveHalf(incoming, outgoing)
      break
    case 'unheard_status':
    case 'ignores_filters':
      // The dialect itself plays these, see quirks.ts.
      serve(incoming, outgoing)
      break
    case 'unauthorized':
      reply(401, JSON.stringify({ errors: 'Unauthorized' }))
      break
    case 'rate_limited':
      reply(429, JSON.stringify({ errors: 'Too many requests' }), {
        'retry-after': String(fault.retryAfter ?? 5),
      })
      break
    case 'server_error':
      reply(500, '<html><body><h1>500 Internal Server Error</h1></body></html>', {
        'content-type': 'text/html',
      })
      break
    case 'wrong_shape':
      reply(200, JSON.stringify({ weather: { sky: 'clear', degrees: 21 } }))
  }
}
