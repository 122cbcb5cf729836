import { createHash, createHmac, createSecretKey, randomUUID, timingSafeEqual } from 'node:crypto'
import type { BoardMe } from '@throughline/shared/contract'
import type { Request, RequestHandler, Response } from 'express'
import { type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Config } from '../config.ts'
import type { Http } from '../platform/http.ts'
import { HttpFailure } from '../platform/http.ts'
import { whoIs } from '../platform/zendesk/api.ts'
import { authorizeUrl, requestToken, type ZendeskAccount } from '../platform/zendesk/oauth.ts'
import { ZendeskFailure } from '../platform/zendesk/zendesk-failure.ts'
import type { Sessions } from './bridge-session.ts'
import type { Caller } from './caller.ts'
import type { Installation, Installations } from './installations.ts'
import { factsOf } from './request-log.ts'
import { signInPage } from './sign-in-page.ts'
import { reasonOf } from './zendesk-token.ts'

export interface BoardSignInOptions {
  /** Where each account's people say who they are; undefined where there is no OAuth client. */
  accountOf(subdomain: string): ZendeskAccount | undefined
  leads: Config['board']['leads']
  installations: Installations
  bridge: Pick<Config['bridge'], 'publicUrl' | 'sessionSecret'>
  http: Http
  /** Epoch milliseconds. */
  now: () => number
  /** Whether something is used for the first time at any of several bridges. */
  useOnce?: ((name: string, expiresAt: number) => Promise<boolean>) | undefined
}

export type BoardSignIn = ReturnType<typeof createBoardSignIn>

/** As long as somebody needs to type a password and a second factor. */
const lifeSeconds = 10 * 60
/** Zendesk's two answers: a token, and whose it is. */
const patienceMs = 15_000

/**
 * Proves who looks at the board, which no page can: a window of its own leads to Zendesk (authorization code with PKCE), comes back with
 * a code, and the bridge asks Zendesk itself whose it is. The window then tells the board's page a new session, and nobody else.
 *
 * `GET /auth/zendesk/start?ticket=`, `GET /auth/zendesk/callback?code=&state=`
 */
export function createBoardSignIn(options: BoardSignInOptions) {
  const { accountOf, leads, installations, bridge, http, now, useOnce } = options
  const { publicUrl, sessionSecret } = bridge
  const secret = createHmac('sha256', sessionSecret).update('throughline board').digest()
  const key = createSecretKey(secret)
  const base = publicUrl.replace(/\/$/, '')
  const redirectUri = `${base}/auth/zendesk/callback`
  const isHttps = base.startsWith('https:')
  // A cookie with this prefix cannot come from a neighbour's domain.
  const cookieName = `${isHttps ? '__Host-' : ''}throughline-sign-in`
  const used = new LRUCache<string, true>({ max: 100_000, ttl: lifeSeconds * 1_000 })

  const sign = (audience: string, { subdomain, installationId, origin }: Whose, more: JWTPayload = {}) => {
    const seconds = Math.floor(now() / 1_000)
    return new SignJWT({ subdomain, installation: installationId, origin, ...more })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setExpirationTime(seconds + lifeSeconds)
      .setJti(more.jti ?? randomUUID())
      .sign(key)
  }
  const open = async (audience: string, token: unknown): Promise<Opened | string> => {
    if (typeof token !== 'string' || token.length > 2_000) return 'malformed'
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience,
        requiredClaims: ['exp', 'jti', 'origin', 'subdomain', 'installation'],
        currentDate: new Date(now()),
      })
      const [subdomain, installationId, origin] = [
        payload.subdomain,
        payload.installation,
        payload.origin,
      ].map(String)
      const installation = installations.find(subdomain, installationId)
      if (!installation || origin === undefined || !installation.origins.has(origin))
        return 'unknown_installation'
      return { installation, origin, jti: String(payload.jti), nonce: String(payload.nonce ?? '') }
    } catch (error) {
      return reasonOf(error)
    }
  }
  const isFirstUse = async (name: string): Promise<boolean> => {
    if (used.has(name)) return false
    used.set(name, true)
    return (await useOnce?.(name, now() + lifeSeconds * 1_000)) !== false
  }
  /** Known to this bridge and its neighbours, and in nobody's browser. */
  const verifierOf = (jti: string): string =>
    createHmac('sha256', secret).update(`pkce ${jti}`).digest('base64url')

  const who = async (code: string, { jti, installation }: Opened) => {
    const account = accountOf(installation.subdomain)
    if (!account) throw new ZendeskFailure('unauthorized', 'there is no OAuth client for this account')
    const signal = AbortSignal.timeout(patienceMs)
    const grant = {
      grant_type: 'authorization_code' as const,
      code,
      code_verifier: verifierOf(jti),
      redirect_uri: redirectUri,
      scope: 'users:read',
    }
    const { token } = await requestToken(account, grant, { http, signal })
    return whoIs(account.url, { token, groups: leads.groups.length > 0, http, signal })
  }

  return {
    /** Who looks, and where to prove it. */
    async me({ subdomain, installationId, origin, proof }: Caller): Promise<BoardMe> {
      if (proof) return { role: proof.role, agentId: proof.agentId }
      if (!accountOf(subdomain)) return { role: 'unproven' }
      const ticket = await sign('throughline-board-ticket', { subdomain, installationId, origin })
      return { role: 'unproven', signInUrl: `${base}/auth/zendesk/start?ticket=${ticket}` }
    },

    start: (async (request: Request, response: Response) => {
      factsOf(response).route = '/auth/zendesk/start'
      const opened = await open('throughline-board-ticket', request.query.ticket)
      if (typeof opened === 'string') return refuse(response, { reason: opened, status: 400 })
      const { installation, origin } = opened
      const account = accountOf(installation.subdomain)
      if (!account) return refuse(response, { reason: 'no_oauth_client', status: 404 })
      const jti = randomUUID()
      const nonce = randomUUID()
      response.cookie(cookieName, nonce, {
        httpOnly: true,
        secure: isHttps,
        sameSite: 'lax',
        path: '/',
        maxAge: lifeSeconds * 1_000,
      })
      const state = await sign(
        'throughline-board-state',
        { ...installation, origin },
        { jti, nonce: hashOf(nonce) },
      )
      response.setHeader('Cache-Control', 'no-store')
      response.setHeader('Cross-Origin-Opener-Policy', 'unsafe-none')
      response.redirect(
        302,
        authorizeUrl(account, { redirectUri, state, verifier: verifierOf(jti), scope: 'users:read' }),
      )
    }) satisfies RequestHandler,

    callback: (sessions: Pick<Sessions, 'issue'>) =>
      (async (request: Request, response: Response) => {
        const facts = factsOf(response)
        facts.route = '/auth/zendesk/callback'
        const opened = await open('throughline-board-state', request.query.state)
        if (typeof opened === 'string') return refuse(response, { reason: `state_${opened}`, status: 400 })
        const { installation, origin, jti, nonce } = opened
        facts.installation = installation.id
        // The window that comes back is the one that left: nobody finishes here what he began elsewhere.
        const isSameBrowser = isEqual(hashOf(cookieIn(request, cookieName)), nonce)
        response.clearCookie(cookieName, { path: '/', secure: isHttps, httpOnly: true, sameSite: 'lax' })
        if (!isSameBrowser) return refuse(response, { reason: 'other_browser', status: 400 })
        if (!(await isFirstUse(`board ${jti}`)))
          return refuse(response, { reason: 'used_before', status: 400 })
        const { code } = request.query
        if (typeof code !== 'string' || code === '' || code.length > 1_000) {
          return refuse(response, { reason: 'not_allowed', status: 403, origin })
        }
        try {
          const person = await who(code, opened)
          const role = roleOf(person, leads)
          if (!role) return refuse(response, { reason: 'no_colleague', status: 403, origin })
          const proof = { agentId: person.id, role }
          const session = await sessions.issue({ installation, agentId: person.id }, origin, proof)
          facts.outcome = 'signed_in'
          return signInPage(response, {
            status: 200,
            origin,
            message: { type: signedIn, ...session, ...proof },
          })
        } catch (error) {
          if (!(error instanceof ZendeskFailure || error instanceof HttpFailure)) throw error
          const isAway = error.kind !== 'unauthorized'
          return refuse(response, { reason: `zendesk_${error.kind}`, status: isAway ? 502 : 401, origin })
        }
      }) satisfies RequestHandler,
  }
}

interface Whose {
  subdomain: string
  installationId: string
  origin: string
}

interface Opened {
  installation: Installation
  origin: string
  jti: string
  nonce: string
}

/** Kinds of the message that the board's page hears. */
const signedIn = 'throughline.signed-in'
const refused = 'throughline.sign-in-failed'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const cookieIn = ({ headers }: Request, name: string): string =>
  (headers.cookie ?? '')
    .split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? ''

/** What Zendesk says of a person, by the rules of the configuration; undefined for customers. */
function roleOf(
  { id, role, groups }: { id: string; role: string; groups: readonly string[] },
  leads: Config['board']['leads'],
): 'lead' | 'agent' | undefined {
  if (role !== 'admin' && role !== 'agent') return undefined
  const isLead =
    leads.roles.includes(role) ||
    leads.agents.includes(id) ||
    groups.some((group) => leads.groups.includes(group))
  return isLead ? 'lead' : 'agent'
}

/** Says it to whoever reads the window, and to the board's page where that is known. */
function refuse(
  response: Response,
  { reason, status, origin }: { reason: string; status: number; origin?: string },
): void {
  factsOf(response).reason = reason
  signInPage(response, { status, origin, message: { type: refused, reason } })
}
