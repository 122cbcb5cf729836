import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Adapter } from 'oidc-provider'
import { freePort } from './free-port.ts'

export const issuerClient = { clientId: 'shop-assistant', clientSecret: 'a-client-secret-for-tests-alone' }

export interface IssuerOptions {
  /** What else stands in its access tokens. */
  claims?: Record<string, string>
}

/**
 * A standard authorization server on this machine, set up as docs/bots.md says: client credentials, resource indicators (RFC 8707), and
 * access tokens that are JWTs for the resource that was asked for.
 */
export async function startIssuer({ claims = {} }: IssuerOptions = {}) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const scope = 'throughline:read throughline:promise throughline:handover'
  const provider = new Provider(url, {
    clients: [
      {
        client_id: issuerClient.clientId,
        client_secret: issuerClient.clientSecret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    scopes: scope.split(' '),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'first' }] },
    adapter: nothingKept,
    ttl: { ClientCredentials: 600 },
    cookies: { keys: ['signs-the-cookies-of-nobody'] },
    extraTokenClaims: () => claims,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          scope,
          audience: resource,
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  })
  const server = provider.listen(port, '127.0.0.1')
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  return {
    url,
    /** An access token for this resource, as a client asks for one. */
    async token(resource: string, scopes = scope): Promise<string> {
      const { clientId, clientSecret } = issuerClient
      const reply = await fetch(`${url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope: scopes }),
      })
      const body = (await reply.json()) as { access_token?: string }
      if (body.access_token === undefined) throw new Error(`no token: ${JSON.stringify(body)}`)
      return body.access_token
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A token that is a JWT is not looked up again, so nothing has to be kept. */
const nothingKept = (): Adapter => ({
  upsert: async () => {},
  find: async () => undefined,
  findByUserCode: async () => undefined,
  findByUid: async () => undefined,
  consume: async () => {},
  destroy: async () => {},
  revokeByGrantId: async () => {},
})
