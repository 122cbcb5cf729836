import { createHash, randomUUID } from 'node:crypto'
import type { HelpdeskPerson } from './helpdesk.ts'

export interface OAuthClient {
  clientId: string
  clientSecret: string
  redirectUris: readonly string[]
  /** Whom the token of `client_credentials` speaks for. */
  person: number
}

export interface SignInDeskOptions {
  client: OAuthClient
  people: () => readonly HelpdeskPerson[]
  /** Epoch milliseconds. */
  now: () => number
}

/** A code is good for two minutes, as Zendesk's are. */
const codeMs = 120_000
const tokenSeconds = 3_600

/** The authorization server of the simulated account: codes with PKCE for people, client credentials for programs. */
export function createSignInDesk({ client, people, now }: SignInDeskOptions) {
  const codes = new Map<string, { person: number; challenge: string; redirectUri: string; until: number }>()
  const tokens = new Map<string, { person: number; until: number }>()
  const issue = (person: number) => {
    const token = `simulated-${randomUUID()}`
    tokens.set(token, { person, until: now() + tokenSeconds * 1_000 })
    return Response.json({
      access_token: token,
      token_type: 'bearer',
      scope: 'read',
      expires_in: tokenSeconds,
    })
  }
  const refuse = (error: string, status = 400) =>
    Response.json({ error, error_description: error }, { status })

  return {
    /** The page on which a person says who she is: a button for each colleague. */
    page(url: URL): Response {
      const asked = url.searchParams
      const isKnown = asked.get('client_id') === client.clientId && asked.get('response_type') === 'code'
      const redirectUri = asked.get('redirect_uri') ?? ''
      if (!isKnown || !client.redirectUris.includes(redirectUri)) return refuse('invalid_client', 400)
      if (asked.get('code_challenge_method') !== 'S256') return refuse('invalid_request')
      const buttons = people()
        .filter(({ role }) => role !== 'end-user')
        .slice(0, 20)
        .map(({ id, name, role }) => {
          const target = new URL(url)
          target.searchParams.set('as', String(id))
          return `<p><a class="who" href="${escaped(target.pathname + target.search)}">${escaped(name)} (${role})</a></p>`
        })
      const who = asked.get('as')
      if (who === null)
        return pageOf(
          `<h1>Simulated Zendesk</h1><p>Allow Throughline to see who you are?</p>${buttons.join('')}`,
        )
      const code = randomUUID()
      codes.set(code, {
        person: Number(who),
        challenge: asked.get('code_challenge') ?? '',
        redirectUri,
        until: now() + codeMs,
      })
      const back = new URL(redirectUri)
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.get('state') ?? '')
      return Response.redirect(back.href, 302)
    },

    async token(request: Request): Promise<Response> {
      const given: Record<string, unknown> = Object(await request.json().catch(() => undefined))
      if (given.client_id !== client.clientId || given.client_secret !== client.clientSecret) {
        return refuse('invalid_client', 401)
      }
      if (given.grant_type === 'client_credentials') return issue(client.person)
      if (given.grant_type !== 'authorization_code') return refuse('unsupported_grant_type')
      const code = String(given.code)
      const known = codes.get(code)
      codes.delete(code)
      const challenge = createHash('sha256').update(String(given.code_verifier)).digest('base64url')
      const isGood =
        known &&
        known.until > now() &&
        known.redirectUri === given.redirect_uri &&
        known.challenge === challenge
      return isGood ? issue(known.person) : refuse('invalid_grant')
    },

    /** Whom a request speaks for; undefined for nobody. */
    personOf(request: Request): HelpdeskPerson | undefined {
      const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
      const known = bearer === undefined ? undefined : tokens.get(bearer)
      return known && known.until > now() ? people().find(({ id }) => id === known.person) : undefined
    },

    /** Ends all tokens before their time, as an administrator can. */
    revoke: () => tokens.clear(),
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const pageOf = (body: string): Response =>
  new Response(`<!doctype html><meta charset="utf-8"><title>Simulated Zendesk</title><main>${body}</main>`, {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
