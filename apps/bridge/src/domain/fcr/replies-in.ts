import { between, contactAfter } from '../contacts/durations.ts'
import type { HistoryMessage, TicketHistory } from '../contacts/ticket-history.ts'
import { isInbound } from './contacts-in.ts'

/** A public message of a human. */
export interface Reply {
  at: string
  ticketId: string
  author?: string
}

/** Public messages of humans in one ticket, by what they are. */
export interface RepliesIn {
  /** Answers to something that she wrote; what is said in one sitting of a live conversation is one. */
  replies: Reply[]
  /** Before she had written anything: we opened it. */
  unasked: Reply[]
  /** "You are welcome": the answer to nothing but thanks. */
  courtesy: Reply[]
}

export const nothingSaid: RepliesIn = { replies: [], unasked: [], courtesy: [] }

// As Zendesk names them (`via.channel`); a transcript of ten lines is one reply there too.
const liveChannels = new Set([
  'chat',
  'messaging',
  'native_messaging',
  'whatsapp',
  'line',
  'telegram',
  'viber',
  'wechat',
  'instagram_dm',
  'twitter_dm',
  'sms',
  'sunshine_conversations_api',
])

/** `mergedIn` are the tickets that were merged into this one: what she asked there is asked here. */
export function repliesIn(ticket: TicketHistory, mergedIn: readonly TicketHistory[]): RepliesIn {
  const found: RepliesIn = { replies: [], unasked: [], courtesy: [] }
  const asked = [ticket, ...mergedIn].flatMap(({ messages }) => messages.filter(isInbound))
  const isLive = liveChannels.has(ticket.channel)
  let waiting: HistoryMessage[] = []
  let before: HistoryMessage | undefined
  let isAnswered = false
  for (const message of ticket.messages.filter(({ isPublic, role }) => isPublic && role !== 'system')) {
    // After four hours of silence another sitting begins.
    if (before && between(before.at, message.at) >= contactAfter) isAnswered = false
    before = message
    if (message.role === 'customer') waiting.push(message)
    if (message.role !== 'agent') continue
    const isAsked = asked.some(({ at }) => between(at, message.at) >= 0)
    const isCourtesy = waiting.length > 0 && waiting.every(({ thanks }) => thanks)
    const kind = !isAsked ? 'unasked' : isCourtesy ? 'courtesy' : 'replies'
    if (kind !== 'replies' || !(isLive && isAnswered)) found[kind].push(replyOf(ticket.ticketId, message))
    isAnswered ||= kind === 'replies'
    waiting = []
  }
  return found
}

const replyOf = (ticketId: string, { at, author }: HistoryMessage): Reply => ({
  at,
  ticketId,
  ...(author !== undefined && { author }),
})
