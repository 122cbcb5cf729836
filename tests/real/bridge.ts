import { parseConfig } from '@throughline/bridge/config.ts'
import { type RunningBridge, startBridge } from '@throughline/bridge/server.ts'
import { Panel, type PanelRequest } from '@throughline/shared/contract'
import { SignJWT } from 'jose'
import { realConfig } from './real-config.ts'

const appSecret = 'the-apps-secure-setting-of-32-characters-or-more'
const origin = 'http://localhost:4301'

export interface AskedBridge {
  bridge: RunningBridge
  /** Moves the bridge's clock on, for what is only wrong after some hours. */
  clock: { aheadMs: number }
  /** The panel of a ticket, asked at the bridge's door as the sidebar does, every source anew. */
  panelOf(ticket: Ticket, options?: { fresh?: boolean }): Promise<Panel>
  lines: string[]
  close(): Promise<void>
}

export interface Ticket {
  from: string
  name?: string
  text?: string
  choices?: PanelRequest['choices']
}

/** A bridge with these connections behind its real doors. */
export async function openBridge(connections: object): Promise<AskedBridge> {
  const clock = { aheadMs: 0 }
  const now = () => Date.now() + clock.aheadMs
  const lines: string[] = []
  const bridge = await startBridge({
    config: parseConfig(
      JSON.stringify(
        realConfig({
          connections,
          // What it says of itself; it listens on a port that is free.
          bridge: { port: 4302, sessionSecret: 'signs-sessions-and-is-32-characters-or-more-000' },
          zendesk: { appSecret, extraOrigins: [origin] },
        }),
      ),
      { file: 'the configuration of the tests', env: {} },
    ),
    port: 0,
    now,
    logDestination: { write: (line) => void lines.push(line) },
  })
  const post = async (path: string, bearer: string, body: object): Promise<unknown> => {
    const reply = await fetch(`${bridge.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    })
    const said: unknown = await reply.json()
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(said)}`)
    return said
  }
  const signIn = async (): Promise<string> => {
    const seconds = Math.floor(now() / 1_000)
    const token = await new SignJWT({
      iss: 'demo',
      aud: 'throughline',
      sub: '20978392',
      installation: '1',
      jti: crypto.randomUUID(),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 60)
      .sign(new TextEncoder().encode(appSecret))
    return String(Object(await post('/auth/zendesk', token, { origin })).token)
  }
  return {
    bridge,
    clock,
    lines,
    async panelOf({ from, name, text = '', choices }, { fresh = true } = {}) {
      const said = await post('/trpc/panel.forTicket', await signIn(), {
        ticket: { requester: { name, emails: [from] }, subject: text },
        choices,
        fresh,
      })
      return Panel.parse(Object(said).result.data)
    },
    close: () => bridge.close(),
  }
}
