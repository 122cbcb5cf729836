import { carriers } from '../../world/carriers.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { lineNumber, orderNumber, uuid } from '../ids.ts'
import { past } from '../sees.ts'
import { bareTime } from '../time.ts'
import type { Fields, Scope } from './scope.ts'

/** Returns as the dock knows them: announced with the label, counted when they arrive. */
export const returnViews = (scope: Scope, order: OrderTruth): Fields[] =>
  order.returns.flatMap((truth, index) => {
    const { label, receivedAt, inspected, lines } = truth
    if (!label || label.at > scope.at) return []
    const expected = lines.reduce((sum, line) => sum + line.quantity, 0)
    const received = past(receivedAt, scope.at)
    const restocked = past(inspected?.at, scope.at) && inspected?.result === 'RESTOCKED'
    const number = orderNumber(order) + 500 + index
    return [
      {
        id: uuid('Return', number),
        legacy_id: number,
        order_id: uuid('Order', orderNumber(order)),
        partner_id: null,
        status: restocked ? 'complete' : received ? 'received' : 'pending',
        reason: 'Customer return',
        label_type: 'none',
        shipping_carrier: carriers[label.parcel.carrier].shiphero,
        shipping_method: label.parcel.service,
        total_items_expected: expected,
        total_items_received: received ? expected : 0,
        total_items_restocked: restocked ? expected : 0,
        created_at: bareTime(label.at),
        line_items: lines.map((line) => ({
          id: uuid('ReturnLineItem', number * 10 + line.position),
          line_item_id: uuid('LineItem', lineNumber(order, line.position)),
          quantity: line.quantity,
          quantity_received: received ? line.quantity : 0,
          restock: restocked ? line.quantity : 0,
          condition: null,
          reason: line.reason,
        })),
        labels: [
          {
            tracking_number: label.parcel.number,
            carrier: carriers[label.parcel.carrier].shiphero,
            status: 'valid',
            pdf_location: null,
          },
        ],
      },
    ]
  })
