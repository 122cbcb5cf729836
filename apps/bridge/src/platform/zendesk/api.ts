import { z } from 'zod'
import { type Http, HttpFailure } from '../http.ts'
import { createBridgeToken, jsonOf, type ZendeskAccount } from './oauth.ts'
import { Ticket, User } from './wire.ts'
import { ZendeskFailure } from './zendesk-failure.ts'

export interface ApiTools {
  http: Http
  /** Epoch milliseconds. */
  now: () => number
}

/** A page of the export takes Zendesk some seconds. */
const patienceMs = 60_000

export type ZendeskApi = ReturnType<typeof createZendeskApi>

/** An account's REST API, as the bridge itself. All calls throw `ZendeskFailure`. */
export function createZendeskApi(account: ZendeskAccount, { http, now }: ApiTools) {
  const token = createBridgeToken(account, { http, now })

  const get = async <Shape extends z.ZodType>(
    path: string,
    shape: Shape,
    signal: AbortSignal,
  ): Promise<z.output<Shape>> => {
    const ask = async () =>
      getAs(account.url, path, { shape, http, signal, authorization: await token.header(signal) })
    try {
      return await ask()
    } catch (error) {
      // A token may have been revoked before its end: once.
      if (!(error instanceof ZendeskFailure) || error.kind !== 'unauthorized' || !account.oauth) throw error
      token.forget()
      return ask()
    }
  }

  return {
    get,

    /** A ticket with its requester, and what it says, which nobody keeps. */
    async ticket(id: string, signal: AbortSignal): Promise<TicketWithText> {
      const path = `/api/v2/tickets/${encodeURIComponent(id)}?include=users`
      const { ticket, users } = await get(path, TicketReply, signal)
      const { subject, description, ...rest } = ticket
      return {
        ticket: rest,
        text: { subject: subject ?? '', description: description ?? '' },
        requester: users.find((user) => user.id === ticket.requester_id),
      }
    },

    /** Ids of all who are agents or admins today. */
    async staff(signal: AbortSignal): Promise<string[]> {
      const ids: string[] = []
      let path: string | undefined = '/api/v2/users?role[]=agent&role[]=admin&page[size]=100'
      for (let page = 0; path !== undefined && page < mostPages; page += 1) {
        const { users, meta, links }: z.output<typeof UsersReply> = await get(path, UsersReply, signal)
        ids.push(...users.map(({ id }) => id))
        path = meta.has_more && links.next ? sameAccount(account.url, links.next) : undefined
      }
      return ids
    },
  }
}

export interface TicketWithText {
  ticket: Ticket
  text: { subject: string; description: string }
  requester: User | undefined
}

const TicketReply = z.object({
  ticket: Ticket.extend({ subject: z.string().nullish(), description: z.string().nullish() }),
  users: z.array(User).default([]),
})
const UsersReply = z.object({
  users: z.array(User),
  meta: z.object({ has_more: z.boolean() }).default({ has_more: false }),
  links: z.object({ next: z.string().nullish() }).default({}),
})
/** 10,000 colleagues. */
const mostPages = 100

/** A link to the next page leads nowhere but to the same account. */
function sameAccount(url: string, link: string): string {
  const { pathname, search } = new URL(link, url)
  return pathname + search
}

const UserReply = z.object({ user: User })
const Memberships = z.object({ group_memberships: z.array(z.object({ group_id: z.number() })).default([]) })

/** Who a person's token speaks for, and in which groups she is if that is wanted. @throws ZendeskFailure */
export async function whoIs(
  url: string,
  { token, groups, http, signal }: { token: string; groups: boolean; http: Http; signal: AbortSignal },
): Promise<{ id: string; role: string; groups: string[] }> {
  const as = { http, signal, authorization: `Bearer ${token}` }
  const { user } = await getAs(url, '/api/v2/users/me', { ...as, shape: UserReply })
  if (!groups) return { id: user.id, role: user.role ?? '', groups: [] }
  const path = `/api/v2/users/${encodeURIComponent(user.id)}/group_memberships`
  const { group_memberships: memberships } = await getAs(url, path, { ...as, shape: Memberships })
  return { id: user.id, role: user.role ?? '', groups: memberships.map((one) => String(one.group_id)) }
}

interface Asking<Shape extends z.ZodType> {
  shape: Shape
  authorization: string
  http: Http
  signal: AbortSignal
}

async function getAs<Shape extends z.ZodType>(
  url: string,
  path: string,
  { shape, authorization, http, signal }: Asking<Shape>,
): Promise<z.output<Shape>> {
  const what = `GET ${path.split('?')[0]}`
  const reply = await http
    .request({
      method: 'GET',
      url: url + path,
      headers: { authorization, accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    })
    .catch((error: unknown) => {
      if (!(error instanceof HttpFailure)) throw error
      throw new ZendeskFailure(error.kind, `${what}: ${error.message}`)
    })
  if (reply.status !== 200) throw ZendeskFailure.of(reply, what)
  const parsed = shape.safeParse(jsonOf(reply.body))
  if (!parsed.success) {
    const [first] = parsed.error.issues
    throw new ZendeskFailure('unexpected_shape', `${what}: ${first?.path.join('.')} ${first?.message}`)
  }
  return parsed.data
}
