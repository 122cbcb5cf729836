import { z } from 'zod'
import { CalendarDate, Money } from '../model/index.ts'
import { auditIndicators, concernKinds, lifecycleStages, owners } from '../vocabulary/index.ts'
import { Rate } from './rate.ts'

/** By what errors are laid out. */
export const auditDimensions = ['error', 'stage', 'warehouse', 'carrier', 'category', 'channel'] as const
export type AuditDimension = (typeof auditDimensions)[number]

const Values = z.array(z.string().min(1).max(120)).max(50).default([])

/** Input of `board.audit`: whole weeks, Monday to Sunday, that end with the week of `until`. By the day on which an order was placed. */
export const AuditRequest = z.strictObject({
  until: CalendarDate,
  weeks: z.int().min(1).max(53).default(13),
  rows: z.enum(auditDimensions).default('error'),
  columns: z.enum(auditDimensions).default('stage'),
  only: z
    .strictObject({
      error: z.array(z.enum(concernKinds)).max(concernKinds.length).default([]),
      stage: z.array(z.enum(lifecycleStages)).max(lifecycleStages.length).default([]),
      warehouse: Values,
      carrier: Values,
      category: Values,
      channel: Values,
    })
    .prefault({}),
})
export type AuditRequest = z.infer<typeof AuditRequest>

/** Errors per 1,000 orders, absent below 20 orders. */
const PerThousand = z.object({
  errors: z.int().nonnegative(),
  orders: z.int().nonnegative(),
  per1000: z.number().optional(),
})

export const AuditCell = z.object({
  row: z.string(),
  column: z.string(),
  /** `orders` are those that could have had the error here: of that warehouse, carrier, category, channel. */
  all: PerThousand,
  peak: PerThousand,
  offPeak: PerThousand,
  /** Errors of each week, the oldest first. */
  weeks: z.array(z.int().nonnegative()),
  /** Weeks of the thirteen in which it happened more often than in the median cell: always, or in peaks. */
  recurring: z.boolean(),
  contacts: z.int().nonnegative(),
  cost: z.array(Money),
})
export type AuditCell = z.infer<typeof AuditCell>

/** A place where an error is more frequent than elsewhere: what a lead should look at. The dearest first. */
export const AuditFinding = z.object({
  error: z.enum(concernKinds),
  /** What else is more frequent at the same place: mostly its consequences. */
  also: z.array(z.enum(concernKinds)),
  owner: z.enum(owners),
  stage: z.enum(lifecycleStages),
  /** Where: the dimensions that single it out. */
  where: z
    .object({
      warehouse: z.string(),
      carrier: z.string(),
      category: z.string(),
      channel: z.string(),
      region: z.string(),
    })
    .partial(),
  when: z.enum(['always', 'peak', 'since']),
  since: CalendarDate.optional(),
  here: Rate,
  elsewhere: Rate,
  /** How many times as often as elsewhere. */
  times: z.number().nonnegative(),
  /** Errors above what elsewhere's rate would give. */
  excess: z.number(),
  contacts: z.int().nonnegative(),
  cost: z.array(Money),
})
export type AuditFinding = z.infer<typeof AuditFinding>

export const AuditMeasure = z.object({
  indicator: z.enum(auditIndicators),
  /** Hours for times, a share for rates, a number for contacts; absent below 20 cases. */
  value: z.number().optional(),
  before: z.number().optional(),
  unit: z.enum(['hours', 'share', 'number']),
  cases: z.int().nonnegative(),
})
export type AuditMeasure = z.infer<typeof AuditMeasure>

export const Audit = z.object({
  asOf: z.iso.datetime(),
  from: CalendarDate,
  to: CalendarDate,
  orders: z.int().nonnegative(),
  /** The Mondays of weeks that are peaks. */
  peaks: z.array(CalendarDate),
  findings: z.array(AuditFinding).max(20),
  rows: z.array(z.string()),
  columns: z.array(z.string()),
  cells: z.array(AuditCell),
  indicators: z.array(AuditMeasure),
})
export type Audit = z.infer<typeof Audit>

/** Input of `board.auditOrders`: the orders and tickets behind a cell or a finding. */
export const AuditOrdersRequest = z.strictObject({
  until: CalendarDate,
  weeks: z.int().min(1).max(53).default(13),
  error: z.enum(concernKinds),
  where: z
    .strictObject({
      stage: z.enum(lifecycleStages),
      warehouse: z.string().max(120),
      carrier: z.string().max(120),
      category: z.string().max(120),
      channel: z.string().max(120),
      region: z.string().max(120),
    })
    .partial()
    .prefault({}),
  peak: z.boolean().optional(),
  cursor: z.string().max(200).optional(),
})
export type AuditOrdersRequest = z.infer<typeof AuditOrdersRequest>

export const AuditOrders = z.object({
  total: z.int().nonnegative(),
  rows: z
    .array(
      z.object({
        order: z.string(),
        placedOn: CalendarDate,
        since: CalendarDate,
        resolvedOn: CalendarDate.optional(),
        tickets: z.array(z.string()),
        cost: z.array(Money),
      }),
    )
    .max(200),
  cursor: z.string().max(200).optional(),
})
export type AuditOrders = z.infer<typeof AuditOrders>
