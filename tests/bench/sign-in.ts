import { SignJWT } from 'jose'

export const origin = 'http://localhost:4301'

/** What the sidebar sends, once it has exchanged its token at a bridge with the demo's configuration. Each call is a session of its own. */
export async function signIn(url: string): Promise<Record<string, string>> {
  const token = await new SignJWT({ installation: '1' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('demo')
    .setAudience('throughline')
    .setSubject('1')
    .setExpirationTime('1m')
    .sign(new TextEncoder().encode('demo-app-secret-that-protects-nothing-at-all-0002'))
  const reply = await fetch(`${url}/auth/zendesk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ origin }),
  })
  const session = reply.ok ? ((await reply.json()) as { token?: string }).token : undefined
  return { 'content-type': 'application/json', origin, authorization: `Bearer ${session ?? 'none'}` }
}
