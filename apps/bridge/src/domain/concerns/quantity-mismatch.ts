import type { Concern } from '@throughline/shared/contract'
import type { ConcernRule } from './concern-rule.ts'
import { disagreement } from './parts/disagreement.ts'

/** Shop and warehouses count different units of an article. */
export const quantityMismatch: ConcernRule = (order) => {
  if (order.status === 'cancelled' || order.status === 'closed') return []
  const shop = order.group.order?.connection
  return disagreement(order, 'quantity', {
    kind: 'quantity_mismatch',
    severity: 'warning',
    next: 'ask_warehouse',
  }).map((concern): Concern => {
    const units = (own: boolean) =>
      concern.evidence
        .filter(({ source }) => (source === shop) === own)
        .reduce((sum, { value }) => sum + Number(value), 0)
    const values = {
      ...concern.values,
      article: concern.about,
      quantity: units(true),
      otherQuantity: units(false),
    }
    return { ...concern, values }
  })
}
