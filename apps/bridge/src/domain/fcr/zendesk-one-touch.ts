import type { BoardTicket } from '@throughline/shared/contract'
import { between } from '../contacts/durations.ts'
import type { TicketHistory } from '../contacts/ticket-history.ts'
import type { RepliesIn } from './replies-in.ts'

export interface ZendeskView {
  inZendesk: boolean
  zendeskOneTouch: boolean
}

/** Public messages that Zendesk takes for an agent's reply, of a chatbot with an agent's seat once a human has the ticket. */
const botRepliesIn = ({ messages, handedOverAt }: TicketHistory): number =>
  handedOverAt === undefined
    ? 0
    : messages.filter(({ at, role, isPublic }) => role === 'bot' && isPublic && between(handedOverAt, at) > 0)
        .length

/** The first message of the ticket, where it is ours: Zendesk takes it for no reply. */
const isOurOpening = ({ messages }: TicketHistory): boolean =>
  messages.find(({ isPublic, role }) => isPublic && role !== 'system')?.role === 'agent'

/**
 * What Zendesk makes of one ticket by the newer wording of its definition: solved now, and exactly one reply of an agent after the
 * hand-over; our own opening comment is none. (The older wording, "fewer than two", takes a ticket that nobody answered for one-touch.)
 * https://support.zendesk.com/hc/de/articles/4408820618266 – known from excerpts, not from an account.
 */
export function zendeskView(ticket: TicketHistory, said: RepliesIn): ZendeskView {
  const inZendesk = ticket.removed === undefined && (ticket.status === 'solved' || ticket.status === 'closed')
  const unasked = said.unasked.length - (isOurOpening(ticket) ? 1 : 0)
  const replies = said.replies.length + said.courtesy.length + unasked + botRepliesIn(ticket)
  return { inZendesk, zendeskOneTouch: inZendesk && replies === 1 }
}

/** Why Zendesk says something else than we do, of the ticket that speaks for its issue. */
export function differenceOf(
  ticket: TicketHistory,
  said: RepliesIn,
  ours: { oneTouch: boolean; isExcluded: boolean; hasRepliesElsewhere: boolean },
): BoardTicket['difference'] {
  const { inZendesk, zendeskOneTouch } = zendeskView(ticket, said)
  if (ours.oneTouch === zendeskOneTouch) return undefined
  if (ours.isExcluded) return 'merged_or_excluded'
  if (!inZendesk) return 'open_again'
  if (botRepliesIn(ticket) > 0) return 'bot_replied'
  if (ours.hasRepliesElsewhere) return zendeskOneTouch ? 'several_tickets' : 'no_public_reply'
  if (said.courtesy.length > 0) return 'reopened_by_thanks'
  return 'first_comment_is_ours'
}
