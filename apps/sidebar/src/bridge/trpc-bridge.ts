import type { AppRouter } from '@throughline/bridge/router'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { BridgeSession } from '../zaf/bridge-session.ts'
import type { Bridge } from './bridge.ts'
import { BridgeError } from './failure.ts'
import { refuseForeign } from './foreign-reply.ts'
import { openWatch } from './open-watch.ts'
import { readTold } from './read-told.ts'
import { toBridgeError } from './trpc-error.ts'

/** 10 s: the bridge itself answers within 3 s, whatever its sources do; the rest is a slow network. */
const patienceMs = 10_000

/** Speaks to the bridge with the session's bearer. A refused bearer is renewed once, then the agent is asked. */
export const createBridge = (options: {
  /** Without a slash at its end. */
  url: string
  session: BridgeSession
  fetch?: typeof fetch
}): Bridge => {
  const { url, session, fetch: send = globalThis.fetch.bind(globalThis) } = options
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

  const ask = async <T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> => {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
    try {
      return await call(patience)
    } catch (error) {
      throw signal.aborted ? error : toBridgeError(error, url)
    }
  }

  const askRenewing = async <T>(
    call: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> => {
    try {
      return await ask(call, signal)
    } catch (error) {
      if (!(error instanceof BridgeError) || error.kind !== 'session_expired') throw error
      session.drop()
      return ask(call, signal)
    }
  }

  return {
    forTicket: (request, signal) =>
      askRenewing((patience) => client.panel.forTicket.query(request, { signal: patience }), signal),
    search: (request, signal) =>
      askRenewing((patience) => client.orders.search.query(request, { signal: patience }), signal),
    draft: (request, signal) =>
      askRenewing((patience) => client.replies.draft.query(request, { signal: patience }), signal),
    recordPromise: (request, signal) =>
      askRenewing((patience) => client.promises.record.mutate(request, { signal: patience }), signal),
    stock: (request, signal) =>
      askRenewing((patience) => client.stock.ofOrder.query(request, { signal: patience }), signal),
    watch: async function* (request, signal) {
      yield* readTold(await openWatch({ url, session, fetch: send }, request, signal))
    },
    signInAgain: () => session.drop(),
  }
}
