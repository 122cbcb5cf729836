import { ConnectorError } from './errors.ts'

/** A new token is fetched this long before the old one ends: five minutes cover any clock that is worth running. */
const renewEarlyMs = 300_000

export interface FetchedToken {
  token: string
  /** Seconds; absent when the vendor does not say. */
  lifeSeconds?: number | undefined
}

export interface TokenKeeperOptions {
  /** As errors name the exchange: `ShipHero sign-in`. */
  who: string
  /** One that is there already; used until it is refused. */
  first?: string | undefined
  /** Gets a new one; absent where the configuration holds nothing to get one with. */
  fetch?: ((signal: AbortSignal) => Promise<FetchedToken>) | undefined
  /** Epoch milliseconds. */
  now: () => number
}

/** Keeps one access token in memory. However many look-ups need a new one, it is fetched once. */
export function keepToken({ who, first, fetch, now }: TokenKeeperOptions) {
  let token = first
  let endsAt = Number.POSITIVE_INFINITY
  let pending: Promise<string> | undefined

  const take = async (fetched: Promise<FetchedToken>): Promise<string> => {
    const { token: fresh, lifeSeconds } = await fetched
    token = fresh
    endsAt = lifeSeconds ? now() + lifeSeconds * 1_000 : Number.POSITIVE_INFINITY
    return fresh
  }
  const fetchOnce = async (signal: AbortSignal): Promise<string> => {
    if (!fetch) return token ?? ''
    const mine = pending === undefined
    pending ??= take(fetch(signal)).finally(() => {
      pending = undefined
    })
    try {
      return await unlessAborted(pending, { who, signal })
    } catch (error) {
      // Whoever fetched it gave up; that is no reason for those who waited along.
      const isTheirs =
        !mine && !signal.aborted && error instanceof ConnectorError && error.kind === 'timed_out'
      if (isTheirs) return fetchOnce(signal)
      throw error
    }
  }
  const current = async (signal: AbortSignal): Promise<string> =>
    token !== undefined && now() < endsAt - renewEarlyMs ? token : fetchOnce(signal)

  return {
    /** Sends with a good token, and with a new one when that is refused: once, because a second refusal means something else. */
    async send<Reply extends { status: number }>(
      exchange: (token: string) => Promise<Reply>,
      signal: AbortSignal,
    ): Promise<Reply> {
      const used = await current(signal)
      const reply = await exchange(used)
      if (reply.status !== 401 || !fetch) return reply
      // Whoever comes late gets the token that another look-up fetched meanwhile.
      return exchange(token !== undefined && token !== used ? token : await fetchOnce(signal))
    },
  }
}

function unlessAborted<Value>(
  promise: Promise<Value>,
  { who, signal }: { who: string; signal: AbortSignal },
): Promise<Value> {
  const gaveUp = () => new ConnectorError('timed_out', `${who} did not answer in time`)
  if (signal.aborted) return Promise.reject(gaveUp())
  return new Promise((resolve, reject) => {
    const stop = () => reject(gaveUp())
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
