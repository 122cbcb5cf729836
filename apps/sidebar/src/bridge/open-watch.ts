import type { WatchRequest } from '@throughline/shared/contract'
import type { BridgeSession } from '../zaf/bridge-session.ts'
import { BridgeError } from './failure.ts'
import { ForeignReply } from './foreign-reply.ts'
import { WatchRefused } from './told.ts'
import { toBridgeError } from './trpc-error.ts'

/** Where a bridge does not say how long to wait. */
const busyForMs = 10_000

export type OpenWatch = {
  /** Without a slash at its end. */
  url: string
  session: BridgeSession
  fetch: typeof fetch
}

/**
 * Opens the stream of `panel.watch`, with a bearer that is renewed once when it is refused. By fetch: an `EventSource` can send neither
 * the bearer in a header nor a ticket's text in a body.
 */
export async function openWatch(
  { url, session, fetch: send }: OpenWatch,
  request: WatchRequest,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const ask = async () =>
    send(`${url}/trpc/panel.watch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await session.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
      cache: 'no-store',
      signal,
    })
  try {
    let reply = await ask()
    if (reply.status === 401) {
      reply.body?.cancel().catch(() => undefined)
      session.drop()
      reply = await ask()
    }
    return bodyOf(reply, url)
  } catch (error) {
    if (signal.aborted || error instanceof WatchRefused || error instanceof BridgeError) throw error
    throw toBridgeError(error, url)
  }
}

function bodyOf(reply: Response, url: string): ReadableStream<Uint8Array> {
  const { status, headers, body } = reply
  if (status === 200 && body && headers.get('content-type')?.includes('text/event-stream')) return body
  body?.cancel().catch(() => undefined)
  if (status === 401) throw new BridgeError('session_expired', `${url} did not accept the session (401).`)
  if (status === 404 || status === 405 || status === 501) throw new WatchRefused('not_supported')
  if (status === 429 || status === 503) throw new WatchRefused('busy', waitOf(headers))
  throw new ForeignReply(status)
}

const waitOf = (headers: Headers): number => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1_000 : busyForMs
}
