import type { TicketContext } from '@throughline/shared/contract'
import { cut, ticketLimits } from './ticket-limits.ts'
import { fieldsOf, listOf, textOf } from './unknown.ts'

type Comment = TicketContext['comments'][number]

/**
 * The ticket's messages, newest last, from Zendesk's `ticket.conversation` (Agent Workspace) or, where that is missing or
 * empty, from `ticket.comments`. https://developer.zendesk.com/api-reference/apps/apps-support-api/ticket_sidebar/
 */
export const ticketComments = (
  conversation: unknown,
  comments: unknown,
  requesterId: string | undefined,
): Comment[] => {
  const messages = listOf(conversation).map((entry) => toMessage(fieldsOf(entry), requesterId))
  const found =
    messages.length > 0 ? messages : listOf(comments).map((entry) => toComment(fieldsOf(entry), requesterId))
  return newestWithinLimits(oldestFirst(found))
}

type Dated = Comment & { order: number | undefined }

const toMessage = (entry: Record<string, unknown>, requesterId: string | undefined): Dated => ({
  text: textOf(fieldsOf(entry.message).content) ?? '',
  fromCustomer: isCustomer(entry.author, requesterId),
  order: numberOf(Date.parse(textOf(entry.timestamp) ?? '')),
})

const toComment = (entry: Record<string, unknown>, requesterId: string | undefined): Dated => ({
  text: textOf(entry.value) ?? '',
  fromCustomer: isCustomer(entry.author, requesterId),
  // Comments carry no time here; their ids grow.
  order: numberOf(Number(textOf(entry.id))),
})

const numberOf = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)

const isCustomer = (author: unknown, requesterId: string | undefined): boolean => {
  const { id, role } = fieldsOf(author)
  return role === 'end-user' || (requesterId !== undefined && textOf(id) === requesterId)
}

/** Only when every message can be placed; half an order is worse than the helpdesk's own. */
const oldestFirst = (comments: Dated[]): Dated[] =>
  comments.every(({ order }) => order !== undefined)
    ? comments.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    : comments

const newestWithinLimits = (comments: Dated[]): Comment[] => {
  const kept: Comment[] = []
  let room = ticketLimits.allComments
  for (const { text, fromCustomer } of comments.filter(({ text }) => text !== '').toReversed()) {
    if (kept.length === ticketLimits.comments || room === 0) break
    const short = cut(text, Math.min(ticketLimits.text, room))
    if (short === '') break
    kept.push({ text: short, fromCustomer })
    room -= short.length
  }
  return kept.toReversed()
}
