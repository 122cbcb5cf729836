import type { Conflict, Side, Strength } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import type { WarehouseStage } from '@throughline/shared/vocabulary'
import { normaliseTrackingNumber } from '../identity/normalise.ts'
import { strengthOf } from '../proof/facts-of-parcel.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import { isSurelyLater, likelyWrongOf } from './likely-wrong.ts'
import type { OrderGroup } from './order-group.ts'
import { type MergedParcel, progressOf } from './parcels.ts'
import type { MergedReturn } from './returns.ts'

/** Everything in which the systems contradict each other, with all sides. A slower system is not a contradiction; a further claim is. */
export function conflictsOf(
  group: OrderGroup,
  { parcels, returns }: { parcels: readonly MergedParcel[]; returns: readonly MergedReturn[] },
): Conflict[] {
  const found = [
    ...parcels.flatMap(shipmentStage),
    ...returns.flatMap(returnStage),
    ...trackingNumbers(group, parcels),
    ...quantities(group),
    ...addresses(group),
    ...cancelled(group, parcels),
  ]
  return found.map((one) => {
    const likelyWrong =
      one.field === 'cancelled' ? whoHasNotHeard(one.sides, group) : likelyWrongOf(one.sides)
    return { ...one, likelyWrong, owner: ownerOf(one, { likelyWrong, shop: group.order?.connection }) }
  })
}

type Contradiction = Pick<Conflict, 'field' | 'about' | 'sides'>

/**
 * Who mends it. A shop's books are brought up to date by support; what a warehouse or a carrier has wrong only they can put right; an
 * address is settled with the customer, and a cancelled order by whoever holds the goods.
 */
function ownerOf(
  { field }: Contradiction,
  { likelyWrong, shop }: { likelyWrong: string | undefined; shop: string | undefined },
): Conflict['owner'] {
  if (field === 'return_stage') return 'returns_desk'
  if (field === 'cancelled') return 'warehouse'
  if (field === 'address') return 'support'
  if (likelyWrong === undefined) return field === 'shipment_stage' ? 'support' : 'warehouse'
  return likelyWrong === shop ? 'support' : 'warehouse'
}

/**
 * A cancellation is a decision, and no scan disproves it: whoever goes on after it has not heard of it. Only when the parcel was seen
 * before, the cancellation came too late.
 */
function whoHasNotHeard(sides: readonly Side[], { order, trackings }: OrderGroup): string | undefined {
  const carriers = new Set([...trackings.values()].map(({ connection }) => connection))
  if (order?.data.status !== 'cancelled') return likelyWrongOf(sides)
  const [shop, ...others] = sides
  if (others.some((side) => side.proven && isSurelyLater(shop?.at, side.at))) return shop?.source
  const going = new Set(others.filter(({ source }) => !carriers.has(source)).map(({ source }) => source))
  return going.size === 1 ? [...going][0] : undefined
}

/** The shop or the warehouse claims an end that the carrier's scans do not show. */
function shipmentStage(parcel: MergedParcel): Contradiction[] {
  const proof = parcel.words.find((word) => word.proven)
  if (!proof) return []
  const ahead = parcel.words.filter(
    (word) =>
      !word.proven &&
      progressOf(word.stage) >= 4 &&
      word.stage !== proof.stage &&
      progressOf(proof.stage) < 6,
  )
  if (ahead.length === 0) return []
  const sides = [proof, ...ahead].map(
    (word): Side => ({
      source: word.source,
      value: word.stage,
      said: word.said,
      at: word.at,
      proven: word.proven,
      strength: strengthOf(word),
    }),
  )
  return [{ field: 'shipment_stage', about: parcel.trackingNumber, sides }]
}

/** One return, open in one system and ended in the other. */
function returnStage({ words, number }: MergedReturn): Contradiction[] {
  const ended = new Set(['closed', 'cancelled', 'declined', 'refund_issued', 'refunded', 'exchanged'])
  const known = words.filter((word) => word.stage !== 'unknown')
  const ends = new Set(known.map((word) => ended.has(word.stage)))
  if (ends.size < 2) return []
  return [
    {
      field: 'return_stage',
      about: number,
      sides: known.map(({ source, stage, said, at }) => ({ source, value: stage, said, at, proven: false })),
    },
  ]
}

/** Shop and warehouse name parcels, and not one is the same. */
function trackingNumbers(
  { order, warehouseOrders }: OrderGroup,
  parcels: readonly MergedParcel[],
): Contradiction[] {
  const scanned = parcels.filter(({ proof }) => proof === 'proven').flatMap((one) => numbersIn([one]))
  // The warehouse printed the label; the shop's number is a copy. The one that the carrier scanned exists.
  const strength = (numbers: readonly string[], own: Strength): Pick<Side, 'proven' | 'strength'> => {
    const proven = numbers.some((number) => scanned.includes(number))
    return { proven, strength: proven ? 'scan' : own }
  }
  const shop = numbersIn(order?.data.fulfilments.flatMap((one) => one.parcels) ?? [])
  const sides = warehouseOrders.flatMap((one): Side[] => {
    const own = numbersIn(one.data.parcels.filter((parcel) => !parcel.cancelled))
    return own.length > 0
      ? [
          {
            source: one.connection,
            value: own.join(', '),
            at: one.data.updatedAt,
            ...strength(own, 'system_record'),
          },
        ]
      : []
  })
  const warehouse = warehouseOrders.flatMap((one) => numbersIn(one.data.parcels))
  if (!order || shop.length === 0 || sides.length === 0 || shop.some((number) => warehouse.includes(number)))
    return []
  return [
    {
      field: 'tracking_numbers',
      sides: [
        {
          source: order.connection,
          value: shop.join(', '),
          at: order.data.updatedAt,
          ...strength(shop, 'assertion'),
        },
        ...sides,
      ],
    },
  ]
}

const numbersIn = (parcels: readonly { trackingNumber?: string | undefined }[]): string[] =>
  parcels.flatMap(({ trackingNumber }) => (trackingNumber ? [normaliseTrackingNumber(trackingNumber)] : []))

/** Shop and warehouses count different units of an article. Only articles that both name are compared. */
function quantities({ order, warehouseOrders }: OrderGroup): Contradiction[] {
  const working = warehouseOrders.filter((one) => one.data.stage !== 'cancelled')
  if (!order || working.length === 0 || order.data.status === 'cancelled') return []
  if (order.data.incomplete || working.some((one) => one.data.incomplete)) return []
  return [...new Set(order.data.lines.flatMap(({ sku }) => (sku ? [sku] : [])))].flatMap(
    (sku): Contradiction[] => {
      const ofSku = order.data.lines.filter((line) => line.sku === sku)
      const wanted = sum(ofSku.map((line) => line.currentQuantity ?? line.quantity))
      const ordered = sum(ofSku.map((line) => line.quantity))
      const sides = working.flatMap((one): Side[] => {
        const lines = one.data.lines.filter((line) => line.sku === sku)
        return lines.length > 0
          ? [
              {
                source: one.connection,
                value: String(sum(lines.map((line) => line.quantity))),
                at: one.data.updatedAt,
                proven: false,
                strength: 'system_record',
              },
            ]
          : []
      })
      const stored = sum(sides.map((side) => Number(side.value)))
      // Units refunded after they were sent stay on the warehouse's list: that is history. Of what it still works on it must know.
      const isHistory = stored === ordered && !working.some(({ data }) => isBeforePacking(data.stage))
      if (sides.length === 0 || stored === wanted || isHistory) return []
      const shop: Side = {
        source: order.connection,
        value: String(wanted),
        at: order.data.updatedAt,
        proven: false,
        strength: 'system_record',
      }
      return [{ field: 'quantity', about: ofSku[0]?.title ?? sku, sides: [shop, ...sides] }]
    },
  )
}

/** What was taken off the order can still be taken out. Some warehouses never tell more than a label. */
const isBeforePacking = (stage: WarehouseStage): boolean =>
  stage === 'received' || stage === 'allocated' || stage === 'picking'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** The warehouse sends to another place than the shop knows. Spelling differs between systems; postcode and country do not. */
function addresses({ order, warehouseOrders }: OrderGroup): Contradiction[] {
  const place = (record: RecordOf<'order'> | RecordOf<'warehouse_order'>) => {
    const { postcode, country, city } = record.data.shippingAddress ?? {}
    return postcode && country
      ? { key: plain(postcode + country), words: `${postcode} ${city ?? ''}, ${country}` }
      : undefined
  }
  const shop = order && place(order)
  if (!order || !shop) return []
  const others = warehouseOrders.flatMap((one): Side[] => {
    const own = place(one)
    return own && own.key !== shop.key
      ? [
          {
            source: one.connection,
            value: own.words,
            at: one.data.updatedAt,
            proven: false,
            strength: 'system_record',
          },
        ]
      : []
  })
  if (others.length === 0) return []
  return [
    {
      field: 'address',
      sides: [
        {
          source: order.connection,
          value: shop.words,
          at: order.data.updatedAt,
          proven: false,
          strength: 'system_record',
        },
        ...others,
      ],
    },
  ]
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '')

/** Cancelled on one side, still going on the other. */
function cancelled(
  { order, warehouseOrders }: OrderGroup,
  parcels: readonly MergedParcel[],
): Contradiction[] {
  if (!order) return []
  const shopCancelled = order.data.status === 'cancelled'
  const shop: Side = {
    source: order.connection,
    value: order.data.status,
    said: order.data.said,
    at: order.data.cancelledAt ?? order.data.updatedAt,
    proven: false,
    strength: 'system_record',
  }
  const others = warehouseOrders
    .filter((one) => (one.data.stage === 'cancelled') !== shopCancelled && one.data.stage !== 'unknown')
    .map((one): Side => {
      const { value, source, strength, said, at } = factOfWarehouseOrder(one)
      return { source, value, said, at, proven: strength === 'scan', strength }
    })
  const moving = shopCancelled
    ? parcels.filter(
        (parcel) =>
          parcel.proof === 'proven' &&
          parcel.direction === 'outbound' &&
          parcel.stage !== 'returned_to_sender',
      )
    : []
  const scans = moving.map(
    (parcel): Side => ({
      source: parcel.sources[0] ?? '',
      value: parcel.stage,
      at: parcel.events.find(({ scan }) => scan)?.at,
      proven: true,
      strength: 'scan',
    }),
  )
  // One warehouse of several may have given its part to another: only when all of them gave up is the order contradicted.
  const contradicted = shopCancelled
    ? others.length > 0 || scans.length > 0
    : others.length > 0 && others.length === warehouseOrders.length
  return contradicted ? [{ field: 'cancelled', sides: [shop, ...others, ...scans] }] : []
}
