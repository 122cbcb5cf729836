import type { StreamEnding } from '@throughline/shared/contract'

/** A page watches one ticket; the others are room for what it has let go of and we have not noticed yet. */
const perSession = 4

export interface StreamLimits {
  /** Of this bridge. */
  inAll: number
}

interface OpenStream {
  sessionId: string
  /** What is watched: a second stream of the session for the same takes the place of the first. */
  what: string
  end(ending: StreamEnding): void
}

export type Admission =
  | { ok: true; leave(): void }
  | { ok: false; refusal: 'TOO_MANY_REQUESTS' | 'SERVICE_UNAVAILABLE'; retryAfterSeconds: number }

export type Streams = ReturnType<typeof createStreams>

/** The streams that are open, so that there are never too many and all of them end with the bridge. */
export function createStreams({ inAll }: StreamLimits) {
  const bySession = new Map<string, Map<string, OpenStream>>()
  let count = 0
  let closing = false

  const leave = (stream: OpenStream): void => {
    const { sessionId, what } = stream
    const own = bySession.get(sessionId)
    if (own?.get(what) !== stream) return
    own.delete(what)
    count -= 1
    if (own.size === 0) bySession.delete(sessionId)
  }

  return {
    admit(stream: OpenStream): Admission {
      const { sessionId, what } = stream
      if (closing) return { ok: false, refusal: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 2 }
      const own = bySession.get(sessionId) ?? new Map<string, OpenStream>()
      // A page whose network has changed resumes long before we notice that the old stream leads nowhere.
      const replaced = own.get(what)
      if (!replaced && own.size >= perSession) {
        return { ok: false, refusal: 'TOO_MANY_REQUESTS', retryAfterSeconds: 5 }
      }
      if (!replaced && count >= inAll) {
        return { ok: false, refusal: 'TOO_MANY_REQUESTS', retryAfterSeconds: 30 }
      }
      if (!replaced) count += 1
      bySession.set(sessionId, own.set(what, stream))
      replaced?.end('replaced')
      return { ok: true, leave: () => leave(stream) }
    },
    count: () => count,
    /** Ends all and takes no more. */
    close(): void {
      closing = true
      for (const own of [...bySession.values()]) {
        for (const stream of [...own.values()]) stream.end('closing')
      }
    },
  }
}
