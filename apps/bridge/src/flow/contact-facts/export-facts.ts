import type { ContactEvent, ContactRole } from '../../domain/contacts/contact-event.ts'
import { type ContactFact, exactFact, timedFact } from '../../domain/contacts/contact-fact.ts'
import { isOnlyThanks } from '../../domain/contacts/only-thanks.ts'
import { normaliseEmail, normalisePhone } from '../../domain/identity/normalise.ts'
import {
  type ChildEvent,
  CommentChild,
  channelOf,
  relationOf,
  type Ticket,
  type TicketEvent,
  type User,
} from '../../platform/zendesk/wire.ts'
import { authorOf, isSystem, personTerm } from './people.ts'
import {
  assigned,
  type FactsOptions,
  mergedFact,
  ratedFact,
  removed,
  statusFact,
  statusOf,
  testFacts,
} from './webhook-facts.ts'

export interface ExportOptions extends FactsOptions {
  /** Where customers live, ISO 3166: reads phone numbers. */
  countries: readonly string[]
}

const utc = (time: string): string => new Date(time).toISOString()
/** Zendesk puts it on a ticket that was merged into another. */
const mergedTag = 'closed_by_merge'

/** What a ticket of the export tells: how it began, and what its state betrays. `requester` as it came beside it. */
export function ticketFacts(
  ticket: Ticket,
  requester: User | undefined,
  options: ExportOptions,
): ContactFact[] {
  const at = utc(ticket.created_at)
  const changed = { id: '', ticketId: ticket.id, at: utc(ticket.updated_at) }
  const { rel, from } = relationOf(ticket.via)
  const followUpOf = rel === 'follow_up' ? from[0] : undefined
  const channel = channelOf(ticket.via)
  // A follow-up inherits all tags of the ticket before it: what they say was said of that one.
  const tags = followUpOf === undefined ? (ticket.tags ?? []) : []
  // Heavier than the webhook's: it knows the customer's contacts and what the ticket follows.
  const opened = exactFact(
    {
      id: `opened/${ticket.id}`,
      ticketId: ticket.id,
      at,
      kind: 'opened',
      channel,
      customer: customerTerms(ticket.requester_id, requester, options),
      ...(followUpOf !== undefined && { followUpOf }),
      ...(ticket.brand_id !== undefined && { brand: ticket.brand_id }),
      ...(channel === 'side_conversation' && { isSideConversation: true }),
    },
    1,
  )
  return [
    opened,
    ...testFacts({ ...changed, at }, tags, options),
    ...(tags.includes(mergedTag) ? [mergedFact(changed, '')] : []),
    ...(ticket.status === 'deleted' ? [removed(changed, 'deleted')] : []),
  ]
}

/** All that a customer is recognized by, as keyed hashes. */
function customerTerms(
  id: string | undefined,
  user: Pick<User, 'email' | 'phone'> | undefined,
  options: ExportOptions,
): string[] {
  const phone = user?.phone ? normalisePhone(user.phone, options.countries) : undefined
  return [
    ...(id === undefined ? [] : [personTerm(options, id)]),
    ...(user?.email ? [options.termOf('email', normaliseEmail(user.email))] : []),
    ...(phone === undefined ? [] : [options.termOf('phone', phone)]),
  ]
}

/** What is known of people before an update is read. */
export interface UpdateContext {
  /** Hashes of those who were requesters of this ticket. */
  customers: ReadonlySet<string>
  /** Zendesk ids of all who ever were colleagues. */
  staff: ReadonlySet<string>
}

/**
 * What one update of the export tells. Roles are as good as what is known: whoever asked is the customer, whoever was ever a colleague is
 * one elsewhere, and a private comment is a colleague's, also when she has left since.
 */
export function updateFacts(
  update: TicketEvent,
  context: UpdateContext,
  options: FactsOptions,
): ContactFact[] {
  const happened = { id: '', ticketId: update.ticket_id, at: utc(update.created_at) }
  const by = roleOf(update.updater_id, context, options)
  return [
    ...mergeFacts(update, happened),
    ...update.child_events.flatMap((child) => childFacts(child, { happened, by, context, options })),
  ]
}

interface Around {
  happened: { id: string; ticketId: string; at: string }
  by: ContactRole
  context: UpdateContext
  options: FactsOptions
}

function childFacts(child: ChildEvent, { happened, by, context, options }: Around): ContactFact[] {
  if (child.event_type === 'Comment') return commentFacts(child, { happened, by, context, options })
  if (child.event_type !== 'Create' && child.event_type !== 'Change') return []
  const status = statusOf(textOf(child, 'status'))
  const requester = textOf(child, 'requester_id')
  const brand = child.event_type === 'Change' ? textOf(child, 'brand_id') : undefined
  const rating = /^(good|bad)/.exec(textOf(child, 'satisfaction_score') ?? '')?.[1]
  const customer = requester === undefined ? [] : [personTerm(options, requester)]
  return [
    ...(status ? [statusFact(happened, { to: status, by }, 1)] : []),
    ...assigned(happened, { group: textOf(child, 'group_id'), assignee: textOf(child, 'assignee_id') }),
    ...(customer.length > 0 && child.event_type === 'Change'
      ? [timedFact({ ...happened, kind: 'requester_changed', customer }, `requester_${customer[0]}`)]
      : []),
    ...(brand === undefined
      ? []
      : [timedFact({ ...happened, kind: 'brand_changed', brand }, `brand_${brand}`)]),
    ...(rating === 'good' || rating === 'bad' ? [ratedFact(happened, rating)] : []),
    ...testFacts(happened, child.event_type === 'Change' ? addedTags(child) : [], options),
  ]
}

function commentFacts(child: ChildEvent, { happened, context, options }: Around): ContactFact[] {
  const said = CommentChild.safeParse(child)
  if (!said.success) return []
  const { id, author_id: authorId, public: isPublic, body } = said.data
  const isMerge = relationOf(child.via).rel === 'merge'
  const role = isMerge ? 'system' : roleOf(authorId, context, options, isPublic)
  const author = authorOf(options, authorId, role)
  const thanks = role === 'customer' && isOnlyThanks(body ?? '')
  const event: ContactEvent = {
    ...happened,
    id: `comment/${id}`,
    kind: 'message',
    role,
    isPublic,
    ...(author !== undefined && { author }),
    ...(child.via !== null && child.via !== undefined && { channel: channelOf(child.via) }),
    ...(thanks && { thanks }),
  }
  // What a merge writes in somebody's name is nobody's message; a webhook does not tell.
  return [exactFact(event, isMerge ? 2 : 0)]
}

// biome-ignore lint/complexity/useMaxParams: the last is a refinement for comments alone
function roleOf(
  id: string | undefined,
  { customers, staff }: UpdateContext,
  options: FactsOptions,
  isPublic = true,
): ContactRole {
  if (id === undefined || isSystem(id)) return 'system'
  if (options.bots.has(id)) return 'bot'
  if (customers.has(personTerm(options, id))) return 'customer'
  return staff.has(id) || !isPublic ? 'agent' : 'customer'
}

/** Said of the ticket that went, or by the one that took it in. */
function mergeFacts(update: TicketEvent, happened: Around['happened']): ContactFact[] {
  const relations = [update.via, ...update.child_events.map(({ via }) => via)].map(relationOf)
  return relations.flatMap(({ rel, from, to }) => {
    if (rel !== 'merge') return []
    if (to !== undefined && to !== happened.ticketId) return [mergedFact(happened, to)]
    return from
      .filter((ticketId) => ticketId !== happened.ticketId)
      .map((ticketId) => mergedFact({ ...happened, ticketId }, happened.ticketId))
  })
}

/** A field that changed stands under its own name; older exports say `field_name` and `value`. */
function textOf(child: ChildEvent, field: string): string | undefined {
  const value = child[field] ?? (child.field_name === field ? child.value : undefined)
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
}

const addedTags = (child: ChildEvent): string[] => {
  const added = child.added_tags
  return Array.isArray(added) ? added.filter((tag) => typeof tag === 'string') : []
}
