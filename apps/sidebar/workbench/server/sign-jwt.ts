import { SignJWT } from 'jose'
import { fillIn, type Settings } from './placeholders.ts'
import { ProxyRefusal } from './proxy-refusal.ts'

/**
 * Signs as Zendesk's proxy does: `exp` from `expiry`, every other claim as the page gave it, no `iat`, no `jti`.
 * https://developer.zendesk.com/documentation/apps/app-developer-guide/making-api-requests-from-a-zendesk-app/
 * @throws ProxyRefusal
 */
export const signJwt = async (jwt: unknown, settings: Settings, nowSeconds: number): Promise<string> => {
  const { algorithm, secret_key, expiry, claims } = (jwt ?? {}) as Record<string, unknown>
  if (algorithm !== 'HS256')
    throw new ProxyRefusal(`jwt.algorithm is ${JSON.stringify(algorithm)}; use "HS256".`)
  if (typeof secret_key !== 'string' || secret_key === '')
    throw new ProxyRefusal('jwt.secret_key is missing.')
  const seconds = Number(expiry)
  if (!Number.isFinite(seconds) || seconds <= 0)
    throw new ProxyRefusal(`jwt.expiry is ${JSON.stringify(expiry)}; give seconds.`)

  const filled = Object.fromEntries(
    Object.entries((claims ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      typeof value === 'string' ? fillIn(value, 'jwt_claim', settings) : value,
    ]),
  )
  const key = new TextEncoder().encode(fillIn(secret_key, 'jwt_secret_key', settings))
  return new SignJWT(filled)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setExpirationTime(Math.floor(nowSeconds) + Math.floor(seconds))
    .sign(key)
}
