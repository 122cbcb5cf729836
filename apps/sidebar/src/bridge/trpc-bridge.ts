import type { BridgeSession } from '../zaf/bridge-session.ts'
import { createAsking } from './asking.ts'
import type { Bridge } from './bridge.ts'
import { openWatch } from './open-watch.ts'
import { readTold } from './read-told.ts'

/** Speaks to the bridge for a ticket's panel. */
export const createBridge = (options: {
  /** Without a slash at its end. */
  url: string
  session: BridgeSession
  fetch?: typeof fetch
}): Bridge => {
  const { url, session } = options
  const { client, ask, send } = createAsking(options)
  return {
    forTicket: (request, signal) =>
      ask((patience) => client.panel.forTicket.query(request, { signal: patience }), signal),
    search: (request, signal) =>
      ask((patience) => client.orders.search.query(request, { signal: patience }), signal),
    draft: (request, signal) =>
      ask((patience) => client.replies.draft.query(request, { signal: patience }), signal),
    recordPromise: (request, signal) =>
      ask((patience) => client.promises.record.mutate(request, { signal: patience }), signal),
    stock: (request, signal) =>
      ask((patience) => client.stock.ofOrder.query(request, { signal: patience }), signal),
    causeOf: (ticketId, signal) =>
      ask((patience) => client.contacts.causeOf.query({ ticketId }, { signal: patience }), signal),
    correctCause: (request, signal) =>
      ask((patience) => client.contacts.correctCause.mutate(request, { signal: patience }), signal),
    watch: async function* (request, signal) {
      yield* readTold(await openWatch({ url, session, fetch: send }, request, signal))
    },
    signInAgain: () => session.drop(),
  }
}
