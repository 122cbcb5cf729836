import { Pool } from 'undici'

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Absolute. */
  url: string
  headers?: Record<string, string>
  body?: string
  signal: AbortSignal
}

export interface HttpReply {
  status: number
  /** Lower-case names; of repeated headers the first. */
  headers: Record<string, string | undefined>
  body: string
}

/** Upstream HTTP. Rejects with `HttpFailure` when no complete reply came. */
export interface Http {
  request(request: HttpRequest): Promise<HttpReply>
  close(): Promise<void>
}

/** No complete reply: the connection failed (`unreachable`) or the caller's signal ended it (`timed_out`). */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure'
  readonly kind: 'unreachable' | 'timed_out'

  constructor(kind: 'unreachable' | 'timed_out', message: string, cause: unknown) {
    super(message, { cause })
    this.kind = kind
  }
}

/** 8 MB: a page of 250 orders of a chatty shop is below 4 MB; more than that is not a reply we can use in a ticket. */
const longestReply = 8_000_000

/**
 * One undici pool per origin: a third of the CPU of global `fetch` per look-up.
 * `connections` is per origin; keep it at least four times the look-ups expected in flight.
 */
export function createHttp({
  connections = 64,
  mostBytes = longestReply,
}: {
  connections?: number
  mostBytes?: number
} = {}): Http {
  const pools = new Map<string, Pool>()
  const poolFor = (origin: string) => {
    const known = pools.get(origin)
    if (known) return known
    const pool = new Pool(origin, {
      connections,
      pipelining: 1,
      maxResponseSize: mostBytes,
      connect: { timeout: 2_000 },
    })
    pools.set(origin, pool)
    return pool
  }
  return {
    async request({ method, url, headers, body, signal }) {
      const { origin, pathname, search } = new URL(url)
      try {
        const reply = await poolFor(origin).request({
          method,
          path: pathname + search,
          headers,
          body,
          signal,
        })
        const text = await reply.body.text()
        return { status: reply.statusCode, headers: firstOfEach(reply.headers), body: text }
      } catch (error) {
        if (signal.aborted) throw new HttpFailure('timed_out', `${origin} did not answer in time`, error)
        throw new HttpFailure('unreachable', `${origin} could not be reached: ${wordsOf(error)}`, error)
      }
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
      pools.clear()
    },
  }
}

const firstOfEach = (
  headers: Record<string, string | string[] | undefined>,
): Record<string, string | undefined> => {
  const first: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(headers)) first[name] = Array.isArray(value) ? value[0] : value
  return first
}

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return code ?? error.message
}
