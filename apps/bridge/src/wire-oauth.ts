import type { Config } from './config.ts'
import { accessTokens } from './entrances/access-token.ts'
import type { OAuthOptions } from './entrances/oauth.ts'
import type { Http } from './platform/http.ts'
import { createIssuerKeys } from './platform/keys/issuer-keys.ts'
import { errorFacts, type Log } from './platform/log.ts'

/** What reads access tokens at `/mcp`; nothing where no issuer is configured. */
export function wireOAuth(
  { bots: { oauth }, bridge }: Config,
  { http, log, now }: { http: Http; log: Log; now: () => number },
): OAuthOptions | undefined {
  if (!oauth) return undefined
  const { issuer, jwksUri, scopes, brandClaim } = oauth
  const keyFor = createIssuerKeys({
    issuer,
    jwksUri,
    http,
    // How long ago something was, not when: a clock that is set back must not stop the reading.
    elapsed: () => performance.now(),
    onError: (error) =>
      log.error('the keys of bots.oauth.issuer cannot be read', {
        reason: error.reason,
        error: errorFacts(error),
      }),
  })
  const audience = oauth.audience ?? `${bridge.publicUrl.replace(/\/$/, '')}/mcp`
  return {
    issuer,
    audience,
    scopes,
    read: accessTokens({ issuer, audience, scopes, brandClaim, keyFor, now }),
  }
}
