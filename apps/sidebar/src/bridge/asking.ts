import type { AppRouter } from '@throughline/bridge/router'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { BridgeSession } from '../zaf/bridge-session.ts'
import { BridgeError } from './failure.ts'
import { refuseForeign } from './foreign-reply.ts'
import { toBridgeError } from './trpc-error.ts'

/** 10 s: the bridge itself answers within 3 s, whatever its sources do; the rest is a slow network. */
const patienceMs = 10_000

export type AskingOptions = {
  /** Without a slash at its end. */
  url: string
  session: Pick<BridgeSession, 'token' | 'drop'>
  fetch?: typeof fetch
}

/** The way to the bridge with the session's bearer. A refused bearer is renewed once, then the agent is asked. */
export const createAsking = ({
  url,
  session,
  fetch: send = globalThis.fetch.bind(globalThis),
}: AskingOptions) => {
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/trpc`,
        // A ticket's text does not fit an address, and addresses end up in logs.
        methodOverride: 'POST',
        headers: async () => ({ authorization: `Bearer ${await session.token()}` }),
        fetch: async (address, init) => refuseForeign(await send(address, init as RequestInit)),
      }),
    ],
  })

  const once = async <T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> => {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
    try {
      return await call(patience)
    } catch (error) {
      throw signal.aborted ? error : toBridgeError(error, url)
    }
  }

  const ask = async <T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> => {
    try {
      return await once(call, signal)
    } catch (error) {
      if (!(error instanceof BridgeError) || error.kind !== 'session_expired') throw error
      session.drop()
      return once(call, signal)
    }
  }

  return { client, ask, send }
}
