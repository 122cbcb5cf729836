import type {
  Address as ModelAddress,
  Moment,
  Return,
  ReturnLine,
  Stock,
  WarehouseLine,
  WarehouseOrder,
  WarehouseParcel,
} from '@throughline/shared/model'
import {
  type ReturnStage,
  type WarehouseFlag,
  type WarehouseStage,
  warehouseFlags,
} from '@throughline/shared/vocabulary'
import type { Draft } from '../connector.ts'
import { momentOf } from '../moment.ts'
import { moneyOf } from '../money.ts'
import { versionOf } from '../version.ts'
import { wordIn } from '../word-table.ts'
import type {
  Address,
  Counted,
  Move,
  Package,
  Party,
  Sale,
  SaleLine,
  Shipment,
  ShipmentReturn,
} from './wire.ts'

/**
 * States of a customer shipment. Each is set by a button that somebody presses: no scan stands behind `picked`, `packed` or `done`, so
 * no picked quantity and no pack check is told, and nothing here counts as proof.
 */
const stageOfShipment: Readonly<Record<string, WarehouseStage>> = {
  draft: 'received',
  waiting: 'received',
  assigned: 'allocated',
  picked: 'picked',
  packed: 'packed',
  done: 'handed_over',
  cancelled: 'cancelled',
}

/** States of a sale that has units coming back, until its return shipment says more. */
const stageOfReturnSale: Readonly<Record<string, ReturnStage>> = {
  draft: 'requested',
  quotation: 'requested',
  confirmed: 'approved',
  processing: 'approved',
  done: 'approved',
  cancelled: 'cancelled',
}

/** States of a customer return shipment. `done` is put away, on a shelf or among the waste: somebody has looked at it. */
const stageOfReturnShipment: Readonly<Record<string, ReturnStage>> = {
  draft: 'approved',
  received: 'received',
  done: 'inspected',
  cancelled: 'cancelled',
}

/** How the sale names the order: by the shop's number in its reference, or by its own number. */
export type NumberField = 'reference' | 'number'

export interface Reading {
  numberField: NumberField
  /** The reply told that it left something out. */
  incomplete: boolean
}

/** A sale's shipments as warehouse orders, and what it takes back as a return. A sale without the order's number is nobody's. */
export function toDrafts(sale: Sale, { numberField, incomplete }: Reading): Draft[] {
  const orderNumber = sale[numberField]?.trim()
  if (!orderNumber) return []
  const shipments = sale['shipments.'].map((shipment) =>
    toWarehouseOrder(shipment, { sale, orderNumber, incomplete }),
  )
  const back = sale['lines.'].filter(isComingBack)
  return back.length > 0 ? [...shipments, toReturn(sale, { back, orderNumber, incomplete })] : shipments
}

interface Context {
  sale: Sale
  orderNumber: string
  incomplete: boolean
}

/** What one shipment holds of one sale: a shipment may serve several. */
function toWarehouseOrder(shipment: Shipment, { sale, orderNumber, incomplete }: Context): Draft {
  const outgoing = outgoingOf(shipment, sale)
  const missing = missingOf(shipment, sale)
  const lines = outgoing.map((move) => lineOf(move, { shipment, missing: missing.get(originId(move)) ?? 0 }))
  const packages = packagesOf(shipment, outgoing)
  const key = `${shipment.id}-${sale.id}`
  const moves = [...outgoing, ...fetched(shipment)]
  const changedAt = newest([sale, shipment, ...moves, ...packages])
  const data: WarehouseOrder = {
    id: key,
    orderNumber,
    stage: stageOf(shipment, packages),
    flags: flagsOf(shipment, { lines, isShort: [...missing.values()].some((units) => units > 0) }),
    said: shipment.state?.slice(0, 500) || undefined,
    holds: [],
    warehouse: shipment['warehouse.']?.name || undefined,
    customer: customerOf(sale['party.']),
    shippingAddress: addressOf(shipment['delivery_address.']),
    createdAt: momentOf(shipment.create_date),
    // Assigning writes the moves alone. Later they are written for their cost, and the sale for its invoice: nothing happened here.
    updatedAt: newest([shipment, ...packages, ...(isBeforePicking(shipment) ? moves : [])]),
    shipBy: shipment.planned_date ?? undefined,
    lines,
    parcels: packages.map((one) => parcelOf(one, shipment)),
    incomplete,
  }
  return { kind: 'warehouse_order', key, version: versionOf(changedAt?.instant, data), data }
}

/** A package with a shipping reference has its label. */
const stageOf = ({ state }: Shipment, packages: readonly Package[]): WarehouseStage => {
  const stage = wordIn(stageOfShipment, state) ?? 'unknown'
  return stage === 'packed' && packages.length > 0 ? 'labelled' : stage
}

const isBeforePicking = ({ state }: Shipment): boolean =>
  state === 'draft' || state === 'waiting' || state === 'assigned'

/** Moves that take units of this sale to the customer. Of a shipment that was cancelled those that were to do so. */
function outgoingOf(shipment: Shipment, sale: Sale): Move[] {
  const own = new Set(sale['lines.'].map(({ id }) => id))
  const moves = (shipment['outgoing_moves.'] ?? []).filter(
    ({ state }) => state !== 'cancelled' || shipment.state === 'cancelled',
  )
  const isShared = moves.some((move) => originId(move) !== undefined && !own.has(originId(move) ?? 0))
  // What a picker added by hand has no origin: it goes to the only sale that is served.
  return moves.filter((move) => {
    const origin = originId(move)
    return origin === undefined ? !isShared : own.has(origin)
  })
}

/** The id of the sale's line behind a move. */
const originId = ({ origin }: Move): number | undefined => {
  const id = /^sale\.line,(\d+)$/.exec(origin ?? '')?.[1]
  return id === undefined ? undefined : Number(id)
}

/** Moves from the shelf to the packing zone. A warehouse without such a zone has none. */
const fetched = (shipment: Shipment): Move[] => shipment['inventory_moves.'] ?? []

/**
 * Units of the sale's lines that no move plans any more. Picking less than was wanted cuts the move to what was found; the rest is
 * planned anew, in another shipment, when this one has left. Between the two the warehouse is short.
 */
function missingOf({ state }: Shipment, sale: Sale): Map<number | undefined, number> {
  if (state !== 'picked' && state !== 'packed') return new Map()
  return new Map(sale['lines.'].filter(isGoods).map((line) => [line.id, unplannedOf(line)]))
}

const unplannedOf = ({ quantity, 'moves.': moves }: SaleLine): number => {
  // Not told is not planned by nobody.
  if (!moves || !quantity) return 0
  const planned = moves
    .filter(({ state }) => state !== 'cancelled')
    .reduce((sum, move) => sum + (move.quantity ?? 0), 0)
  return Math.max(0, units(quantity - planned))
}

/** Lines of goods that go out: services and comments have nothing to move. */
const isGoods = ({ type, quantity, 'product.': product }: SaleLine): boolean =>
  type === 'line' && (quantity ?? 0) > 0 && (product?.type === 'goods' || product?.type === 'assets')

const isComingBack = ({ type, quantity }: SaleLine): boolean => type === 'line' && (quantity ?? 0) < 0

function lineOf(move: Move, { shipment, missing }: { shipment: Shipment; missing: number }): WarehouseLine {
  const quantity = unitsOf(move)
  const shelf = fetched(shipment).filter(({ origin }) => origin === `stock.move,${move.id}`)
  const inState = (...states: string[]) =>
    shelf.filter(({ state }) => states.includes(state ?? '')).reduce((sum, one) => sum + unitsOf(one), 0)
  return {
    id: String(move.id),
    sku: move['product.']?.code || undefined,
    title: move['product.']?.name || undefined,
    quantity: quantity + missing,
    allocatedQuantity: shelf.length > 0 ? inState('assigned', 'done') : undefined,
    shippedQuantity: shipment.state === 'done' ? (move.state === 'done' ? quantity : 0) : 0,
    backorderedQuantity: isBeforePicking(shipment)
      ? waitingFor(shipment, { move, shelf, inState })
      : undefined,
  }
}

/**
 * Units that wait for stock. Assigning splits a move into what is there and a draft of the rest, which may then be ignored: the
 * shipment goes on without it. While nothing of a shipment is assigned, nobody has tried, and a draft tells nothing. `staging` waits
 * for its supply.
 */
function waitingFor(
  shipment: Shipment,
  { move, shelf, inState }: { move: Move; shelf: readonly Move[]; inState: (...states: string[]) => number },
): number | undefined {
  if (shelf.length === 0) return move.state === 'staging' ? unitsOf(move) : undefined
  const isTried = fetched(shipment).some(({ state }) => state === 'assigned' || state === 'done')
  if (isTried) return Math.max(0, unitsOf(move) - inState('assigned', 'done'))
  const staged = inState('staging')
  return staged > 0 ? staged : undefined
}

function flagsOf(
  { state }: Shipment,
  { lines, isShort }: { lines: readonly WarehouseLine[]; isShort: boolean },
): WarehouseFlag[] {
  const raised: Record<WarehouseFlag, boolean> = {
    // Tryton knows no holds.
    on_hold: false,
    short: isShort,
    backordered: state !== 'cancelled' && lines.some((line) => (line.backorderedQuantity ?? 0) > 0),
    pack_verified: false,
  }
  return warehouseFlags.filter((flag) => raised[flag])
}

/** Packages with a shipping reference; of a shipment that serves several sales those with units of this one. */
function packagesOf(shipment: Shipment, outgoing: readonly Move[]): Package[] {
  const own = new Set(outgoing.map(({ id }) => id))
  return (shipment['packages.'] ?? []).filter(
    ({ shipping_reference, moves }) =>
      shipping_reference?.trim() && (!moves?.length || moves.some((id) => own.has(id))),
  )
}

function parcelOf(
  { shipping_reference, shipping_tracking_url: url, create_date, write_date }: Package,
  { state, 'carrier.': carrier }: Shipment,
): WarehouseParcel {
  return {
    carrier: carrier?.['party.']?.name || carrier?.rec_name || undefined,
    trackingNumber: shipping_reference?.trim(),
    url: url && /^https?:\/\//.test(url) && URL.canParse(url) ? url : undefined,
    // Tryton keeps no time of the label: it was there when the package was written last.
    labelledAt: momentOf(write_date ?? create_date),
    handedOver: state === 'done' ? true : state === 'packed' ? false : undefined,
    service: carrier?.['carrier_product.']?.name || undefined,
  }
}

function toReturn(
  sale: Sale,
  { back, orderNumber, incomplete }: { back: readonly SaleLine[]; orderNumber: string; incomplete: boolean },
): Draft {
  const shipments = sale['shipment_returns.']
  const updatedAt = newest([sale, ...shipments])
  const key = `sale.sale,${sale.id}`
  const exchanged = sale['lines.'].filter(isGoods)
  const data: Return = {
    // In Tryton's own words for a record: a bare 5 could be taken for the return with the number 5.
    id: key,
    number: sale.number?.trim() || undefined,
    orderNumber,
    stage: returnStageOf(sale),
    said: wordsOf(sale).join(', ').slice(0, 500) || undefined,
    customerEmails: customerOf(sale['party.']).emails,
    requestedAt: momentOf(sale.create_date),
    updatedAt,
    lines: back.map((line) => returnLineOf(line, shipments)),
    parcels: [],
    refundAmount: refundOf(sale),
    exchangeLines:
      exchanged.length > 0
        ? exchanged.map(({ quantity, 'product.': product }) => ({
            sku: product?.code || undefined,
            title: product?.name || undefined,
            quantity: units(quantity ?? 0),
          }))
        : undefined,
    incomplete,
  }
  return { kind: 'return', key, version: versionOf(updatedAt?.instant, data), data }
}

/** What the customer is to get back: the sale's total, where it is below zero. */
function refundOf({ total_amount, 'currency.': currency }: Sale): Return['refundAmount'] {
  const total = moneyOf(total_amount, currency?.code)
  return total && total.minor < 0 ? { ...total, minor: -total.minor } : undefined
}

/**
 * The goods' way first: it is received when one shipment is, and looked at when all are put away. A paid credit note is the word of the
 * accounts that the money was ordered; that it arrived they do not know.
 */
function returnStageOf(sale: Sale): ReturnStage {
  const ofSale = wordIn(stageOfReturnSale, sale.state) ?? 'unknown'
  const stages = sale['shipment_returns.'].map(
    ({ state }) => wordIn(stageOfReturnShipment, state) ?? 'unknown',
  )
  if (ofSale === 'unknown' || stages.includes('unknown')) return 'unknown'
  if (ofSale === 'cancelled') return 'cancelled'
  if (sale.invoice_state === 'paid' && refundOf(sale)) return 'refund_issued'
  const alive = stages.filter((stage) => stage !== 'cancelled')
  if (stages.length > 0 && alive.length === 0) return 'cancelled'
  if (alive.length > 0 && alive.every((stage) => stage === 'inspected')) return 'inspected'
  return alive.some((stage) => stage === 'received' || stage === 'inspected') ? 'received' : ofSale
}

const wordsOf = ({ state, invoice_state, 'shipment_returns.': shipments }: Sale): string[] => {
  const invoice = invoice_state && invoice_state !== 'none' ? `invoice ${invoice_state}` : undefined
  return [...new Set([state, ...shipments.map((shipment) => shipment.state), invoice])].flatMap(
    (word) => word || [],
  )
}

function returnLineOf(line: SaleLine, shipments: readonly ShipmentReturn[]): ReturnLine {
  const moves = shipments
    .flatMap((shipment) => shipment['incoming_moves.'] ?? [])
    .filter((move) => originId(move) === line.id)
  return {
    id: String(line.id),
    sku: line['product.']?.code || undefined,
    title: line['product.']?.name || undefined,
    quantity: units(-(line.quantity ?? 0)),
    receivedQuantity:
      moves.length > 0
        ? moves.filter(({ state }) => state === 'done').reduce((sum, move) => sum + unitsOf(move), 0)
        : undefined,
  }
}

/** A shipment that came without its sale, as a saved reply may: its number, state and what `origins` names. */
export function toLoneWarehouseOrder(shipment: Shipment): Draft {
  const number = orderNumberIn(shipment.origins)
  const updatedAt = newest([shipment])
  const moves = (shipment['outgoing_moves.'] ?? []).map((move) => lineOf(move, { shipment, missing: 0 }))
  const packages = packagesOf(shipment, shipment['outgoing_moves.'] ?? [])
  const data: WarehouseOrder = {
    id: String(shipment.id),
    orderNumber: number,
    stage: stageOf(shipment, packages),
    flags: flagsOf(shipment, { lines: moves, isShort: false }),
    said: shipment.state?.slice(0, 500) || undefined,
    holds: [],
    warehouse: shipment['warehouse.']?.name || shipment['warehouse.']?.rec_name || undefined,
    customer: { name: shipment['customer.']?.rec_name || undefined, emails: [], phones: [] },
    createdAt: momentOf(shipment.create_date),
    updatedAt,
    shipBy: shipment.planned_date ?? undefined,
    lines: moves,
    parcels: packages.map((one) => parcelOf(one, shipment)),
    incomplete: true,
  }
  return { kind: 'warehouse_order', key: data.id, version: versionOf(updatedAt?.instant, data), data }
}

/** A return shipment that came without its sale. */
export function toLoneReturn(shipment: ShipmentReturn): Draft {
  const updatedAt = newest([shipment])
  const key = `stock.shipment.out.return,${shipment.id}`
  const data: Return = {
    id: key,
    number: shipment.number?.trim() || undefined,
    orderNumber: orderNumberIn(shipment.origins),
    stage: wordIn(stageOfReturnShipment, shipment.state) ?? 'unknown',
    said: shipment.state?.slice(0, 500) || undefined,
    customerEmails: [],
    updatedAt,
    lines: [],
    parcels: [],
    incomplete: true,
  }
  return { kind: 'return', key, version: versionOf(updatedAt?.instant, data), data }
}

/** `1 [WEB-1001]` names a sale by its number and its reference; of several sales none is the order. */
const orderNumberIn = (origins: string | null | undefined): string => {
  const name = origins?.trim() ?? ''
  return /^\S+ \[([^\]]+)\]$/.exec(name)?.[1] ?? (name.includes(', ') ? '' : name)
}

/** What one reply counted: of one warehouse, or without its name of whatever was asked. */
export interface Count {
  location: string
  rows: readonly Counted[]
}

/**
 * One record an article, with a level for each warehouse. A row with a forecast was counted less what is assigned; of what is left, what
 * the forecast says will be taken by others is not to be had either. A row without one counts what lies there.
 */
export function toStocks(counts: readonly Count[], { incomplete }: { incomplete: boolean }): Draft[] {
  const skus = new Set(counts.flatMap(({ rows }) => rows.flatMap(({ code }) => code || [])))
  const places = [...new Set(counts.map(({ location }) => location))]
  return [...skus].map((sku) => {
    const levels = places.map((location) => {
      const own = counts
        .filter((one) => one.location === location)
        .flatMap(({ rows }) => rows.filter(({ code }) => code === sku))
      const lying = own.find(({ forecast_quantity }) => forecast_quantity == null)
      const free = own.find(({ forecast_quantity }) => forecast_quantity != null)
      const onHand = whole(lying?.quantity)
      const unassigned = whole(free?.quantity)
      const forecast = whole(free?.forecast_quantity)
      return {
        location,
        available:
          unassigned === undefined || forecast === undefined ? undefined : Math.min(unassigned, forecast),
        onHand,
        reserved:
          onHand === undefined || unassigned === undefined ? undefined : Math.max(0, onHand - unassigned),
      }
    })
    const data: Stock = { sku, levels, incomplete }
    return { kind: 'stock', key: sku, version: versionOf(undefined, data), data }
  })
}

function customerOf(party: Party | null | undefined): WarehouseOrder['customer'] {
  const contacts = party?.['contact_mechanisms.'] ?? []
  const ofTypes = (...types: string[]) => contacts.filter(({ type }) => types.includes(type ?? ''))
  return {
    name: party?.name || undefined,
    emails: ofTypes('email').flatMap(({ value }) => value?.trim() || []),
    // The compact form is E.164 where the server could read the number.
    phones: ofTypes('phone', 'mobile').flatMap(({ value, value_compact }) => value_compact || value || []),
  }
}

function addressOf(address: Address | null | undefined): ModelAddress | undefined {
  if (!address) return undefined
  const country = address['country.']?.code
  return {
    name: address.party_name || undefined,
    lines: [address.name, ...(address.street ?? '').split('\n')].flatMap((line) => line?.trim() || []),
    city: address.city || undefined,
    region: address['subdivision.']?.name || undefined,
    postcode: address.postal_code || undefined,
    country: country && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : undefined,
  }
}

/** When any of these was written last. */
function newest(
  parts: readonly { write_date?: string | null | undefined; create_date?: unknown }[],
): Moment | undefined {
  const times = parts.flatMap(({ write_date, create_date }) => [
    ...(write_date ? [write_date] : []),
    ...(typeof create_date === 'string' ? [create_date] : []),
  ])
  return momentOf(times.toSorted().at(-1))
}

const unitsOf = ({ internal_quantity, quantity }: Move): number => units(internal_quantity ?? quantity ?? 0)

/** Whole units; half a metre of cloth is something that has to be sent. */
const units = (value: number): number => Math.max(0, Math.ceil(value - 1e-9))

/** Downwards: half a metre on the shelf is no whole one to sell. */
const whole = (value: number | null | undefined): number | undefined =>
  value == null ? undefined : Math.floor(value + 1e-9)
