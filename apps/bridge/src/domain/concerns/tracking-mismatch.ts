import type { ConcernRule } from './concern-rule.ts'
import { disagreement } from './parts/disagreement.ts'
import { outboundOf } from './parts/outbound.ts'

/** Shop and warehouse name different parcels: the customer follows the wrong one. Of no use once a scanned one has arrived. */
export const trackingMismatch: ConcernRule = (order) => {
  if (order.status === 'cancelled') return []
  const hasArrived = outboundOf(order).some(({ stage, proof }) => stage === 'delivered' && proof === 'proven')
  if (hasArrived) return []
  return disagreement(order, 'tracking_numbers', {
    kind: 'tracking_mismatch',
    severity: 'warning',
    next: 'correct_tracking_number',
  })
}
