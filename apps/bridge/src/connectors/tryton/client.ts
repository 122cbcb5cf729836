import type { Http, HttpReply } from '../../platform/http.ts'
import { ConnectorError } from '../errors.ts'
import { exchange, readJson, readWire, requireSuccess, scrub } from '../reply.ts'
import { type FetchedToken, keepToken } from '../token-keeper.ts'
import { Access, LoginResult, Preferences, RpcReply } from './wire.ts'

const who = 'Tryton'

/** The series that this connector was checked with, against a running server. */
const checkedSeries = ['6.0'] as const

/** Fields of modules that not every Tryton has: without packages there are no parcels, and the rest is still true. */
const optionalNames: ReadonlySet<string> = new Set([
  'packages',
  'shipping_reference',
  'shipping_tracking_url',
  'carrier',
])

/**
 * Tryton counts refused sign-ins and makes the next ones wait, for everybody from our address: what was refused is not tried again
 * by each look-up.
 */
const refusedForMs = 60_000

/**
 * Tryton hashes the password for most of a second, and waits on purpose after somebody's wrong one. A sign-in goes on when the look-up
 * that began it gives up, or a slow server would never be signed in to.
 */
const signInMs = 15_000

export interface Credentials {
  baseUrl: string
  database: string
  user: string
  password: string
}

/** What to search and what to read of it. `context` is added to the user's own. */
export interface Search {
  model: string
  domain: readonly unknown[]
  fields: readonly string[]
  limit: number
  order?: readonly (readonly [field: string, direction: 'ASC' | 'DESC'])[]
  context?: Record<string, unknown>
}

export type Client = ReturnType<typeof createClient>

/** The only HTTP of this vendor. */
export function createClient(credentials: Credentials, { http, now }: { http: Http; now: () => number }) {
  const { baseUrl, database } = credentials
  let clockBehindMs: number | undefined
  const rpc = async (path: string, call: { method: string; params: unknown[] }, options: Rpc) => {
    const reply = await exchange(http, options.name ?? who, {
      method: 'POST',
      url: `${baseUrl}/${path}`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(options.session && { authorization: `Session ${options.session}` }),
      },
      // Without exactly these three members errors come as HTML.
      body: JSON.stringify({ id: 0, ...call }),
      signal: options.signal,
    })
    const told = Date.parse(reply.headers.date ?? '')
    if (!Number.isNaN(told)) clockBehindMs = now() - told
    return reply
  }
  const path = `${encodeURIComponent(database)}/`
  const sessions = createSessions(credentials, (call, options) => rpc(path, call, options), now)
  const missing = new Set<string>()

  /** The server's release, `6.0.29`; `undefined` where it does not tell: a proxy may hide the address that does. */
  const version = async (signal: AbortSignal): Promise<string | undefined> => {
    try {
      const reply = await rpc('', { method: 'common.server.version', params: [] }, { signal })
      const result = resultOf(JSON.parse(reply.body))
      return typeof result === 'string' && /^\d[\w.]{0,20}$/.test(result) ? result : undefined
    } catch {
      return undefined
    }
  }

  const call = async (
    { method, params, context }: { method: string; params: unknown[]; context?: Search['context'] },
    signal: AbortSignal,
  ): Promise<unknown> => {
    const reply = await sessions.send(
      (session, preferences) =>
        rpc(path, { method, params: [...params, { ...preferences, ...context }] }, { session, signal }),
      signal,
    )
    requireSuccess(reply, who)
    return resultOf(readJson(reply.body, who))
  }
  const once = ({ model, domain, fields, limit, order, context }: Search, signal: AbortSignal) =>
    call(
      {
        method: `model.${model}.search_read`,
        params: [domain, 0, limit, order ?? null, fields],
        ...(context && { context }),
      },
      signal,
    )

  return {
    version,
    /** Names of fields that this server turned out not to have. */
    missing: missing as ReadonlySet<string>,
    /** Which of these models the user may change. */
    async writable(models: readonly string[], signal: AbortSignal): Promise<string[]> {
      const told = await call({ method: 'model.ir.model.access.get_access', params: [models] }, signal)
      const access = readWire(Access, told, who)
      return models.filter((model) => access[model]?.write || access[model]?.create || access[model]?.delete)
    },

    /** By how much the server's clock is behind ours, as its last reply told; negative when it is ahead. To the second. */
    async clockBehindMs(signal: AbortSignal): Promise<number> {
      if (clockBehindMs === undefined) await version(signal)
      return clockBehindMs ?? 0
    },

    /**
     * The rows, as `read` makes of them what it will. `build` is asked again without the optional field that this server turns out not
     * to have. What cannot be read is told with the server's release.
     */
    async searchRead<Rows>(
      build: (missing: ReadonlySet<string>) => Search,
      read: (result: unknown) => Rows,
      signal: AbortSignal,
    ): Promise<Rows> {
      const left = new Set<string>()
      for (;;) {
        try {
          return read(await once(build(missing), signal))
        } catch (error) {
          const name = error instanceof UnknownName ? error.unknown : undefined
          // Another look-up may have found the same just now; what this one has left out once cannot be missing again.
          if (name === undefined || !optionalNames.has(name) || left.has(name))
            throw await withVersion(error, () => version(signal))
          left.add(name)
          missing.add(name)
        }
      }
    },
  }
}

interface Rpc {
  signal: AbortSignal
  session?: string
  name?: string
}

/** A session belongs to one user of one database; the preferences that come with it are the context of every call. */
function createSessions(
  { user, password }: Credentials,
  rpc: (call: { method: string; params: unknown[] }, options: Rpc) => Promise<HttpReply>,
  now: () => number,
) {
  const name = `${who} sign-in`
  let preferences: Record<string, unknown> = {}
  let refused: { error: ConnectorError; until: number } | undefined

  const signIn = async (signal: AbortSignal): Promise<FetchedToken> => {
    // Nobody is there to be asked for a password: the language is that of messages alone.
    const login = { method: 'common.db.login', params: [user, { password }, 'en'] }
    const reply = await rpc(login, { signal, name })
    if (reply.status === 401) {
      throw new ConnectorError('unauthorized', `${name}: user or password is wrong`)
    }
    if (reply.status === 404) {
      throw new ConnectorError('unauthorized', `${name}: there is no such database`)
    }
    requireSuccess(reply, name)
    const [id, key] = readWire(LoginResult, resultOf(readJson(reply.body, name)), name)
    const session = Buffer.from(`${user}:${id}:${key}`).toString('base64')
    const call = { method: 'model.res.user.get_preferences', params: [true, {}] }
    const told = await rpc(call, { signal, session, name })
    requireSuccess(told, name)
    preferences = readWire(Preferences, resultOf(readJson(told.body, name)), name)
    // Every record belongs to a company, and rules hide those of others: such a user finds nothing, without an error.
    if (typeof preferences.company !== 'number')
      throw new ConnectorError(
        'unauthorized',
        `${name}: the user has no company, and sees nothing without one`,
      )
    return { token: session }
  }
  const fetch = async (): Promise<FetchedToken> => {
    if (refused && now() < refused.until) throw refused.error
    try {
      return await signIn(AbortSignal.timeout(signInMs))
    } catch (error) {
      if (error instanceof ConnectorError && error.kind === 'unauthorized')
        refused = { error, until: now() + refusedForMs }
      throw error
    }
  }
  const tokens = keepToken({ who: name, fetch, now })
  return {
    /** With a session, and with a new one where that has ended: a 401 with an empty body. */
    send: (
      exchangeWith: (session: string, preferences: Record<string, unknown>) => Promise<HttpReply>,
      signal: AbortSignal,
    ) => tokens.send((session) => exchangeWith(session, preferences), signal),
  }
}

/** A field or model that this server does not have. */
class UnknownName extends ConnectorError {
  readonly unknown: string

  constructor(unknown: string) {
    super('unexpected_shape', `${who} knows no field or model "${unknown}"`)
    this.unknown = unknown
  }
}

/** The result of a reply, or its error as ours. */
export function resultOf(body: unknown): unknown {
  const reply = readWire(RpcReply, body, who)
  if (!('error' in reply)) return reply.result
  throw errorOf(reply.error as [string, unknown])
}

/** The words of Tryton's database when it is down, starts, or is busy; seen of PostgreSQL 15 and SQLite. */
const databaseTrouble =
  /database is locked|could not connect|connection to server .*failed|server closed the connection|connection already closed|terminating connection|the database system is|too many clients|could not serialize|deadlock detected/i

function errorOf([type, detail]: readonly [string, unknown]): ConnectorError {
  const unknown = /^'([\w.]{1,80})'$/.exec(type)?.[1]
  if (unknown) return new UnknownName(unknown)
  const said = scrub(
    ([detail].flat().find((part) => typeof part === 'string' && part !== '') as string) ?? '',
  )
  // We only read: whatever the server refuses its user then is a right that the user lacks.
  if (type === 'UserError')
    return new ConnectorError(
      'unauthorized',
      `${who} refused access (AccessError): ${said} The bridge's user needs the right to read it`,
    )
  if (type === 'LoginException')
    return new ConnectorError(
      'unauthorized',
      `${who} wants more than a password of this user (LoginException)`,
    )
  if (type === 'ConcurrencyException' || databaseTrouble.test(type))
    return new ConnectorError('unreachable', `${who} could not answer: ${firstLine(type)}`)
  if (/doesn't exist!$/.test(type)) return new ConnectorError('unauthorized', `${who} has no such database`)
  return new ConnectorError(
    'unexpected_shape',
    `${who} refused the question: ${firstLine(type)} ${said}`.trim(),
  )
}

const firstLine = (words: string): string => scrub(words.split('\n', 1)[0] ?? '')

/** Whoever repairs it must know which release it is: names of fields change between them. */
async function withVersion(error: unknown, version: () => Promise<string | undefined>): Promise<unknown> {
  return isOfForm(error) ? adding(versionWords(await version()), error) : error
}

/** What `read` makes of a saved reply; a form that is not known is told with the releases that are. */
export function saved<Made>(read: () => Made): Made {
  try {
    return read()
  } catch (error) {
    throw isOfForm(error) ? adding(checkedWords, error) : error
  }
}

const isOfForm = (error: unknown): error is ConnectorError =>
  error instanceof ConnectorError && error.kind === 'unexpected_shape'

const adding = (words: string, error: ConnectorError): ConnectorError =>
  new ConnectorError(error.kind, `${error.message.replace(/\.$/, '')}. ${words}`, { cause: error })

const checkedWords = `This connector was checked with Tryton ${checkedSeries.join(', ')}`

/** One sentence on the release that was met. */
export function versionWords(version: string | undefined): string {
  if (version === undefined) return `${checkedWords}; the server does not tell its own release`
  return isChecked(version)
    ? `${checkedWords}; this is ${version}`
    : `${checkedWords}, and not with ${version}, which this is`
}

export const isChecked = (version: string): boolean =>
  checkedSeries.some((series) => version === series || version.startsWith(`${series}.`))
