import { noQuirks } from '../quirks.ts'
import { type Notice, noticesOf, type Told } from '../webhooks/notice.ts'
import { orderId } from '../world/shop-ids.ts'
import type { Instant } from '../world/time.ts'
import type { World } from '../world/truth.ts'
import { returnsSeen, type SeenReturn, shownAt } from './sees.ts'
import { loopReturnId, returnView } from './view.ts'

/** The number of the shop's account at Loop. */
const shopId = 9876

/** What the returns portal tells. https://docs.loopreturns.com/webhook-reference/ */
export const loopNotices = (world: World): Notice[] =>
  returnsSeen(world, Number.POSITIVE_INFINITY).flatMap((seen) =>
    noticesOf('loop', seen.order.name, toldOf(world, seen)),
  )

function toldOf(world: World, seen: SeenReturn): Told[] {
  const { truth, order } = seen
  const id = loopReturnId(seen)
  const now = (at: Instant): SeenReturn =>
    returnsSeen(world, at).find((one) => loopReturnId(one) === id) ?? seen
  const returnBody = (trigger: string) => (at: Instant) => ({
    topic: 'return',
    trigger,
    shop_id: shopId,
    ...returnView(now(at), { quirks: noQuirks }),
    provider_order_external_id: String(orderId(order)),
    customer_detail: {
      email: order.buyer.email ?? null,
      first_name: order.buyer.person.firstName,
      last_name: order.buyer.person.lastName,
    },
  })
  const labelBody = (trigger: string) => (at: Instant) => {
    const view = returnView(now(at), { quirks: noQuirks })
    return {
      topic: 'label',
      trigger,
      shop_id: String(shopId),
      id: view.id,
      order_id: view.order_id,
      provider_order_id: orderId(order),
      carrier: view.carrier,
      tracking_number: view.tracking_number,
      label_status: view.label_status,
      label_updated_at: view.label_updated_at,
      shipment_id: String(67_000_000 + id),
    }
  }
  const about = (trigger: string, at: Instant | undefined, what: string): Told[] =>
    at === undefined
      ? []
      : [
          {
            topic: trigger,
            part: `${id} ${what}`,
            at,
            what,
            body: trigger.startsWith('label') ? labelBody(trigger) : returnBody(trigger),
          },
        ]
  const { approvedAt, requestedAt, label } = truth
  return [
    ...about('return.created', requestedAt, 'A return was asked for'),
    ...(approvedAt !== undefined && approvedAt > requestedAt
      ? about('return.updated', approvedAt, 'The return was approved')
      : []),
    ...about('return.updated', truth.declined?.at, 'The return was declined'),
    ...about('return.updated', truth.cancelledAt, 'The return was cancelled'),
    ...about('label.created', label?.at, 'The customer got a label'),
    ...(label?.parcel.scans ?? []).flatMap((scan) =>
      about(
        'label.updated',
        shownAt(scan),
        scan.kind === 'delivered' ? 'The return is at the warehouse' : 'The return is on its way',
      ),
    ),
    ...about('return.closed', truth.processedAt, 'The portal closed the return'),
  ]
}
