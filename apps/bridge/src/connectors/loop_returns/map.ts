import type { Money, Parcel, RefundPart, Return, ReturnLine } from '@throughline/shared/model'
import type { ReturnStage } from '@throughline/shared/vocabulary'
import type { Draft, Hint } from '../connector.ts'
import { momentOf } from '../moment.ts'
import { moneyOf, sumOf } from '../money.ts'
import { versionOf } from '../version.ts'
import { wordIn } from '../word-table.ts'
import { type LoopLine, type LoopReturn, WebhookBody } from './wire.ts'

/** A return that is still worked on is where its parcel is. `review` is blocked by a rule and waits for somebody to decide. */
const states: Record<string, 'under_way' | ReturnStage> = {
  open: 'under_way',
  review: 'under_way',
  'needs review': 'under_way',
  closed: 'closed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  // Nothing was sent back within 28 days.
  expired: 'closed',
}

/**
 * The label's status, https://docs.loopreturns.com/api-reference/latest/label-requests – read 2026-11. Delivered is what the carrier
 * says; that the warehouse has received the goods, Loop does not know.
 */
const labels: Record<string, ReturnStage> = {
  new: 'label_sent',
  pre_transit: 'label_sent',
  in_transit: 'in_transit',
  out_for_delivery: 'in_transit',
  delivered: 'in_transit',
}

/** A return of Loop as our record. Loop knows what was refunded, and neither when the money moved nor whether it arrived. */
export function toReturn(wire: LoopReturn): Draft {
  const updatedAt = momentOf(wire.updated_at)
  const data: Return = {
    id: wire.id,
    orderNumber: wire.order_name ?? wire.provider_order_number ?? '',
    shopOrderId: wire.provider_order_id ?? wire.provider_order_external_id,
    stage: stageOf(wire),
    said: [wire.state, wire.outcome].filter(Boolean).join(', ').slice(0, 500) || undefined,
    customerEmails: [
      ...new Set([wire.customer, wire.customer_email].filter((text) => text?.includes('@'))),
    ].flatMap((email) => email ?? []),
    requestedAt: momentOf(wire.created_at),
    closedAt: wire.state === 'closed' ? momentOf(wire.outcomes_processed_at?.return_processed) : undefined,
    updatedAt,
    lines: wire.line_items.map((line) => toLine(line, wire)),
    parcels: parcelsOf(wire),
    parcelSaid: labelWords(wire).join(', ').slice(0, 500) || undefined,
    refundAmount: refundOf(wire),
    refundParts: partsOf(wire),
    refundIds: wire.refunds.flatMap(({ provider_refund_id }) => provider_refund_id ?? []),
    exchangeOrderNumber:
      wire.exchange_order_name ??
      wire.exchanges.find((exchange) => exchange.exchange_order_name)?.exchange_order_name,
    exchangeLines:
      wire.exchanges.length > 0
        ? wire.exchanges.map(({ sku, title }) => ({ sku, title, quantity: 1 }))
        : undefined,
    statusUrl: wire.status_page_url && URL.canParse(wire.status_page_url) ? wire.status_page_url : undefined,
    incomplete: false,
  }
  return { kind: 'return', key: wire.id, version: versionOf(updatedAt?.instant, data), data }
}

function stageOf(wire: LoopReturn): ReturnStage {
  const state = wordIn(states, wire.state?.toLowerCase())
  if (!state) return 'unknown'
  if (state === 'cancelled') return state
  const processed = wire.outcomes_processed_at
  const isClosed = wire.state?.toLowerCase() === 'closed'
  // An open return shows what it will pay; it has paid when Loop says that it was processed.
  if (refundOf(wire) && (isClosed || processed?.refund_processed)) return 'refund_issued'
  if (wire.exchanges.length > 0 && (isClosed || processed?.exchange_processed)) return 'exchanged'
  return state === 'under_way' ? whereItIs(wire) : state
}

function whereItIs(wire: LoopReturn): ReturnStage {
  const graded = wire.line_items.filter(({ condition, disposition }) => condition || disposition)
  if (graded.length > 0) return graded.length === wire.line_items.length ? 'inspected' : 'received'
  const words = labelWords(wire)
  const stages = words.map((word) => wordIn(labels, word.toLowerCase()))
  if (stages.includes(undefined)) return 'unknown'
  if (stages.includes('in_transit')) return 'in_transit'
  if (stages.length > 0 || wire.tracking_number) return 'label_sent'
  // Loop approves by rule when the customer asks, unless a rule holds the return back.
  return wire.state?.toLowerCase() === 'open' ? 'approved' : 'requested'
}

/** Newer replies have one entry a label, older ones only the first label at the top. */
const labelWords = ({ labels: each, label_status }: LoopReturn): string[] => {
  const words = each.flatMap(({ status }) => status ?? [])
  return words.length > 0 ? [...new Set(words)] : label_status ? [label_status] : []
}

function parcelsOf({ labels: each, carrier, tracking_number }: LoopReturn): Parcel[] {
  const found = each.length > 0 ? each : [{ carrier, tracking_number }]
  return found.flatMap((label) =>
    label.carrier || label.tracking_number
      ? { carrier: label.carrier, trackingNumber: label.tracking_number }
      : [],
  )
}

/** What the customer gets back in money; absent where that is nothing, because the rest is exchanged or credited. */
function refundOf({ refund, refunds, currency }: LoopReturn): Money | undefined {
  const paid = refunds.flatMap((one) => moneyOf(one.amount, one.currency ?? currency) ?? [])
  const amount = sumOf(paid) ?? moneyOf(refund, currency)
  return amount && amount.minor > 0 ? amount : undefined
}

/**
 * Of what the refund is made: the goods, less what the exchange, the store credit and the fee take of it. Only where Loop states the
 * sums and they come out at its own refund, in one currency.
 */
function partsOf(wire: LoopReturn): RefundPart[] | undefined {
  const { currency } = wire
  const due = refundOf(wire)
  if (!currency || (due && due.currency !== currency) || wire.return_product_total === undefined)
    return undefined
  const minor = (amount: string | undefined): number => moneyOf(amount, currency)?.minor ?? 0
  const parts = (
    [
      // A discount is stated with or without its sign.
      ['goods', minor(wire.return_product_total) - Math.abs(minor(wire.return_discount_total))],
      ['tax', minor(wire.return_tax_total)],
      ['restocking_fee', -Math.abs(minor(wire.handling_fee))],
      ['exchange_difference', minor(wire.upsell) - minor(wire.exchange_total)],
      ['store_credit', -minor(wire.gift_card)],
    ] as const
  ).flatMap(([part, amount]) => (amount === 0 ? [] : { part, amount: { minor: amount, currency } }))
  const sum = parts.reduce((total, { amount }) => total + amount.minor, 0)
  return parts.length > 0 && sum === (due?.minor ?? 0) ? parts : undefined
}

function toLine(line: LoopLine, { outcome }: LoopReturn): ReturnLine {
  const reasons = [
    line.parent_return_reason ?? line.parent_reason,
    line.return_reason ?? line.reason,
    line.return_comment,
  ]
  return {
    id: line.line_item_id,
    orderLineId: line.provider_line_item_id,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity ?? 1,
    reason: [...new Set(reasons)].filter(Boolean).join(': ') || undefined,
    // `default` means as the whole return.
    outcome: line.exchange_variant ? 'exchange' : line.outcome === 'default' ? outcome : line.outcome,
  }
}

const knownTriggers = /^(?:return|label|restock|giftcard|shipment)\./

/** Which return a webhook is about; where it names none, which order. */
export function hintsOf({ topic, body }: { topic: string; body: unknown }): Hint[] | undefined {
  if (!knownTriggers.test(topic)) return undefined
  const wire = WebhookBody.safeParse(body).data
  if (!wire) return []
  const isReturn = wire.topic === 'return' || wire.topic === 'label'
  const returnId = wire.return_id ?? (isReturn ? wire.id : undefined)
  if (returnId) return [{ kind: 'return', by: 'return_number', value: returnId }]
  const shopOrderId = wire.provider_order_id ?? wire.provider_order_external_id
  if (shopOrderId) return [{ kind: 'return', by: 'shop_order_id', value: shopOrderId }]
  return wire.order_name ? [{ kind: 'return', by: 'order_number', value: wire.order_name }] : []
}
