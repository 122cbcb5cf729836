import type { OrderPromise } from '@throughline/shared/contract'
import type { NextStep, Owner } from '@throughline/shared/vocabulary'

/** Whose turn it is with a promise that is not kept, and what the agent does now. */
export function turnOf(promise: OrderPromise): { owner: Owner; next: NextStep } {
  const { kind, reason, upgrade, evidence } = promise
  if (kind === 'refund') return { owner: 'finance', next: 'issue_refund' }
  if (upgrade) return { owner: 'support', next: 'upgrade_shipping' }
  const isInside = evidence.some(({ topic }) => topic === 'warehouse' || topic === 'order')
  switch (reason) {
    case 'on_hold':
      return { owner: 'support', next: 'resolve_hold' }
    case 'backordered':
      return { owner: 'merchandising', next: 'offer_alternative' }
    case 'carrier_silent':
      return { owner: 'carrier', next: 'open_trace' }
    case 'parcel_lost':
    case 'parcel_going_back':
      return { owner: 'support', next: 'send_replacement' }
    case 'not_handed_over':
    case 'warehouse_behind':
    case 'over_capacity':
    case 'date_passed':
      return isInside
        ? { owner: 'warehouse', next: 'ask_warehouse' }
        : { owner: 'support', next: 'tell_customer' }
    case 'carrier_estimates_later':
    case 'done_in_time':
    case 'done_late':
    case 'cancelled':
    case 'nothing_against_it':
    case 'nothing_known':
      return { owner: 'support', next: 'tell_customer' }
  }
}
