import { z } from 'zod'
import { CalendarDate, Money } from '../model/index.ts'
import {
  concernKinds,
  contactCauses,
  contactExclusions,
  firstContactLimits,
  lifecycleStages,
  owners,
  promiseStates,
} from '../vocabulary/index.ts'
import { promiseKinds } from './promise.ts'
import { Rate } from './rate.ts'

/** Days for which a first solve has to stand. */
export const fcrWindows = [1, 3, 7, 14, 30] as const
export type FcrWindow = (typeof fcrWindows)[number]

const Words = z.array(z.string().min(1).max(120)).max(20).default([])

/** What the board is about; the same above and below every line. Days are of the company's calendar, by first solve. */
export const BoardFilter = z
  .strictObject({
    from: CalendarDate,
    to: CalendarDate,
    window: z.union(fcrWindows.map((days) => z.literal(days))).default(7),
    brands: Words,
    channels: Words,
    groups: Words,
    causes: z.array(z.enum(contactCauses)).max(contactCauses.length).default([]),
    stages: z.array(z.enum(lifecycleStages)).max(lifecycleStages.length).default([]),
    warehouses: Words,
    carriers: Words,
    categories: Words,
  })
  .refine(({ from, to }) => from <= to, { error: 'from: is after to' })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 <= 400, {
    error: 'to: at most 400 days after from',
  })
export type BoardFilter = z.infer<typeof BoardFilter>

/** The three numbers, always together, and Zendesk's own one beside them. */
export const ThreeNumbers = z.object({
  oneTouch: Rate,
  fcr: Rate,
  netFcr: Rate,
  zendeskOneTouch: Rate,
})
export type ThreeNumbers = z.infer<typeof ThreeNumbers>

/** A stretch in which ticket events may be missing: webhooks were silent and no backfill has read it. */
const Gap = z.object({ from: z.iso.datetime(), to: z.iso.datetime() })

/** Reading what happened before the bridge was there. `eta` in seconds. */
const Backfill = z.object({
  state: z.enum(['running', 'stopped', 'done', 'failed']),
  from: z.iso.datetime(),
  readTo: z.iso.datetime().optional(),
  tickets: z.int().nonnegative(),
  eta: z.int().nonnegative().optional(),
  detail: z.string().max(300).optional(),
})

export const BoardOverview = z.object({
  /** Until when events are known, ISO 8601 in UTC. */
  asOf: z.iso.datetime(),
  numbers: ThreeNumbers,
  /** The same for as many days before. */
  before: ThreeNumbers,
  /** Solved within the newest `window` days: in no number, because they may still come back. */
  immature: z.int().nonnegative(),
  excluded: z.array(z.object({ reason: z.enum(contactExclusions), count: z.int().nonnegative() })),
  limits: z.array(z.object({ reason: z.enum(firstContactLimits), count: z.int().nonnegative() })),
  /** Weeks from Monday to Sunday. */
  trend: z.array(z.object({ week: CalendarDate, mature: z.boolean(), numbers: ThreeNumbers })),
  /** The sentence that matters. `points` of FCR against the period before; `cause` and `share` of the lost first contacts behind it. */
  sentence: z.object({
    kind: z.enum(['fell', 'rose', 'steady', 'too_few']),
    points: z.number().optional(),
    cause: z.enum(contactCauses).optional(),
    owner: z.enum(owners).optional(),
    share: z.number().min(0).max(1).optional(),
  }),
  containment: z.object({
    /** Conversations that a chatbot ended without a human. */
    bots: Rate,
    /** Issues that the first agent solved without handing on. */
    agents: Rate,
  }),
  gaps: z.array(Gap),
  backfill: Backfill.optional(),
  /** What may be filtered by, the most frequent first. */
  choices: z.object({
    brands: z.array(z.string()),
    channels: z.array(z.string()),
    groups: z.array(z.string()),
    warehouses: z.array(z.string()),
    carriers: z.array(z.string()),
    categories: z.array(z.string()),
  }),
})
export type BoardOverview = z.infer<typeof BoardOverview>

/** One cause: how many first contacts it lost, of how many that it brought. The most lost first. */
const CauseRow = z.object({
  cause: z.enum(contactCauses),
  owner: z.enum(owners).optional(),
  contacts: z.int().nonnegative(),
  lost: z.int().nonnegative(),
  fcr: Rate,
  /** Lost in the period before. */
  lostBefore: z.int().nonnegative(),
  cost: z.array(Money),
})
export const BoardCauses = z.object({
  asOf: z.iso.datetime(),
  lost: z.int().nonnegative(),
  rows: z.array(CauseRow),
})
export type BoardCauses = z.infer<typeof BoardCauses>

/** What must not break today. `orders` are names of the order as customers know it. */
export const BoardToday = z.object({
  asOf: z.iso.datetime(),
  returnsPastDue: z.array(
    z.object({
      owner: z.enum(owners),
      rows: z.array(
        z.object({
          concern: z.enum(concernKinds),
          order: z.string(),
          returnNumber: z.string().optional(),
          due: CalendarDate,
          daysLate: z.int().nonnegative(),
          amount: Money.optional(),
          tickets: z.array(z.string()),
        }),
      ),
    }),
  ),
  promises: z.array(
    z.object({
      order: z.string(),
      kind: z.enum(promiseKinds),
      latest: CalendarDate,
      state: z.enum(promiseStates),
      owner: z.enum(owners).optional(),
      tickets: z.array(z.string()),
    }),
  ),
  truncated: z.boolean(),
})
export type BoardToday = z.infer<typeof BoardToday>

/** Which tickets are behind a number. */
export const BoardTicketsRequest = z.strictObject({
  filter: BoardFilter,
  of: z
    .enum([
      'counted',
      'one_touch',
      'not_one_touch',
      'first_contact',
      'lost',
      'limited',
      'zendesk_differs',
      'immature',
      'excluded',
      'bot_contained',
      'bot_handed_over',
    ])
    .default('counted'),
  exclusion: z.enum(contactExclusions).optional(),
  limit: z.enum(firstContactLimits).optional(),
  cursor: z.string().max(200).optional(),
})
export type BoardTicketsRequest = z.infer<typeof BoardTicketsRequest>

/** Why a ticket is no first-contact resolution; words for the page that explains each difference. */
export const fcrLosses = [
  'reopened',
  'follow_up',
  'other_ticket',
  'other_channel',
  'bot_then_agent',
  'merged_in',
] as const
/**
 * Why Zendesk's one-touch says something else than ours: we count the replies of an issue, Zendesk those of one ticket that is solved now.
 */
export const zendeskDifferences = [
  'no_public_reply',
  'first_comment_is_ours',
  'bot_replied',
  'reopened_by_thanks',
  'several_tickets',
  'open_again',
  'merged_or_excluded',
] as const

const BoardTicket = z.object({
  account: z.string(),
  ticketId: z.string(),
  solvedAt: z.iso.datetime().optional(),
  channel: z.string(),
  group: z.string().optional(),
  agentId: z.string().optional(),
  order: z.string().optional(),
  cause: z.enum(contactCauses),
  /** An agent said otherwise than the facts; what the facts said. */
  causeBefore: z.enum(contactCauses).optional(),
  oneTouch: z.boolean(),
  fcr: z.boolean(),
  zendeskOneTouch: z.boolean(),
  excluded: z.enum(contactExclusions).optional(),
  limit: z.enum(firstContactLimits).optional(),
  loss: z.enum(fcrLosses).optional(),
  /** The ticket that broke it, and after how many days. */
  backIn: z.object({ ticketId: z.string(), days: z.number().nonnegative() }).optional(),
  difference: z.enum(zendeskDifferences).optional(),
})
export type BoardTicket = z.infer<typeof BoardTicket>

export const BoardTickets = z.object({
  total: z.int().nonnegative(),
  rows: z.array(BoardTicket).max(200),
  cursor: z.string().max(200).optional(),
})
export type BoardTickets = z.infer<typeof BoardTickets>

/** Who looks at the board: `agent` sees what is hers. Proven by Zendesk, never by what the page says. */
export const BoardMe = z.object({
  role: z.enum(['lead', 'agent', 'unproven']),
  agentId: z.string().optional(),
  /** Where to prove it; absent where the account is not configured for it. */
  signInUrl: z.string().max(2_000).optional(),
})
export type BoardMe = z.infer<typeof BoardMe>

/** An agent overrules the cause that the facts gave. `null` takes it back. */
export const CorrectCauseRequest = z.strictObject({
  ticketId: z.string().min(1).max(40),
  cause: z.enum(contactCauses).nullable(),
})
export type CorrectCauseRequest = z.infer<typeof CorrectCauseRequest>
export const CorrectedCause = z.object({
  cause: z.enum(contactCauses),
  /** An agent said otherwise than the facts. */
  corrected: z.boolean(),
  /** What the facts said; with `corrected`. */
  causeBefore: z.enum(contactCauses).optional(),
})
export type CorrectedCause = z.infer<typeof CorrectedCause>

/** Why the customer of a ticket wrote. */
export const CauseRequest = z.strictObject({ ticketId: z.string().min(1).max(40) })
export type CauseRequest = z.infer<typeof CauseRequest>
/** `null`: nothing is kept of such a ticket. No error, because that is so of every ticket where nothing is counted. */
export const TicketCause = CorrectedCause.nullable()
export type TicketCause = z.infer<typeof TicketCause>
