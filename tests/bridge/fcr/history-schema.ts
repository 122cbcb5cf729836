import { fcrLosses, fcrWindows, zendeskDifferences } from '@throughline/shared/contract'
import {
  concernKinds,
  contactCauses,
  contactExclusions,
  failureKinds,
  firstContactLimits,
  lifecycleStages,
  owners,
  promiseStates,
} from '@throughline/shared/vocabulary'
import { z } from 'zod'

const YesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')

const Showed = z.strictObject({
  at: z.enum(['opened', 'first_reply']),
  outcome: z.enum(['found', 'several', 'none', 'unavailable']).default('found'),
  order: z.string().optional(),
  return: z.string().optional(),
  warehouse: z.string().optional(),
  carrier: z.string().optional(),
  /** The worst first. */
  concerns: z.partialRecord(z.enum(concernKinds), z.enum(owners)).default({}),
  promises: z
    .array(
      z.strictObject({
        by: z.enum(['shop', 'carrier', 'agent', 'bot', 'policy']),
        state: z.enum(promiseStates),
      }),
    )
    .default([]),
  refund_unsettled: z.boolean().default(false),
  return_under_way: z.boolean().default(false),
  silent: z.record(z.string(), z.enum(failureKinds)).default({}),
})

const Ticket = z.strictObject({
  /** Names that stand for hashes: `anna` or `anna, +49-171`; `nobody` where the helpdesk knows no way to reach her. */
  by: z.string(),
  channel: z.string().default('email'),
  brand: z.string().optional(),
  follows: z.string().optional(),
  side_conversation: z.boolean().default(false),
  told: z.array(z.string()).min(1),
  showed: z.array(Showed).default([]),
})

const Back = z.string().regex(/^[\d.]+ days in \S+ by \w+$/, {
  error: 'is no return; write it as 3.5 days in T2 by other_ticket',
})

const Outcome = z.strictObject({
  one_touch: YesNo.default(false),
  zendesk: YesNo.default(false),
  excluded: z.enum(contactExclusions).optional(),
  back: Back.refine((text) => fcrLosses.some((loss) => text.endsWith(` by ${loss}`)), {
    error: `ends with no loss; there are ${fcrLosses.join(', ')}`,
  }).optional(),
  difference: z.enum(zendeskDifferences).optional(),
  limit: z.enum(firstContactLimits).optional(),
  cause: z.enum(contactCauses).optional(),
  cause_before: z.enum(contactCauses).optional(),
  stage: z.enum(lifecycleStages).optional(),
  owner: z.enum(owners).optional(),
  comeback: z.string().optional(),
  contacts: z.int().optional(),
  agent: z.string().optional(),
  bot: z.enum(['contained', 'handed_over']).optional(),
  handed_on: YesNo.optional(),
  solved_on: z.iso.date().optional(),
  channel: z.string().optional(),
  group: z.string().optional(),
  with: z.array(z.string()).optional(),
})

/** Shares as `count/of`, in this order: one-touch, FCR, net FCR, Zendesk's one-touch. */
const Shares = z.string().regex(/^(\d+\/\d+ ){3}\d+\/\d+$/, {
  error: 'is not four shares; write one-touch, FCR, net and Zendesk as 1/1 0/1 0/1 1/1',
})

export const HistoryFile = z.strictObject({
  title: z.string(),
  /** How the expectation was worked out from the definitions. */
  why: z.string(),
  timeZone: z.string().default('UTC'),
  now: z.string().default('d90 12:00'),
  tickets: z.record(z.string(), Ticket),
  /** Beside them, on d0: as many tickets of one customer, each about another order, asked, answered and solved. */
  crowd: z.strictObject({ by: z.string(), orders: z.int() }).optional(),
  expect: z.strictObject({
    numbers: z.partialRecord(z.union(fcrWindows.map((days) => z.literal(String(days)))), Shares),
    tickets: z.record(z.string(), Outcome),
  }),
})
export type HistoryFile = z.infer<typeof HistoryFile>
export type TicketLines = z.infer<typeof Ticket>
export type ExpectedOutcome = z.infer<typeof Outcome>
