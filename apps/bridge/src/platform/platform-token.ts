import { createSecretKey } from 'node:crypto'
import { jwtVerify } from 'jose'

/** The e-mail address of the person who is signed in at the bot's platform; undefined when the token does not prove one. */
export type ReadPlatformToken = (token: string) => Promise<string | undefined>

/**
 * Reads the tokens with which a merchant's own site signs people in at Zendesk messaging or Intercom: HS256, with `email`. Zendesk's also
 * say whether the address was verified; one that says it was not proves nothing.
 * https://developer.zendesk.com/documentation/zendesk-web-widget-sdks/sdks/web/enabling_auth_visitors/
 */
export function platformTokens(secrets: readonly string[], now: () => number): ReadPlatformToken {
  const keys = secrets.map((secret) => createSecretKey(secret, 'utf8'))
  return async (token) => {
    for (const key of keys) {
      const verified = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        // One without an end would be good for ever for whoever finds it.
        requiredClaims: ['exp', 'email'],
        currentDate: new Date(now()),
      }).catch(() => undefined)
      if (!verified) continue
      const { email, email_verified: isVerified } = verified.payload
      return typeof email === 'string' && isVerified !== false ? email : undefined
    }
    return undefined
  }
}
