import type { Fulfilment, OrderLine } from '@throughline/shared/model'
import type { OrderCase } from '../case/order-case.ts'
import type { MergedParcel } from '../merge/parcels.ts'

/** Nothing is left to pack, by the word of the shop or of the warehouse. Words, not proof: parcels are looked at one by one. */
export function isAllSent({ group, status }: OrderCase, outbound: readonly MergedParcel[]): boolean {
  const { order, warehouseOrders } = group
  if (['shipped', 'delivered', 'closed'].includes(status)) return true
  if (['shipped', 'delivered', 'closed'].includes(order?.data.status ?? '')) return true
  // An order of which nobody can tell how far it is.
  if (status === 'unknown' && warehouseOrders.length === 0) return true
  const open = warehouseOrders.filter(({ data }) => data.stage !== 'cancelled')
  if (open.length > 0 && open.every(({ data: { stage } }) => stage === 'labelled' || stage === 'handed_over'))
    return true
  if (outbound.length === 0) return false
  // A warehouse that is at work is asked before a shop that does not count.
  if (!order) return open.length === 0
  const lines = order.data.lines.filter(({ requiresShipping }) => requiresShipping !== false)
  const counts = lines.map((line) => sentOf(line, order.data.fulfilments))
  if (counts.every((sent) => sent === undefined)) return open.length === 0
  return lines.every((line, at) => (counts[at] ?? 0) >= (line.currentQuantity ?? line.quantity))
}

/** Units of a line in fulfilments, by the shop's count or, where it keeps none, by what it says of each; absent when it says neither. */
function sentOf(
  { id, fulfilledQuantity }: OrderLine,
  fulfilments: readonly Fulfilment[],
): number | undefined {
  if (fulfilledQuantity !== undefined) return fulfilledQuantity
  const said = fulfilments.filter(({ stage }) => stage !== 'cancelled').flatMap(({ lines }) => lines)
  return said.length === 0
    ? undefined
    : said.reduce((sum, { lineId, quantity }) => sum + (lineId === id ? quantity : 0), 0)
}
