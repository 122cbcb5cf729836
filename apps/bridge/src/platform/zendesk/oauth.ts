import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Http } from '../http.ts'
import { ZendeskFailure } from './zendesk-failure.ts'

/** Where an account's API is, and how to prove who asks. */
export interface ZendeskAccount {
  /** `https://acme.zendesk.com`, without a slash at the end. */
  url: string
  oauth?: { clientId: string; clientSecret: string } | undefined
  /** Zendesk phases these out; only where there is no OAuth client. */
  apiToken?: { email: string; token: string } | undefined
}

/** Reply of the token endpoint. https://developer.zendesk.com/api-reference/ticketing/oauth/grant_type_tokens/ – read 2026-11 */
const TokenReply = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().nullish() })

interface TokenTools {
  http: Http
  signal: AbortSignal
}

type Grant =
  | { grant_type: 'client_credentials'; scope: string }
  | {
      grant_type: 'authorization_code'
      code: string
      code_verifier: string
      redirect_uri: string
      scope: string
    }

/** Exchanges a grant for a token. @throws ZendeskFailure */
export async function requestToken(
  { url, oauth }: ZendeskAccount,
  grant: Grant,
  { http, signal }: TokenTools,
): Promise<{ token: string; expiresIn: number | undefined }> {
  if (!oauth) throw new ZendeskFailure('unauthorized', 'there is no OAuth client in the configuration')
  const reply = await http.request({
    method: 'POST',
    url: `${url}/oauth/tokens`,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ client_id: oauth.clientId, client_secret: oauth.clientSecret, ...grant }),
    signal,
  })
  if (reply.status !== 200) throw ZendeskFailure.of(reply, 'The token endpoint')
  const parsed = TokenReply.safeParse(jsonOf(reply.body))
  if (!parsed.success) throw new ZendeskFailure('unexpected_shape', 'The token endpoint gave no token')
  return { token: parsed.data.access_token, expiresIn: parsed.data.expires_in ?? undefined }
}

export interface AuthorizeOptions {
  redirectUri: string
  state: string
  /** PKCE, RFC 7636. */
  verifier: string
  scope: string
}

/** Where a person says who she is. https://developer.zendesk.com/documentation/api-basics/authentication/oauth-pkce – read 2026-11 */
export function authorizeUrl(
  { url, oauth }: ZendeskAccount,
  { redirectUri, state, verifier, scope }: AuthorizeOptions,
): string {
  const target = new URL(`${url}/oauth/authorizations/new`)
  target.search = new URLSearchParams({
    response_type: 'code',
    client_id: oauth?.clientId ?? '',
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  return target.href
}

/** What an `Authorization` header says for the bridge itself: a token of the OAuth client, fetched when it is needed, or the API token. */
export function createBridgeToken(account: ZendeskAccount, { http, now }: { http: Http; now: () => number }) {
  let known: { header: string; until: number } | undefined
  return {
    async header(signal: AbortSignal): Promise<string> {
      if (!account.oauth) {
        const { email, token } = account.apiToken ?? {}
        if (!email)
          throw new ZendeskFailure('unauthorized', 'neither an OAuth client nor an API token is configured')
        return `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`
      }
      if (known && known.until > now()) return known.header
      const { token, expiresIn = oldLifeSeconds } = await requestToken(
        account,
        { grant_type: 'client_credentials', scope: 'read' },
        { http, signal },
      )
      known = { header: `Bearer ${token}`, until: now() + (expiresIn - marginSeconds) * 1_000 }
      return known.header
    },
    /** It was refused: the next call fetches another. */
    forget: () => {
      known = undefined
    },
  }
}

/** Older accounts give tokens that do not end; a new one an hour costs nothing. */
const oldLifeSeconds = 3_600
const marginSeconds = 60

export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
