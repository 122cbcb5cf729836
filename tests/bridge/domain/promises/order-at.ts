import type { HolidayLookup } from '@throughline/bridge/domain/calendar/work-calendar.ts'
import { judge } from '@throughline/bridge/domain/case/judge.ts'
import type { JudgedOrder, OrderCase } from '@throughline/bridge/domain/case/order-case.ts'
import { conflictsOf } from '@throughline/bridge/domain/merge/conflicts.ts'
import { group } from '@throughline/bridge/domain/merge/group.ts'
import { parcelsOf } from '@throughline/bridge/domain/merge/parcels.ts'
import { returnsOf } from '@throughline/bridge/domain/merge/returns.ts'
import { Policy } from '@throughline/bridge/domain/policy/policy.ts'
import { statusOf } from '@throughline/bridge/domain/view/status.ts'
import type { SourceRecord } from '@throughline/shared/model'
import type { z } from 'zod'

/** Leipzig packs until 14:00 and hands over on the next working day; Standard takes two business days, Express one. */
export const policy: z.input<typeof Policy> = {
  timeZone: 'Europe/Berlin',
  calendar: { country: 'DE' },
  warehouses: {
    Leipzig: { timeZone: 'Europe/Berlin', calendar: { country: 'DE' }, cutOff: '14:00', handlingDays: 1 },
  },
  services: {
    Standard: { transitDays: { least: 1, most: 2 } },
    Express: { transitDays: { least: 1, most: 1 }, isUpgrade: true, cost: { minor: 990, currency: 'EUR' } },
  },
}

export interface CaseOptions extends Partial<Omit<OrderCase, 'policy' | 'now'>> {
  /** ISO 8601. */
  now: string
  policy?: z.input<typeof Policy>
  /** When all sources were heard last; by default now. */
  heard?: string
}

/** What the rules make of these records at a time. */
export function orderAt(
  records: readonly SourceRecord[],
  { now, heard = now, policy: said = policy, ...rest }: CaseOptions,
): JudgedOrder {
  const observed = records.map((record) => ({ ...record, observedAt: heard }))
  const [first] = group(observed).orders
  if (!first) throw new Error('the records make no order')
  const parcels = parcelsOf(first)
  const { returns, refunds } = returnsOf(first, parcels)
  return judge({
    group: first,
    status: statusOf(first, parcels),
    parcels,
    returns,
    refunds,
    conflicts: conflictsOf(first, { parcels, returns }),
    answered: [],
    stock: [],
    commitments: [],
    policy: Policy.parse(said),
    isHoliday: none,
    now: Date.parse(now),
    ...rest,
  })
}

const none: HolidayLookup = () => false

export const berlin = { lines: [], city: 'Berlin', country: 'DE' }
