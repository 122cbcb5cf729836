import type { RequestHandler, Response } from 'express'
import type { KeyScope } from '../platform/keys/api-key.ts'
import { IssuerUnavailable } from '../platform/keys/issuer-keys.ts'
import type { ReadAccessToken } from './access-token.ts'
import { bearerOf } from './bearer.ts'
import { answerProblem, botCallerOf, letIn } from './bot-guard.ts'
import { BotProblem } from './bot-problem.ts'
import { factsOf } from './request-log.ts'

export interface OAuthOptions {
  issuer: string
  audience: string
  scopes: Record<KeyScope, string>
  read: ReadAccessToken
}

export interface OAuthDoorOptions extends OAuthOptions {
  /** As configured, without a slash at the end. */
  publicUrl: string
  connectionsFor(brandId: string | undefined): readonly string[]
}

/**
 * What stands around `/mcp` where access tokens open it: OAuth 2.1's resource server, as MCP's authorization of 2025-11-25 and
 * 2026-07-28 asks for. https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization
 */
export function oauthDoor(options: OAuthDoorOptions) {
  const { issuer, audience, scopes, read, publicUrl, connectionsFor } = options
  const resource = `${publicUrl}/mcp`
  const metadataUrl = `${publicUrl}/.well-known/oauth-protected-resource/mcp`

  const challenge = (response: Response, said: { scope: string; error?: string }): void => {
    const parts = { realm: 'throughline', ...said, resource_metadata: metadataUrl }
    const text = Object.entries(parts).map(([name, value]) => `${name}="${value}"`)
    response.setHeader('WWW-Authenticate', `Bearer ${text.join(', ')}`)
  }
  const lacks = (response: Response, scope: KeyScope): void => {
    factsOf(response).reason = 'insufficient_scope'
    challenge(response, { error: 'insufficient_scope', scope: scopes[scope] })
    answerProblem(
      response,
      new BotProblem({
        title: 'Not allowed',
        status: 403,
        detail: `The access token lacks the scope "${scopes[scope]}". Ask ${issuer} for one with it.`,
      }),
    )
  }

  /** RFC 9728 3.2. */
  const metadata: RequestHandler = (_, response) => {
    factsOf(response).route = '/.well-known/oauth-protected-resource'
    response.json({
      resource,
      authorization_servers: [issuer],
      scopes_supported: Object.values(scopes),
      bearer_methods_supported: ['header'],
      resource_name: 'Throughline for chatbots',
      resource_documentation: `${publicUrl}/v1/docs`,
    })
  }

  const guard: RequestHandler = async (request, response, next) => {
    const token = bearerOf(request)
    const verdict = token === undefined ? { ok: false as const, reason: 'no_token' } : await read(token)
    if (!verdict.ok) {
      factsOf(response).reason = verdict.reason
      // Without a token there is nothing wrong with it, RFC 6750 3.1.
      challenge(response, { ...(token !== undefined && { error: 'invalid_token' }), scope: scopes.read })
      return answerProblem(response, unauthorized)
    }
    const { id, scopes: granted, brandId } = verdict.caller
    if (granted.length === 0) return lacks(response, 'read')
    letIn(response, {
      kind: 'bot',
      keyId: id,
      scopes: granted,
      brandId,
      connections: connectionsFor(brandId),
      address: request.ip ?? '',
    })
    next()
  }
  const guardOrSayWhy: RequestHandler = async (request, response, next) => {
    try {
      await guard(request, response, next)
    } catch (error) {
      if (!(error instanceof IssuerUnavailable)) throw error
      factsOf(response).reason = `issuer_${error.reason}`
      answerProblem(response, new BotProblem(away, error.retryAfterSeconds))
    }
  }
  const unauthorized = new BotProblem({
    title: 'No valid access token',
    status: 401,
    detail: `Send an access token of ${issuer} for ${audience}, signed and not expired, as Authorization: Bearer …, or an API key. The bridge’s log says what is wrong with this one, under this answer’s X-Request-Id.`,
  })
  const away = {
    title: 'The issuer is away',
    status: 503,
    detail: `The keys of ${issuer} cannot be read, so no access token can be checked. Try again as Retry-After says; API keys still work.`,
  }

  return {
    metadata,
    guard: guardOrSayWhy,
    /** A tool that needs more than the token has is refused before it is called, so that a client knows what to ask its issuer for. */
    requireScope:
      (scopeOf: (body: unknown) => KeyScope | undefined): RequestHandler =>
      (request, response, next) => {
        const { keyId, scopes: granted } = botCallerOf(response)
        const needed = keyId.startsWith('oauth_') ? scopeOf(request.body) : undefined
        if (needed === undefined || granted.includes(needed)) next()
        else lacks(response, needed)
      },
  }
}
