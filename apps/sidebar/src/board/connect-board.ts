import { createBridgeSession } from '../zaf/bridge-session.ts'
import { bridgeUrlOf } from '../zaf/bridge-url.ts'
import { readAgent } from '../zaf/read-agent.ts'
import type { ZafStart } from '../zaf/start-zaf.ts'
import { createBoardBridge } from './board-bridge.ts'
import type { BoardServices } from './board-services.ts'
import { createProvenSession } from './proven-session.ts'
import { signIn } from './sign-in.ts'

/**
 * Meets the helpdesk and prepares the way to the bridge.
 * @throws ZafError
 */
export const connectBoard = async (zaf: ZafStart): Promise<BoardServices> => {
  if (!zaf.ok) throw zaf.failure
  const { client } = zaf
  const registered = await zaf.registered
  const url = bridgeUrlOf(registered)
  const agent = await readAgent(client)
  const own = createBridgeSession({
    client,
    bridgeUrl: url,
    subdomain: registered.subdomain,
    installationId: registered.installationId,
    userId: agent.id,
    origin: location.origin,
  })
  own.token().catch(() => undefined)
  const session = createProvenSession(own, Date.now)
  return {
    agent,
    bridge: createBoardBridge({ url, session }),
    openTicket: (id) => void client.invoke('routeTo', 'ticket', id),
    signIn: async (signInUrl) => {
      // The bridge sends its own address; anything else would be somebody else's page.
      if (new URL(signInUrl).origin !== new URL(url).origin) return 'refused'
      const end = await signIn(signInUrl)
      if (end.kind === 'proven') session.prove(end.proof)
      return end.kind
    },
    now: Date.now,
  }
}
