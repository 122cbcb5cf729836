import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createExportView, toldPerson, toldTicket, toldUpdate } from './export-view.ts'
import type { Helpdesk } from './helpdesk.ts'
import { createSignInDesk, type OAuthClient } from './sign-in-desk.ts'

export interface SimulatedZendeskOptions {
  helpdesk: Helpdesk
  /** 0 takes a free one. */
  port?: number
  host?: string
  /** Epoch milliseconds: what is younger than a minute is not exported. */
  now?: () => number
  /** What the limit of exports goes by, in milliseconds; by default real time. */
  elapsed?: () => number
  client: OAuthClient
  /** Of a page; a test makes it small. */
  perPage?: number
}

export interface SimulatedZendesk {
  url: string
  /** From now on the account holds this. */
  hold(helpdesk: Helpdesk): void
  /** Path and query of each call to the API, in their order. */
  calls: readonly string[]
  /** Answers every call with this until told otherwise. */
  fail(status: number | undefined): void
  revokeTokens(): void
  close(): Promise<void>
}

const exportsAMinute = 10

/** A simulation of a Zendesk account that speaks its protocols: OAuth, users/me, and both incremental exports with their limit. */
export async function startSimulatedZendesk(options: SimulatedZendeskOptions): Promise<SimulatedZendesk> {
  const {
    port = 0,
    host = '127.0.0.1',
    now = Date.now,
    elapsed = () => performance.now(),
    perPage = 1_000,
  } = options
  let helpdesk = options.helpdesk
  let failing: number | undefined
  const calls: string[] = []
  const view = createExportView(() => helpdesk)
  const desk = createSignInDesk({ client: options.client, people: () => helpdesk.people, now })
  const exportTimes: number[] = []

  /** Seconds to wait, when this call is one too many. */
  const overLimit = (): number | undefined => {
    const at = elapsed()
    while (exportTimes.length > 0 && at - (exportTimes[0] ?? 0) >= 60_000) exportTimes.shift()
    if (exportTimes.length >= exportsAMinute)
      return Math.ceil((60_000 - (at - (exportTimes[0] ?? 0))) / 1_000)
    exportTimes.push(at)
    return undefined
  }
  const most = (asked: URLSearchParams): number => Math.min(perPage, Number(asked.get('per_page') ?? perPage))
  /** Seconds of the clock from which on nothing is told. */
  const before = (): number => Math.floor((now() - 60_000) / 1_000)

  const tickets = ({ searchParams: asked, origin }: URL): Response => {
    const cursor = placeIn(asked.get('cursor'))
    const from = cursor ?? { at: Number(asked.get('start_time')) - 1, id: Number.MAX_SAFE_INTEGER }
    if (!Number.isFinite(from.at)) return Response.json({ error: 'InvalidValue' }, { status: 400 })
    const { page, last, isEnd } = view().tickets({ from, before: before(), most: most(asked) })
    const told = page.map(toldTicket)
    const ids = new Set(
      page.flatMap((one) => [one.requester, ...one.updates.flatMap(({ assignee }) => assignee ?? [])]),
    )
    const after = cursorOf(last ?? from)
    return Response.json({
      tickets: told,
      users: asked.get('include')?.includes('users')
        ? [...ids].flatMap((id) => view().person(id) ?? []).map(toldPerson)
        : [],
      after_cursor: after,
      after_url: `${origin}/api/v2/incremental/tickets/cursor?cursor=${after}`,
      before_cursor: null,
      end_of_stream: isEnd,
    })
  }

  const updates = ({ searchParams: asked, origin, pathname }: URL): Response => {
    const start = Number(asked.get('start_time'))
    if (!Number.isFinite(start) || start >= before()) {
      return Response.json({ error: 'StartTimeTooRecent' }, { status: 422 })
    }
    const { page, endTime, isEnd } = view().updates({
      from: { at: start, id: 0 },
      before: before(),
      most: most(asked),
    })
    return Response.json({
      ticket_events: page.map(toldUpdate),
      count: page.length,
      end_time: endTime,
      end_of_stream: isEnd,
      next_page: `${origin}${pathname}?start_time=${endTime}`,
    })
  }

  const api = (request: Request, url: URL): Response => {
    const person = desk.personOf(request)
    if (!person) return Response.json({ error: 'invalid_token' }, { status: 401 })
    const path = url.pathname.replace(/\.json$/, '')
    if (path === '/api/v2/users/me') return Response.json({ user: toldPerson(person) })
    const memberships = /^\/api\/v2\/users\/(\d+)\/group_memberships$/.exec(path)?.[1]
    if (memberships) {
      const groups = view().person(Number(memberships))?.groups ?? []
      return Response.json({ group_memberships: groups.map((group_id) => ({ group_id })) })
    }
    if (person.role === 'end-user') return Response.json({ error: 'Forbidden' }, { status: 403 })
    const ticket = /^\/api\/v2\/tickets\/(\d+)$/.exec(path)?.[1]
    if (ticket) {
      const known = view().ticket(Number(ticket))
      if (!known) return Response.json({ error: 'RecordNotFound' }, { status: 404 })
      const requester = view().person(known.requester)
      return Response.json({ ticket: toldTicket(known), users: requester ? [toldPerson(requester)] : [] })
    }
    if (path === '/api/v2/users') {
      const users = view()
        .people.filter(({ role }) => role !== 'end-user')
        .map(toldPerson)
      return Response.json({ users, meta: { has_more: false }, links: { next: null } })
    }
    if (person.role !== 'admin') return Response.json({ error: 'Forbidden' }, { status: 403 })
    const isExport = path.startsWith('/api/v2/incremental/')
    const wait = isExport ? overLimit() : undefined
    if (wait !== undefined) {
      return new Response('{"error":"TooManyRequests"}', {
        status: 429,
        headers: { 'retry-after': String(wait) },
      })
    }
    if (path === '/api/v2/incremental/tickets/cursor') return tickets(url)
    if (path === '/api/v2/incremental/ticket_events') return updates(url)
    return Response.json({ error: 'RecordNotFound' }, { status: 404 })
  }

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    if (failing !== undefined) return Response.json({ error: 'simulated' }, { status: failing })
    if (url.pathname === '/oauth/authorizations/new') return desk.page(url)
    if (url.pathname === '/oauth/tokens' && request.method === 'POST') return desk.token(request)
    if (!url.pathname.startsWith('/api/v2/')) return new Response('simulated Zendesk', { status: 404 })
    calls.push(url.pathname + url.search)
    return api(request, url)
  }

  const server = createServer(getRequestListener(handle, { overrideGlobalObjects: false }))
  // In one process with a database that keeps it busy, a connection would be closed while its next call is on the way.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${host}:${address.port}`,
    hold(next) {
      helpdesk = next
    },
    calls,
    fail(status) {
      failing = status
    },
    revokeTokens: desk.revoke,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const cursorOf = ({ at, id }: { at: number; id: number }): string =>
  Buffer.from(`${at}|${id}`).toString('base64url')

const placeIn = (cursor: string | null): { at: number; id: number } | undefined => {
  if (cursor === null) return undefined
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split('|').map(Number)
  return { at: at ?? Number.NaN, id: id ?? 0 }
}
