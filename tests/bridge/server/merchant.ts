import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Config, parseConfig } from '@throughline/bridge/config.ts'
import { type JWTPayload, SignJWT } from 'jose'
import { onTestFinished } from 'vitest'

const appSecret = 'the-apps-secure-setting-of-32-characters-or-more'
const origin = 'http://localhost:4301'

/** A file for a bridge with one connection, whose vendor answers at `upstream`. */
export const configText = (upstream: string, { port = 0 } = {}) => `company: Demo Merchant
bridge:
  port: ${port}
  publicUrl: http://localhost:4302
  sessionSecret: signs-sessions-and-is-32-characters-or-more-000
zendesk:
  - subdomain: demo
    installationId: "1"
    appId: "12345"
    extraOrigins: [${origin}]
    appSecret: ${appSecret}
customers: { countries: [DE] }
store: false
connections:
  carriers:
    vendor: easypost
    title: Carriers
    settings: { apiKey: EZAK-a-secret-key, baseUrl: "${upstream}" }
`

export const configFor = (upstream: string): Config =>
  parseConfig(configText(upstream), { file: 'throughline.yaml', env: {} })

/** A vendor at a real socket. */
export async function openVendor(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What Zendesk's proxy signs for the sidebar. */
export const zendeskToken = (claims: JWTPayload = {}): Promise<string> =>
  new SignJWT({ iss: 'demo', aud: 'throughline', sub: '20978392', installation: '1', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('60 s')
    .sign(new TextEncoder().encode(appSecret))

/** Exchanges the token for a session. */
export const signInWith = (url: string, token: string): Promise<Response> =>
  fetch(`${url}/auth/zendesk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ origin }),
  })

/** Signs in as the sidebar does and gives what a call needs. */
export async function signIn(url: string): Promise<Record<string, string>> {
  const reply = await signInWith(url, await zendeskToken())
  const session: { token: string } = await reply.json()
  return { authorization: `Bearer ${session.token}`, 'content-type': 'application/json', origin }
}
