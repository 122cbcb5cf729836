import type { CardParcel, OrderCard } from '@throughline/shared/contract'
import type { ConcernKind, HoldReason, ShipmentFlag, WarehouseFlag } from '@throughline/shared/vocabulary'
import { isWord } from '../language/words.ts'

export type Tone = 'danger' | 'warning' | 'neutral'

/** Something beside the headline that an agent must not miss. Several parcels or systems with the same flag are one notice. */
export type Notice =
  | { kind: 'hold'; tone: Tone; reason: HoldReason; said: string | undefined; source: string }
  | { kind: 'shipment'; tone: Tone; flag: ShipmentFlag; parcels: string[] }
  | { kind: 'warehouse'; tone: Tone; flag: WarehouseFlag; source: string }
  | { kind: 'contact_differs'; tone: Tone }
  | { kind: 'incomplete'; tone: Tone }

const parcelTone = {
  delayed: 'warning',
  attempted: 'warning',
  exception: 'warning',
  customs: 'warning',
  action_required: 'warning',
  returning: 'warning',
  damaged: 'danger',
  lost: 'danger',
} satisfies Record<ShipmentFlag, Tone>

/** What a delivery does not settle; a delay is history once the parcel is there. */
const outlivesDelivery: ShipmentFlag[] = ['damaged', 'lost', 'returning']

/** `pack_verified` is good news and stays in its section. */
const warehouseFlagsShown: WarehouseFlag[] = ['on_hold', 'short', 'backordered']

const rank: Record<Tone, number> = { danger: 0, warning: 1, neutral: 2 }

/** Concerns that say the same with an owner and a date. */
const parcelSaidBy = {
  delayed: ['promise_at_risk', 'promise_broken', 'silent_parcel', 'probably_lost'],
  attempted: ['delivery_attempt_failed'],
  exception: ['delivery_attempt_failed', 'address_problem', 'damaged', 'customs_hold'],
  customs: ['customs_hold'],
  action_required: ['pickup_expiring', 'customs_hold', 'address_problem', 'delivery_attempt_failed'],
  returning: ['returned_to_sender'],
  damaged: ['damaged'],
  lost: ['probably_lost'],
} satisfies Record<ShipmentFlag, ConcernKind[]>

const warehouseSaidBy = {
  on_hold: ['on_hold'],
  short: ['short_pick', 'backordered'],
  backordered: ['backordered', 'short_pick'],
  pack_verified: [],
} satisfies Record<WarehouseFlag, ConcernKind[]>

/** Most severe first; the order within a tone stays. What a concern says is left to the concern. */
export const noticesOf = (order: OrderCard): Notice[] =>
  [...holds(order), ...parcelFlags(order.parcels), ...warehouseFlags(order), ...remarks(order)]
    .filter((notice) => !order.concerns.some(({ kind }) => coveredBy(notice).includes(kind)))
    .toSorted((a, b) => rank[a.tone] - rank[b.tone])

const coveredBy = (notice: Notice): ConcernKind[] => {
  switch (notice.kind) {
    case 'hold':
      return ['on_hold']
    case 'shipment':
      return parcelSaidBy[notice.flag]
    case 'warehouse':
      return warehouseSaidBy[notice.flag]
    default:
      return []
  }
}

const holds = (order: OrderCard): Notice[] => {
  const all = [
    ...order.holds,
    ...order.warehouse.flatMap(({ source, holds }) => holds.map((hold) => ({ ...hold, source }))),
  ]
  const seen = new Set<string>()
  return all.flatMap(({ reason, said, source }): Notice[] => {
    const id = `${source} ${reason}`
    if (seen.has(id)) return []
    seen.add(id)
    return [{ kind: 'hold', tone: 'warning', reason, said, source }]
  })
}

const parcelFlags = (parcels: CardParcel[]): Notice[] => {
  const by = new Map<ShipmentFlag, string[]>()
  for (const { flags, stage, trackingNumber } of parcels) {
    for (const flag of flags) {
      if (stage === 'delivered' && !outlivesDelivery.includes(flag)) continue
      by.set(flag, [...(by.get(flag) ?? []), ...(trackingNumber ? [trackingNumber] : [])])
    }
  }
  return [...by]
    .filter(([flag]) => isWord('shipment_flag', flag))
    .map(([flag, named]) => ({
      kind: 'shipment',
      tone: parcelTone[flag],
      flag,
      // Which parcel only matters when there is a choice.
      parcels: parcels.length > 1 ? named : [],
    }))
}

const warehouseFlags = (order: OrderCard): Notice[] =>
  order.warehouse.flatMap(({ source, flags, holds, stage }) =>
    flags
      .filter((flag) => warehouseFlagsShown.includes(flag))
      // A hold with its reason says it better.
      .filter((flag) => flag !== 'on_hold' || (holds.length === 0 && stage !== 'handed_over'))
      .map((flag): Notice => ({ kind: 'warehouse', tone: 'warning', flag, source })),
  )

const remarks = ({ contactDiffers, incomplete }: OrderCard): Notice[] => [
  ...(contactDiffers ? [{ kind: 'contact_differs', tone: 'warning' } as const] : []),
  ...(incomplete ? [{ kind: 'incomplete', tone: 'neutral' } as const] : []),
]

export const worstTone = (notices: Notice[]): Tone => notices[0]?.tone ?? 'neutral'
