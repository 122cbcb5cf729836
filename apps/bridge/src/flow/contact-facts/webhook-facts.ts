import type { ContactEvent, ContactRole, TicketStatus } from '../../domain/contacts/contact-event.ts'
import { type ContactFact, exactFact, timedFact } from '../../domain/contacts/contact-fact.ts'
import { isOnlyThanks } from '../../domain/contacts/only-thanks.ts'
import {
  channelOf,
  isFollowUpChannel,
  WebhookBody,
  WebhookChange,
  WebhookComment,
  WebhookMerge,
  WebhookTags,
} from '../../platform/zendesk/wire.ts'
import { authorOf, isSystem, type People, personTerm } from './people.ts'

export interface FactsOptions extends People {
  /** Tags of tickets that are tests. */
  testTags: readonly string[]
}

/** What a webhook tells of a contact, or in a word why nothing. */
export type WebhookFacts = { facts: ContactFact[]; ticketId: string } | { ignored: string }

/**
 * What one event webhook of Zendesk tells. `topic` is its type without `zen:event-type:`. The text of a comment is read for one thing,
 * whether it only says thank you, and goes no further.
 */
export function webhookFacts(topic: string, body: unknown, options: FactsOptions): WebhookFacts {
  const reader = readers[topic]
  if (!Object.hasOwn(readers, topic) || !reader) return { ignored: 'topic_unknown' }
  const parsed = WebhookBody.safeParse(body)
  if (!parsed.success) return { ignored: 'unexpected_shape' }
  const facts = reader(parsed.data, options)
  return facts ? { facts, ticketId: parsed.data.detail.id } : { ignored: 'unexpected_shape' }
}

type Reader = (body: WebhookBody, options: FactsOptions) => ContactFact[] | undefined

const utc = (time: string): string => new Date(time).toISOString()

/** When its update was written: all events of one action share it, and the export says the same. */
const writtenAt = ({ time, detail }: WebhookBody): string => utc(detail.updated_at ?? time)

const base = (body: WebhookBody, at = writtenAt(body)) => ({ id: '', ticketId: body.detail.id, at })

const created: Reader = (body, options) => {
  const { detail, time } = body
  const at = utc(detail.created_at ?? time)
  const happened = base(body, at)
  const isFollowUp = isFollowUpChannel(detail.via)
  const status = statusOf(detail.status)
  return [
    exactFact({
      ...happened,
      id: `opened/${detail.id}`,
      kind: 'opened',
      channel: channelOf(detail.via),
      customer: detail.requester_id === undefined ? [] : [personTerm(options, detail.requester_id)],
      ...(detail.brand_id !== undefined && { brand: detail.brand_id }),
      ...(channelOf(detail.via) === 'side_conversation' && { isSideConversation: true }),
    }),
    ...(status ? [statusFact(happened, { to: status, by: actorOf(body, options) })] : []),
    ...assigned(happened, { group: detail.group_id, assignee: detail.assignee_id }),
    // A follow-up inherits all tags of the ticket before it.
    ...(isFollowUp ? [] : testFacts(happened, tagsOf(detail.tags), options)),
  ]
}

const commentAdded: Reader = (body, options) => {
  const said = WebhookComment.safeParse(body.event)
  if (!said.success) return undefined
  const { id, is_public: isPublic, author, body: text } = said.data.comment
  const role = roleOfAuthor(author ?? {}, body, options)
  const who = authorOf(options, author?.id, role)
  const thanks = role === 'customer' && isOnlyThanks(text ?? '', author?.name ?? undefined)
  const event: ContactEvent = {
    ...base(body),
    id: `comment/${id}`,
    kind: 'message',
    role,
    isPublic,
    ...(who !== undefined && { author: who }),
    ...(thanks && { thanks }),
  }
  // Heavier than the export's: only the webhook says whether its author was staff when it was written.
  return [exactFact(event, 1)]
}

const statusChanged: Reader = (body, options) => {
  const change = WebhookChange.safeParse(body.event)
  if (!change.success) return undefined
  const word = String(change.data.current ?? '').toLowerCase()
  if (word === 'deleted') return [removed(base(body), 'deleted')]
  const to = statusOf(word)
  return to ? [statusFact(base(body), { to, by: actorOf(body, options) })] : []
}

const requesterChanged: Reader = (body, options) => {
  const change = WebhookChange.safeParse(body.event)
  const id = change.success ? (change.data.current ?? body.detail.requester_id) : undefined
  if (id === undefined || id === null) return undefined
  const customer = [personTerm(options, String(id))]
  return [timedFact({ ...base(body), kind: 'requester_changed', customer }, `requester_${customer[0]}`)]
}

const brandChanged: Reader = (body) => {
  const brand = current(body) ?? body.detail.brand_id
  return brand === undefined
    ? []
    : [timedFact({ ...base(body), kind: 'brand_changed', brand }, `brand_${brand}`)]
}

const merged: Reader = (body) => {
  const target = WebhookMerge.safeParse(body.event)
  if (!target.success) return undefined
  return [mergedFact(base(body), target.data.target_ticket_id)]
}

const tagsChanged: Reader = (body, options) => {
  const tags = WebhookTags.safeParse(body.event)
  return tags.success ? testFacts(base(body), tags.data.tags_added, options) : undefined
}

/** Nobody documents its event: whatever word in it is a rating is believed. */
const rated: Reader = (body) => {
  const words = JSON.stringify(body.event).toLowerCase()
  const rating = /"(good|bad)(?:_with_comment)?"/.exec(words)?.[1]
  if (rating !== 'good' && rating !== 'bad') return undefined
  return [ratedFact(base(body), rating)]
}

const readers: Record<string, Reader> = {
  'ticket.created': created,
  'ticket.comment_added': commentAdded,
  'ticket.status_changed': statusChanged,
  // Statuses of one's own stand beside the status, which has an event of its own.
  'ticket.custom_status_changed': () => [],
  'ticket.group_assignment_changed': (body) => assigned(base(body), { group: current(body) }),
  'ticket.agent_assignment_changed': (body) => assigned(base(body), { assignee: current(body) }),
  'ticket.requester_changed': requesterChanged,
  'ticket.brand_changed': brandChanged,
  'ticket.merged': merged,
  'ticket.tags_changed': tagsChanged,
  'ticket.csat_received': rated,
  'ticket.marked_as_spam': (body) => [removed(base(body), 'spam')],
  'ticket.soft_deleted': (body) => [removed(base(body), 'deleted')],
  'ticket.permanently_deleted': (body) => [removed(base(body), 'deleted')],
  'ticket.undeleted': (body) => [timedFact({ ...base(body), kind: 'restored' }, 'restored')],
}

const current = (body: WebhookBody): string | undefined => {
  const change = WebhookChange.safeParse(body.event)
  const value = change.success ? change.data.current : undefined
  return value === undefined || value === null || value === '' || String(value) === '0'
    ? undefined
    : String(value)
}

const tagsOf = (tags: WebhookBody['detail']['tags']): string[] =>
  typeof tags === 'string' ? tags.split(' ') : (tags ?? [])

/** The requester is the customer, also where she is a colleague. */
function roleOfAuthor(
  { id, is_staff: isStaff }: { id?: string | undefined; is_staff?: boolean | null | undefined },
  { detail }: WebhookBody,
  { bots }: People,
): ContactRole {
  if (isSystem(id)) return 'system'
  if (id !== undefined && bots.has(id)) return 'bot'
  return id === detail.requester_id || !isStaff ? 'customer' : 'agent'
}

/** Who did it. Somebody who is neither the customer nor a program is a colleague: webhooks say no more of actors. */
const actorOf = ({ detail }: WebhookBody, { bots }: People): ContactRole => {
  const { actor_id: actor } = detail
  if (isSystem(actor)) return 'system'
  if (actor !== undefined && bots.has(actor)) return 'bot'
  return actor === detail.requester_id ? 'customer' : 'agent'
}

const statuses = new Set<string>(['new', 'open', 'pending', 'hold', 'solved', 'closed'])
const isStatus = (word: string): word is TicketStatus => statuses.has(word)

/** In our words, whatever its letters; undefined for what is no status of a ticket. */
export const statusOf = (word: string | null | undefined): TicketStatus | undefined => {
  const small = (word ?? '').toLowerCase().replace(/^on[-_ ]hold$/, 'hold')
  return isStatus(small) ? small : undefined
}

type Happened = Pick<ContactEvent, 'id' | 'ticketId' | 'at'>

/** `weight` 1 for the export, which knows who is a colleague: a webhook knows only who is not the customer. */
export const statusFact = (
  happened: Happened,
  { to, by }: { to: TicketStatus; by: ContactRole },
  weight = 0,
): ContactFact => timedFact({ ...happened, kind: 'status', to, by }, `status_${to}`, weight)

/** A group and an agent are told one by one, as webhooks do. */
export const assigned = (
  happened: Happened,
  { group, assignee }: { group?: string | undefined; assignee?: string | undefined },
): ContactFact[] => [
  ...(group === undefined ? [] : [timedFact({ ...happened, kind: 'assigned', group }, `group_${group}`)]),
  ...(assignee === undefined
    ? []
    : [timedFact({ ...happened, kind: 'assigned', assignee }, `agent_${assignee}`)]),
]

/** A ticket is merged once. `into` is empty where only a tag says so. */
export const mergedFact = (happened: Happened, into: string): ContactFact =>
  exactFact(
    { ...happened, id: `merged/${happened.ticketId}`, kind: 'merged_into', ticketId2: into },
    into === '' ? 0 : 1,
  )

export const removed = (happened: Happened, how: 'deleted' | 'spam'): ContactFact =>
  timedFact({ ...happened, kind: 'removed', how }, `removed_${how}`)

export const ratedFact = (happened: Happened, rating: 'good' | 'bad'): ContactFact =>
  timedFact({ ...happened, kind: 'rated', rating }, `rated_${rating}`)

export const testFacts = (
  happened: Happened,
  tags: readonly string[],
  { testTags }: Pick<FactsOptions, 'testTags'>,
): ContactFact[] =>
  tags.some((tag) => testTags.includes(tag))
    ? [exactFact({ ...happened, id: `test/${happened.ticketId}`, kind: 'tagged_test' })]
    : []
