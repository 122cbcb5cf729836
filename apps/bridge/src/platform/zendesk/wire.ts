import { z } from 'zod'

/** Zendesk writes ids as numbers in its REST API and as strings in webhooks; nobody is `0`, an empty text or null. */
const Id = z
  .union([z.string().max(40), z.number()])
  .nullish()
  .transform((id) =>
    id === null || id === undefined || id === '' || String(id) === '0' ? undefined : String(id),
  )

const RequiredId = z.union([z.string().min(1).max(40), z.number()]).transform(String)
const Word = z.string().max(200).nullish()
const Tags = z.array(z.string().max(300)).nullish()

/**
 * The envelope of an event webhook, as far as it is read. Ids are strings and enums are in capitals.
 * https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events – read 2026-11
 */
export const WebhookBody = z.object({
  time: z.iso.datetime({ offset: true }),
  detail: z.object({
    id: RequiredId,
    status: Word,
    actor_id: Id,
    requester_id: Id,
    submitter_id: Id,
    assignee_id: Id,
    group_id: Id,
    brand_id: Id,
    created_at: z.iso.datetime({ offset: true }).nullish(),
    updated_at: z.iso.datetime({ offset: true }).nullish(),
    tags: z.union([Tags, z.string().max(20_000)]).optional(),
    via: z.object({ channel: Word }).nullish(),
  }),
  event: z.record(z.string(), z.unknown()).default({}),
})
export type WebhookBody = z.output<typeof WebhookBody>

/** `event` of ticket.comment_added. */
export const WebhookComment = z.object({
  comment: z.object({
    id: RequiredId,
    body: z.string().nullish(),
    is_public: z.boolean(),
    author: z.object({ id: Id, is_staff: z.boolean().nullish(), name: Word }).nullish(),
  }),
})

/** `event` of what changed from one value to another. */
export const WebhookChange = z.object({ current: z.union([z.string(), z.number()]).nullish() })
/** `event` of ticket.merged; the ticket of the webhook is the one that went. */
export const WebhookMerge = z.object({ target_ticket_id: RequiredId })
/** `event` of ticket.tags_changed. */
export const WebhookTags = z.object({ tags_added: z.array(z.string().max(300)).default([]) })

const Via = z
  .union([
    z.string(),
    z.object({
      channel: z.union([z.string(), z.number()]).nullish(),
      source: z
        .object({
          rel: Word,
          from: z.object({ ticket_id: Id, ticket_ids: z.array(RequiredId).nullish() }).nullish(),
          to: z.object({ ticket_id: Id }).nullish(),
        })
        .nullish(),
    }),
  ])
  .nullish()

const Time = z.iso.datetime({ offset: true })

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ – as the export gives it, read 2026-11 */
export const Ticket = z.object({
  id: RequiredId,
  created_at: Time,
  updated_at: Time,
  status: Word,
  requester_id: Id,
  submitter_id: Id,
  assignee_id: Id,
  group_id: Id,
  brand_id: Id,
  tags: Tags,
  via: Via,
})
export type Ticket = z.output<typeof Ticket>

/** https://developer.zendesk.com/api-reference/ticketing/users/users/ */
export const User = z.object({
  id: RequiredId,
  role: Word,
  email: z.string().max(320).nullish(),
  phone: z.string().max(60).nullish(),
  name: Word,
  default_group_id: Id,
})
export type User = z.output<typeof User>

/** https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/#incremental-ticket-export-cursor-based */
export const TicketsPage = z.object({
  tickets: z.array(Ticket),
  users: z.array(User).default([]),
  after_cursor: z.string().nullish(),
  end_of_stream: z.boolean(),
})
export type TicketsPage = z.output<typeof TicketsPage>

/** A part of an update. Of a comment it has `public`, `author_id`, `body`; of a change the field under its own name. */
export const ChildEvent = z.looseObject({ id: Id, event_type: Word, via: Via, created_at: Time.nullish() })
export type ChildEvent = z.output<typeof ChildEvent>

export const CommentChild = z.object({
  id: RequiredId,
  author_id: Id,
  public: z.boolean(),
  body: z.string().nullish(),
})

/** One update of a ticket. */
export const TicketEvent = z.object({
  id: RequiredId,
  ticket_id: RequiredId,
  created_at: Time,
  updater_id: Id,
  via: Via,
  child_events: z.array(ChildEvent).default([]),
})
export type TicketEvent = z.output<typeof TicketEvent>

/**
 * With `include=comment_events`. Time-based: `end_time` starts the next page, and what happened in that second comes again.
 * https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/#incremental-ticket-event-export
 */
export const TicketEventsPage = z.object({
  ticket_events: z.array(TicketEvent),
  end_time: z.number().nullish(),
  end_of_stream: z.boolean(),
})
export type TicketEventsPage = z.output<typeof TicketEventsPage>

/** The relation and the tickets that a `via` names. */
export function relationOf(via: z.output<typeof Via>): { rel?: string; from: string[]; to?: string } {
  if (!via || typeof via === 'string') return { from: [] }
  const { rel, from, to } = via.source ?? {}
  const ids = [...(from?.ticket_ids ?? []), ...(from?.ticket_id === undefined ? [] : [from.ticket_id])]
  return { ...(rel && { rel }), from: ids, ...(to?.ticket_id !== undefined && { to: to.ticket_id }) }
}

/** The channel in the words of the REST API; webhooks say the same in words of their own. */
export function channelOf(via: z.output<typeof Via>): string {
  const said = typeof via === 'string' ? via : via?.channel
  const word = String(said ?? 'unknown')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .slice(0, 60)
  return Object.hasOwn(restWords, word) ? (restWords[word] ?? word) : word
}

const restWords: Record<string, string> = {
  mail: 'email',
  web_form: 'web',
  web_service: 'api',
  closed_ticket: 'web',
  phone_call_inbound: 'voice',
  phone_call_outbound: 'voice',
  voicemail: 'voice',
  text_message: 'sms',
}

/** Its tags and its channel are inherited from a ticket that was closed. Of a webhook this is all that tells it. */
export const isFollowUpChannel = (via: z.output<typeof Via>): boolean =>
  typeof via === 'object' && via !== null && String(via.channel).toLowerCase() === 'closed_ticket'
