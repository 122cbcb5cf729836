import { RequestError, zafRequest } from './request.ts'
import type { ZafClient } from './sdk.ts'
import { fieldsOf, textOf } from './unknown.ts'
import { ZafError } from './zaf-error.ts'

/** The proxy's signature lives 60 s: enough for a slow hop, useless when it leaks. */
const signatureSeconds = 60
/** A session with less than this left is renewed while it still works, so that no look-up waits for a new one. */
const renewBeforeMs = 60_000

export type BridgeSession = {
  /** A bearer that works now. Renews ahead of expiry; callers at the same time share one exchange. */
  token(): Promise<string>
  /** Forgets the bearer, for instance after a 401: the next `token()` asks for another. */
  drop(): void
}

export type BridgeSessionOptions = {
  client: ZafClient
  bridgeUrl: string
  subdomain: string
  installationId: string
  userId: string
  /** This page's own origin: the bridge answers its browser calls from there only. */
  origin: string
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * Exchanges, through the helpdesk's proxy, a token signed with the app's secret for a short bridge session. The secret
 * stays on Zendesk's servers: the page only names it.
 * @throws ZafError from `token()`: `session_refused`, `bridge_unreachable` or `unexpected_reply`
 */
export const createBridgeSession = (options: BridgeSessionOptions): BridgeSession => {
  const now = options.now ?? Date.now
  let held: { token: string; until: number } | undefined
  let exchange: Promise<string> | undefined

  const renew = (): Promise<string> => {
    exchange ??= exchangeToken(options)
      .then((session) => {
        held = session
        return session.token
      })
      .finally(() => {
        exchange = undefined
      })
    return exchange
  }

  return {
    token: async () => {
      const left = held ? held.until - now() : 0
      if (!held || left <= 0) return renew()
      // Still good: hand it out, and let a failing renewal show itself when this one has ended.
      if (left < renewBeforeMs) renew().catch(() => undefined)
      return held.token
    },
    drop: () => {
      held = undefined
    },
  }
}

const exchangeToken = async (options: BridgeSessionOptions): Promise<{ token: string; until: number }> => {
  const reply = await zafRequest(options.client, {
    url: `${options.bridgeUrl}/auth/zendesk`,
    type: 'POST',
    secure: true,
    contentType: 'application/json',
    headers: { Authorization: 'Bearer {{jwt.token}}' },
    jwt: {
      algorithm: 'HS256',
      secret_key: '{{setting.bridge_secret}}',
      expiry: signatureSeconds,
      claims: {
        iss: options.subdomain,
        aud: 'throughline',
        sub: options.userId,
        installation: options.installationId,
        // A signature that is caught on its way is then good for nothing: the bridge takes each once.
        jti: crypto.randomUUID(),
      },
    },
    data: JSON.stringify({ origin: options.origin }),
  }).catch((reason: unknown) => {
    throw toSessionError(reason, options)
  })
  const { token, expiresAt } = fieldsOf(reply)
  const until = Date.parse(textOf(expiresAt) ?? '')
  const bearer = textOf(token)
  if (!bearer || Number.isNaN(until))
    throw new ZafError('unexpected_reply', `${options.bridgeUrl}/auth/zendesk sent no token with an expiry.`)
  return { token: bearer, until }
}

const toSessionError = (reason: unknown, options: BridgeSessionOptions): ZafError => {
  const { bridgeUrl, subdomain, installationId } = options
  const status = reason instanceof RequestError ? reason.status : 0
  // 422 comes from Zendesk's proxy when the installation or its secret is unknown to it.
  if (status === 401 || status === 403 || status === 422)
    return new ZafError(
      'session_refused',
      `${bridgeUrl} refused the session (${status}). Check that its configuration has ${subdomain} with installation ${installationId} and the same secret as the app.`,
      status,
    )
  const said = reason instanceof Error ? reason.message : String(reason)
  return new ZafError('bridge_unreachable', `The bridge could not be reached: ${said}`, status)
}
