import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Caller } from './caller.ts'
import type { Installations } from './installations.ts'
import { reasonOf, type SignedIn } from './zendesk-token.ts'

/** As long as an agent reads one ticket; the sidebar renews it in time. */
const lifeSeconds = 15 * 60
/** A working day: whoever has proven who she is does so once a day. It lives in the memory of one page. */
const provenLifeSeconds = 8 * 3_600
/** Not the audience of Zendesk's tokens: neither can stand in for the other, even under one secret. */
const audience = 'throughline-session'

export interface IssuedSession {
  token: string
  /** ISO 8601 in UTC. */
  expiresAt: string
}

export type SessionVerdict = { ok: true; caller: Caller } | { ok: false; reason: string }

export type Sessions = ReturnType<typeof createSessions>

/** Bridge sessions: bearer tokens that live 15 minutes, or a working day where Zendesk said whose they are, and work for one installation from one origin. */
export function createSessions(options: { secret: string; installations: Installations; now: () => number }) {
  const { installations, now } = options
  const key = createSecretKey(options.secret, 'utf8')
  // A good signature stays good: checking it again is a fifth of the CPU of a request. Everything else is checked each time.
  const opened = new LRUCache<string, Caller>({ max: 5_000 })

  const open = async (token: string): Promise<Caller> => {
    const known = opened.get(token)
    if (known && known.expiresAt > now()) return known
    const fresh = await openToken(token, key, now())
    opened.set(token, fresh)
    return fresh
  }

  return {
    async issue(
      { installation, agentId }: SignedIn,
      origin: string,
      proof?: Caller['proof'],
    ): Promise<IssuedSession> {
      const issuedAt = Math.floor(now() / 1_000)
      const expiresAt = issuedAt + (proof ? provenLifeSeconds : lifeSeconds)
      const token = await new SignJWT({
        installation: installation.installationId,
        subdomain: installation.subdomain,
        origin,
        ...(proof && { role: proof.role }),
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .setJti(randomUUID())
        .setSubject(proof?.agentId ?? agentId ?? '')
        .sign(key)
      return { token, expiresAt: new Date(expiresAt * 1_000).toISOString() }
    },

    /** Whom a token that was verified before spoke for. Proves nothing now: ask `verify`. */
    lastSeen: (token: string | undefined): Caller | undefined => opened.get(token ?? ''),

    /** `origin` is the request's own, when a browser sent one: a session works from the page that it was made for. */
    async verify(token: string | undefined, origin: string | undefined): Promise<SessionVerdict> {
      if (token === undefined) return { ok: false, reason: 'no_token' }
      const caller = await open(token).catch(reasonOf)
      if (typeof caller === 'string') return { ok: false, reason: caller }
      const installation = installations.find(caller.subdomain, caller.installationId)
      // The configuration may have changed since the session was made.
      if (!installation?.origins.has(caller.origin)) return { ok: false, reason: 'unknown_installation' }
      if (origin !== undefined && origin !== caller.origin) return { ok: false, reason: 'other_origin' }
      return { ok: true, caller }
    },
  }
}

const openToken = async (token: string, key: KeyObject, now: number): Promise<Caller> => {
  const { payload } = await jwtVerify(token, key, {
    algorithms: ['HS256'],
    audience,
    requiredClaims: ['exp', 'jti', 'origin', 'subdomain', 'installation'],
    currentDate: new Date(now),
  })
  return {
    kind: 'agent',
    subdomain: String(payload.subdomain),
    installationId: String(payload.installation),
    ...(payload.sub ? { agentId: payload.sub } : {}),
    ...(payload.sub && isRole(payload.role) ? { proof: { agentId: payload.sub, role: payload.role } } : {}),
    origin: String(payload.origin),
    sessionId: String(payload.jti),
    expiresAt: (payload.exp ?? 0) * 1_000,
  }
}

const isRole = (word: unknown): word is NonNullable<Caller['proof']>['role'] =>
  word === 'lead' || word === 'agent'
