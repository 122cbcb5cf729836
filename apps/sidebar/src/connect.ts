import { createBridge } from './bridge/trpc-bridge.ts'
import type { Services } from './services.ts'
import { browserShelf } from './state/choice-store.ts'
import { createBridgeSession } from './zaf/bridge-session.ts'
import { bridgeUrlOf } from './zaf/bridge-url.ts'
import { watchAttention, watchTicket } from './zaf/events.ts'
import { readAgent } from './zaf/read-agent.ts'
import { readTicket } from './zaf/read-ticket.ts'
import type { ZafStart } from './zaf/start-zaf.ts'
import { watchSent } from './zaf/watch-sent.ts'
import { writeComment } from './zaf/write-comment.ts'

/**
 * Meets the helpdesk and prepares the way to the bridge. The ticket is read and the session asked for while the agent's
 * profile is still on its way: each costs a round trip, and the agent waits for the sum of what is asked in a row.
 * @throws ZafError
 */
export const connect = async (zaf: ZafStart): Promise<Services> => {
  if (!zaf.ok) throw zaf.failure
  const { client } = zaf
  const registered = await zaf.registered
  const url = bridgeUrlOf(registered)
  let early: ReturnType<typeof readTicket> | undefined = readTicket(client)
  early.catch(() => undefined)
  const agent = await readAgent(client)
  const session = createBridgeSession({
    client,
    bridgeUrl: url,
    subdomain: registered.subdomain,
    installationId: registered.installationId,
    userId: agent.id,
    origin: location.origin,
  })
  // The first call waits for this same exchange and reports its failure.
  session.token().catch(() => undefined)
  return {
    helpdesk: {
      account: registered.subdomain,
      agent,
      readTicket: () => {
        const first = early ?? readTicket(client)
        early = undefined
        return first
      },
      watchTicket: (changed) => watchTicket(client, changed),
      watchAttention: (changed) => watchAttention(client, changed),
      writeComment: (kind, text) => writeComment(client, kind, text),
      watchSent: (sent) => watchSent(client, sent),
    },
    bridge: createBridge({ url, session }),
    now: Date.now,
    shelf: browserShelf(),
  }
}
