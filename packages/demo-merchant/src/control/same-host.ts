import type { IncomingMessage } from 'node:http'

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const ownNames = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/

/**
 * Why somebody may not steer the simulation; `undefined` when he may. It is for this machine alone: not for its network, not for a name
 * that somebody pointed at it, and not for pages of other sites in a browser here.
 */
export function refusalOf({ socket, headers, method }: IncomingMessage): string | undefined {
  if (!loopback.test(socket.remoteAddress ?? ''))
    return 'The simulation is steered from its own machine alone.'
  if (!ownNames.test(headers.host ?? '')) return `${headers.host ?? 'No host'} is no name of this machine.`
  const { origin } = headers
  if (origin !== undefined && !(URL.canParse(origin) && ownNames.test(new URL(origin).host)))
    return `Pages of ${origin} may not steer the simulation.`
  // A form of another site could be posted without asking; JSON could not.
  if (method === 'POST' && !/^application\/json\b/.test(headers['content-type'] ?? ''))
    return 'Commands are application/json.'
  return undefined
}
