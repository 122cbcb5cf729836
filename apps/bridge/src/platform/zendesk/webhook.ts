import { idOfBytes, isSignedBy } from '../signature.ts'

/** Zendesk's own recommendation; each attempt is signed anew with its own time. */
const windowMs = 5 * 60_000

export interface ZendeskDelivery {
  rawBody: Uint8Array
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>
  /** Epoch milliseconds. */
  now: number
}

/** `topic` is undefined for a connection test, which is answered and forgotten. */
export type ZendeskVerdict =
  | { ok: true; eventId: string; topic: string | undefined }
  | { ok: false; reason: 'unsigned' | 'wrong_signature' | 'stale' }

/**
 * Whether Zendesk sent this: base64 of HMAC-SHA256 over the time stamp and the raw body, which may be empty. The secret is used as it
 * is written, although it looks like base64.
 * https://developer.zendesk.com/documentation/webhooks/verifying – read 2026-11
 */
export function verifyZendesk(
  { rawBody, headers, now }: ZendeskDelivery,
  secrets: readonly string[],
): ZendeskVerdict {
  const signature = headers['x-zendesk-webhook-signature']
  const timestamp = headers['x-zendesk-webhook-signature-timestamp']
  if (!signature || !timestamp) return { ok: false, reason: 'unsigned' }
  if (!isSignedBy(secrets, { content: [timestamp, rawBody], signature, encoding: 'base64' })) {
    return { ok: false, reason: 'wrong_signature' }
  }
  // Not a number is not fresh either.
  const isFresh = Math.abs(now - Date.parse(timestamp)) <= windowMs
  if (!isFresh) return { ok: false, reason: 'stale' }
  return { ok: true, eventId: eventIdOf(headers, rawBody), topic: topicOf(rawBody) }
}

/** The retries of one delivery share the invocation's id. */
const eventIdOf = (headers: ZendeskDelivery['headers'], rawBody: Uint8Array): string =>
  headers['x-zendesk-webhook-invocation-id']?.slice(0, 200) || idOfBytes(rawBody)

/** `zen:event-type:ticket.status_changed` without what all types begin with. Anything else is a test from Admin Center. */
function topicOf(rawBody: Uint8Array): string | undefined {
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(rawBody))
    const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined
    return typeof type === 'string' ? /^zen:event-type:(.{1,100})$/.exec(type)?.[1] : undefined
  } catch {
    return undefined
  }
}

/** Ticket events to subscribe to: what changes a contact, its outcome, or what was said in it. */
export const ticketEvents = [
  'ticket.created',
  'ticket.status_changed',
  'ticket.custom_status_changed',
  'ticket.comment_added',
  'ticket.group_assignment_changed',
  'ticket.agent_assignment_changed',
  'ticket.merged',
  'ticket.tags_changed',
  'ticket.requester_changed',
  'ticket.brand_changed',
  'ticket.csat_received',
  'ticket.marked_as_spam',
  'ticket.soft_deleted',
  'ticket.undeleted',
] as const
