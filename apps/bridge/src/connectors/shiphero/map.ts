import type {
  Hold,
  Address as ModelAddress,
  Stock,
  WarehouseLine,
  WarehouseOrder,
} from '@throughline/shared/model'
import {
  type HoldReason,
  type WarehouseFlag,
  type WarehouseStage,
  warehouseFlags,
} from '@throughline/shared/vocabulary'
import type { Draft, Hint } from '../connector.ts'
import { calendarDateOf, momentOf } from '../moment.ts'
import { versionOf } from '../version.ts'
import { wordIn } from '../word-table.ts'
import {
  type Address,
  type LineItem,
  type Order,
  type Page,
  type Shipment,
  type ShippingLabel,
  type WarehouseProduct,
  WebhookBody,
} from './wire.ts'

/** The words that ShipHero itself sets; merchants add their own. `fulfilled` is "labels were made", never "handed over". */
const stageOfStatus: Readonly<Record<string, WarehouseStage>> = {
  pending: 'received',
  fulfilled: 'labelled',
  canceled: 'cancelled',
  cancelled: 'cancelled',
}

const reasonOfHold: Readonly<Record<string, HoldReason>> = {
  fraud_hold: 'fraud',
  address_hold: 'address',
  shipping_method_hold: 'shipping_method',
  operator_hold: 'operator',
  payment_hold: 'payment',
  client_hold: 'customer',
}

/** Words for a label that no carrier will scan again; `valid` is the only other word seen. */
const voidedLabels = new Set(['void', 'voided', 'refunded', 'canceled', 'cancelled'])
/** What ShipHero writes where a label was made by hand, without a carrier. */
const noCarrier = new Set(['', 'genericlabel', 'generic', 'generic label'])
/** Seen as tracking address of a label without a carrier: a search is no tracking page. */
const searchEngines = /(?:^|\.)(?:google|bing|duckduckgo)\./

/** `incomplete` when the reply told that it left something out. */
export function toWarehouseOrder(order: Order, { incomplete }: { incomplete: boolean }): Draft {
  const lines = nodesOf(order.line_items)
  const parcels = present(order.shipments).flatMap(labelsOf)
  const status = order.fulfillment_status?.trim() ?? ''
  const until = calendarDateOf(order.hold_until_date)
  const holds = holdsOf(order)
  const data: WarehouseOrder = {
    id: order.id,
    orderNumber: order.order_number ?? order.partner_order_id ?? '',
    shopOrderId: shopIdOf(order),
    stage: stageOf(order, lines),
    flags: flagsOf(order, { lines, held: holds.length > 0 }),
    said: [status, until && `held until ${until}`].filter(Boolean).join(', ').slice(0, 500) || undefined,
    holds,
    warehouse: warehouseOf(parcels),
    customer: customerOf(order),
    shippingAddress: order.shipping_address ? addressOf(order.shipping_address) : undefined,
    // ShipHero's times carry no offset and no page names their zone, so they have no instant.
    createdAt: momentOf(order.order_date),
    updatedAt: momentOf(order.updated_at),
    shipBy: calendarDateOf(order.required_ship_date),
    lines: lines.map((line) => lineOf(line, order)),
    parcels: parcels.map(parcelOf),
    incomplete: incomplete || order.line_items?.pageInfo?.hasNextPage === true,
  }
  return { kind: 'warehouse_order', key: order.id, version: versionOf(order.updated_at, data), data }
}

/** Shipments that came without their order: what they prove of it, known to be incomplete. */
export function toWarehouseOrders(shipments: readonly Shipment[]): Draft[] {
  const byOrder = Map.groupBy(shipments, (shipment) => shipment.order_id ?? '')
  return [...byOrder].flatMap(([id, ofOrder]) => {
    const number = ofOrder
      .flatMap((shipment) => present(shipment.shipping_labels))
      .find((label) => label.order_number)
    if (!id) return []
    const order: Order = { id, order_number: number?.order_number, shipments: ofOrder }
    return [toWarehouseOrder(order, { incomplete: true })]
  })
}

/** One record a SKU, with a level for each warehouse. */
export function toStocks(
  products: readonly WarehouseProduct[],
  { incomplete }: { incomplete: boolean },
): Draft[] {
  const bySku = Map.groupBy(products, (product) => product.sku ?? '')
  bySku.delete('')
  return [...bySku].map(([sku, ofSku]) => {
    const levels = ofSku.map((product) => ({
      location: product.warehouse_identifier || product.warehouse_id || 'unknown',
      locationId: product.warehouse_id ?? undefined,
      available: whole(product.available),
      onHand: whole(product.on_hand),
      reserved: whole(product.allocated),
      backordered: whole(product.backorder),
      updatedAt: momentOf(product.updated_at),
    }))
    const data: Stock = { sku, levels, incomplete }
    const newest = ofSku
      .map((product) => product.updated_at ?? '')
      .toSorted()
      .at(-1)
    return { kind: 'stock', key: sku, version: versionOf(newest, data), data }
  })
}

/**
 * How far the warehouse is with what it still owes. While units are outstanding the stage is theirs, and parcels that already left
 * stand beside it; once none are, labels and pick-ups decide. A status word counts only where nothing else tells the stage.
 */
function stageOf(order: Order, lines: readonly LineItem[]): WarehouseStage {
  const word = wordOf(order)
  const labels = present(order.shipments)
    .flatMap(labelsOf)
    .filter((label) => !isVoided(label))
  const shipments = present(order.shipments)
  const gone = [
    ...labels.map(isHandedOver),
    ...shipments.filter((one) => labelsOf(one).length === 0).map(isHandedOver),
  ]
  if (word === 'cancelled') return gone.includes(true) ? 'handed_over' : 'cancelled'

  const owed = lines.filter((line) => outstanding(line, order) > 0)
  const mayOweMore = word !== 'labelled' && order.line_items?.pageInfo?.hasNextPage === true
  if (owed.length > 0 || mayOweMore) {
    if (owed.length > 0 && owed.every((line) => picked(line) >= outstanding(line, order))) return 'picked'
    if (owed.some((line) => picked(line) > 0)) return 'picking'
    if (owed.some((line) => allocated(line, order) > 0)) return 'allocated'
    return word ?? 'unknown'
  }
  if (gone.length > 0 && gone.every(Boolean)) return 'handed_over'
  if (labels.length > 0 || word === 'labelled') return 'labelled'
  if (shipments.length > 0) return 'packed'
  if (lines.some((line) => (line.quantity_shipped ?? 0) > 0)) return 'labelled'
  return word ?? 'unknown'
}

const wordOf = (order: Order): WarehouseStage | undefined =>
  wordIn(stageOfStatus, order.fulfillment_status?.trim().toLowerCase())

/** Units of a line that the warehouse still has to send. */
function outstanding(line: LineItem, order: Order): number {
  const word = wordIn(stageOfStatus, line.fulfillment_status?.trim().toLowerCase())
  if (word === 'cancelled' || word === 'labelled' || wordOf(order) === 'labelled') return 0
  return (
    units(line.quantity_pending_fulfillment) ??
    Math.max(0, (units(line.quantity) ?? 0) - (units(line.quantity_shipped) ?? 0))
  )
}

const currentPicks = (line: LineItem) => present(line.tote_picks).filter((pick) => pick.current !== false)
const picked = (line: LineItem): number =>
  currentPicks(line).reduce((sum, pick) => sum + (units(pick.picked_quantity) ?? 0), 0)

/** The line's own figure, else what the order's allocations say of it. */
function allocated(line: LineItem, { allocations }: Order): number {
  const own = units(line.quantity_allocated)
  if (own !== undefined) return own
  return present(allocations)
    .flatMap((allocation) => present(allocation.line_items))
    .filter((part) => part.line_item_id === line.id)
    .reduce((sum, part) => sum + (units(part.quantity_allocated) ?? 0), 0)
}

function flagsOf(
  order: Order,
  { lines, held }: { lines: readonly LineItem[]; held: boolean },
): WarehouseFlag[] {
  const isOpen = wordOf(order) !== 'cancelled'
  const isBackordered = (line: LineItem) => (line.backorder_quantity ?? 0) > 0 && outstanding(line, order) > 0
  // A picker went for it and came back with less, or the order was closed with less than was ordered.
  const isShort = (line: LineItem) =>
    (isBackordered(line) &&
      currentPicks(line).some(
        (pick) => (pick.picked_quantity ?? 0) < (pick.quantity ?? 0) && picked(line) > 0,
      )) ||
    (wordOf(order) === 'labelled' &&
      line.quantity_shipped != null &&
      line.quantity_shipped < (line.quantity ?? 0))
  const raised: Record<WarehouseFlag, boolean> = {
    on_hold: held,
    short: isOpen && lines.some(isShort),
    backordered: isOpen && lines.some(isBackordered),
    // No field proves that each item was scanned into the box.
    pack_verified: false,
  }
  return warehouseFlags.filter((flag) => raised[flag])
}

/** ShipHero's six holds; one that we do not know is a hold all the same. */
const holdsOf = ({ holds }: Order): Hold[] =>
  Object.entries(holds ?? {})
    .filter(([name, value]) => value === true && name.endsWith('_hold'))
    .map(([name]) => ({ reason: wordIn(reasonOfHold, name) ?? 'unknown', said: name.slice(0, 500) }))

function lineOf(line: LineItem, order: Order): WarehouseLine {
  const hasAllocations = line.quantity_allocated != null || order.allocations != null
  return {
    id: line.id,
    sku: line.sku || undefined,
    shopLineId: line.partner_line_item_id || undefined,
    title: [line.product_name, line.option_title].filter(Boolean).join(', ') || undefined,
    quantity: units(line.quantity) ?? 0,
    allocatedQuantity: hasAllocations ? allocated(line, order) : undefined,
    pickedQuantity: line.tote_picks ? picked(line) : undefined,
    shippedQuantity: units(line.quantity_shipped),
    backorderedQuantity: units(line.backorder_quantity),
  }
}

/** Labels with what their shipment knows where they are silent themselves. */
const labelsOf = (shipment: Shipment): ShippingLabel[] =>
  present(shipment.shipping_labels).map((label) => ({
    ...label,
    created_date: label.created_date ?? shipment.created_date,
    picked_up: label.picked_up ?? shipment.picked_up,
    delivered: label.delivered ?? shipment.delivered,
  }))

function parcelOf(label: ShippingLabel): WarehouseOrder['parcels'][number] {
  const number = label.tracking_number?.trim() || label.alternate_tracking_id?.trim() || undefined
  return {
    carrier: named(label.carrier),
    trackingNumber: number,
    url: trackingPage(label.tracking_url, number),
    labelledAt: momentOf(label.created_date),
    handedOver: isHandedOver(label) || (label.picked_up ?? undefined),
    delivered: label.delivered ?? undefined,
    cancelled: isVoided(label) || undefined,
    service: named(label.shipping_method),
  }
}

const isVoided = (label: ShippingLabel): boolean =>
  label.refunded === true || voidedLabels.has(label.status?.trim().toLowerCase() ?? '')

const isHandedOver = (one: { picked_up?: boolean | null; delivered?: boolean | null }): boolean =>
  one.picked_up === true || one.delivered === true

const named = (word: string | null | undefined): string | undefined =>
  noCarrier.has(word?.trim().toLowerCase() ?? '') ? undefined : (word?.trim() ?? undefined)

function trackingPage(url: string | null | undefined, number: string | undefined): string | undefined {
  if (!url || !number || !/^https?:\/\//.test(url) || !URL.canParse(url)) return undefined
  return searchEngines.test(new URL(url).hostname) ? undefined : url
}

const warehouseOf = (labels: readonly ShippingLabel[]): string | undefined =>
  [...new Set(labels.map((label) => label.warehouse?.trim()).filter(Boolean))].join(', ') || undefined

/** Orders made in ShipHero repeat their number here: that is no id of a shop, and must not be compared with one. */
const shopIdOf = ({ partner_order_id: id, order_number: number }: Order): string | undefined =>
  id && id !== number ? id : undefined

/** Null here may mean that the token must not see personal data: it is "not said", never "nobody". */
function customerOf({ email, shipping_address: address }: Order): WarehouseOrder['customer'] {
  const contact = email || address?.email
  return {
    name: address ? fullName(address) : undefined,
    emails: contact ? [contact] : [],
    phones: address?.phone ? [address.phone] : [],
  }
}

function addressOf(address: Address): ModelAddress {
  const country = address.country_code || address.country
  return {
    name: fullName(address),
    company: address.company || undefined,
    lines: [address.address1, address.address2].filter((line): line is string => Boolean(line)),
    city: address.city || undefined,
    region: address.state_code || address.state || undefined,
    postcode: address.zip || undefined,
    country: country && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : undefined,
    phone: address.phone || undefined,
  }
}

const fullName = ({ first_name, last_name }: Address): string | undefined =>
  [first_name, last_name].filter(Boolean).join(' ') || undefined

const present = <Item>(items: readonly (Item | null | undefined)[] | null | undefined): Item[] =>
  (items ?? []).filter((item): item is Item => item !== null && item !== undefined)

/** The nodes of a page, without holes. */
export const nodesOf = <Node>(page: Page<Node> | null | undefined): Node[] =>
  present(present(page?.edges).map((edge) => edge.node))

const whole = (value: number | null | undefined): number | undefined =>
  value == null ? undefined : Math.trunc(value)
const units = (value: number | null | undefined): number | undefined =>
  value == null ? undefined : Math.max(0, Math.trunc(value))

/** The type of a webhook; there is no header for it. */
export function topicOf(body: unknown): string | undefined {
  const wire = WebhookBody.safeParse(body).data
  const type = wire?.webhook_type ?? wire?.fulfillment?.webhook_type ?? wire?.inventory?.[0]?.webhook_type
  return type ?? (wire?.tote_id && wire.items ? 'Tote Cleared' : undefined)
}

/** Types that are about stock or about the warehouse itself. */
const notOfOrders = /^(?:inventory|po |print barcode|product|shipment asn|generate label|capture|automation)/i

/** Which orders a webhook is about, by number; where it has only their ids, those are traced. */
export function hintsOf({ topic, body }: { topic: string; body: unknown }): Hint[] | undefined {
  const wire = WebhookBody.safeParse(body).data
  if (!wire || notOfOrders.test(topic)) return undefined
  if (wire.test && wire.test !== '0') return []
  const named = [
    wire,
    ...(wire.fulfillment ? [wire.fulfillment] : []),
    ...(wire.totes ?? []).flatMap(({ orders }) => orders ?? []),
    ...(wire.items ?? []),
  ]
  const numbers = new Set(named.flatMap(({ order_number }) => order_number || []))
  const hints = [...numbers].map((value): Hint => ({ kind: 'warehouse_order', by: 'order_number', value }))
  if (hints.length > 0) return hints
  const ids = new Set(named.flatMap(({ order_uuid, order_id }) => order_uuid || order_id || []))
  return [...ids].map((trace) => ({ trace }))
}
