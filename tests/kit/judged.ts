import type { SourceAnswer } from '@throughline/bridge/domain/case/answered.ts'
import { group } from '@throughline/bridge/domain/merge/group.ts'
import { Policy } from '@throughline/bridge/domain/policy/policy.ts'
import { cardOf } from '@throughline/bridge/domain/view/card.ts'
import type { Concern, OrderCard } from '@throughline/shared/contract'
import type { SourceRecord } from '@throughline/shared/model'
import type { ConcernKind } from '@throughline/shared/vocabulary'
import type { z } from 'zod'

export interface Judging {
  /** ISO 8601. Friday morning, a day after DHL's scan in Leipzig, where nothing is said. */
  now?: string
  policy?: z.input<typeof Policy>
  /** Days on which every place of the policy's calendars rests. */
  holidays?: readonly string[]
  /** Connections that do not answer, or were not asked. All others answered. */
  silent?: Partial<Record<string, 'failed' | 'not_asked'>>
}

const connected = [
  ['shop-eu', 'order'],
  ['wms', 'warehouse_order'],
  ['easypost', 'tracking'],
  ['loop', 'return'],
] as const

/** The card of the only order in these records, judged at a time. */
export function judged(
  records: readonly SourceRecord[],
  { now = '2026-11-20T09:00:00.000Z', policy = {}, holidays = [], silent = {} }: Judging = {},
): OrderCard {
  const { orders, stock } = group(records)
  const [first] = orders
  if (!first) throw new Error('the records make no order')
  return cardOf(first, {
    reasons: [{ by: 'email', shown: 'ada@example.com', places: ['requester_identity'] }],
    contactDiffers: false,
    titleOf: (connection) => connection,
    policy: policyIn(policy),
    isHoliday: (date) => holidays.includes(date),
    answered: connected.map(
      ([connection, kind]): SourceAnswer => ({
        connection,
        kind,
        state: silent[connection] ?? 'answered',
        asOf: now,
      }),
    ),
    stock,
    commitments: [],
    found: orders,
    now: Date.parse(now),
  })
}

/** Read once: time zones are checked by making a formatter of each. */
const policies = new WeakMap<object, Policy>()
function policyIn(said: z.input<typeof Policy>): Policy {
  const policy = policies.get(said) ?? Policy.parse(said)
  policies.set(said, policy)
  return policy
}

/** Judges records for one kind of concern: `of(record, …, { now })`. */
export const concernsOfKind =
  (kind: ConcernKind, always: Judging = {}) =>
  (records: readonly SourceRecord[], judging: Judging = {}): Concern[] =>
    judged(records, { ...always, ...judging }).concerns.filter((one) => one.kind === kind)
