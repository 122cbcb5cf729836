import { z } from 'zod'
import { CalendarDate } from '../model/index.ts'
import { replyLanguages } from '../vocabulary/index.ts'
import { Fact } from './fact.ts'
import { Choices, Ref } from './panel.ts'
import { TicketContext } from './ticket.ts'

/** Input of `replies.draft`: the ticket as it was looked up, and the order that the reply is about. */
export const ReplyRequest = z.object({
  ticket: TicketContext,
  choices: Choices.default({ confirmed: [], dismissed: [] }),
  ref: Ref,
  /** Absent: the customer's own language, else English. */
  language: z.enum(replyLanguages).optional(),
})
export type ReplyRequest = z.infer<typeof ReplyRequest>

/** A date that the customer reads in a reply, and will hold us to once it is sent. `said` is the date as the reply writes it. */
export const ReplyPromise = z.object({
  kind: z.enum(['delivery', 'dispatch', 'refund']),
  latest: CalendarDate,
  said: z.string(),
})
export type ReplyPromise = z.infer<typeof ReplyPromise>

/** A reply composed of nothing but what the order's card carries. Plain text, paragraphs divided by an empty line. */
export const ReplyDraft = z.object({
  text: z.string(),
  language: z.enum(replyLanguages),
  /** What the reply rests on. */
  facts: z.array(Fact),
  promises: z.array(ReplyPromise),
})
export type ReplyDraft = z.infer<typeof ReplyDraft>
