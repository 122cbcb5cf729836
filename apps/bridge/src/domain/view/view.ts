import type { Candidate, Choices, OrderCard, Panel, Ref } from '@throughline/shared/contract'
import type { Key } from '@throughline/shared/model'
import type { HolidayLookup } from '../calendar/work-calendar.ts'
import { answersOf } from '../case/answered.ts'
import type { Commitment, Waiting } from '../case/order-case.ts'
import type { Groups } from '../merge/group.ts'
import type { OrderGroup } from '../merge/order-group.ts'
import { looseParcel } from '../merge/parcels.ts'
import { looseReturn } from '../merge/returns.ts'
import { millisOf } from '../merge/ship-window.ts'
import type { Policy } from '../policy/policy.ts'
import { ledgerOf } from '../return-ledger/ledger-of.ts'
import { cardOf } from './card.ts'
import { handOversOf, type KnownHandOver } from './hand-overs.ts'
import { maskEmail, maskName } from './mask.ts'
import { confidenceOf, matchingKeys, reasonsOf, recordsOf } from './reasons.ts'
import { type KnownSource, sourcesOf, type Told } from './sources.ts'

export interface ViewInput {
  requester: Panel['requester']
  keys: readonly Key[]
  keysTruncated: boolean
  groups: Groups
  choices: Choices
  sources: readonly KnownSource[]
  told: readonly Told[]
  /** What the orders of a connection are judged by. */
  policyOf: (connection: string) => Policy
  isHoliday: HolidayLookup
  /** Dates that agents and bots gave the customer of an order. */
  commitmentsOf: (ref: Ref) => readonly Commitment[]
  waiting?: Waiting | undefined
  /** Conversations with bots that may have led here. */
  handOvers?: readonly KnownHandOver[]
  /** Epoch milliseconds. */
  now: number
}

/** Puts what was found into the form that the sidebar shows. Pure: the same input gives the same panel. */
export function view({
  requester,
  keys,
  keysTruncated,
  groups,
  choices,
  sources,
  told,
  policyOf,
  isHoliday,
  commitmentsOf,
  waiting,
  handOvers = [],
  now,
}: ViewInput): Panel {
  const sourceOf = (connection: string) => sources.find((one) => one.connection === connection)
  const titleOf = (connection: string) => sourceOf(connection)?.title ?? connection
  const styleOf = (connection: string) => sourceOf(connection)?.numbers ?? {}
  const answered = answersOf(sources, told)
  const matched = groups.orders
    .map((group) => ({
      group,
      matching: matchingKeys(recordsOf(group), { keys, styleOf }),
      ref: refOf(group),
    }))
    .filter(({ matching, ref }) => matching.length > 0 && !includes(choices.dismissed, ref))
    .map((one) => ({
      ...one,
      confidence: confidenceOf(one.matching),
      isConfirmed: includes(choices.confirmed, one.ref),
    }))

  const shown = matched.filter(({ confidence, isConfirmed }) => isConfirmed || confidence !== 'only_a_number')
  const explained = new Set(shown.flatMap(({ matching }) => matching))
  const doubtful = matched
    .filter((one) => !shown.includes(one))
    // Her own order explains the number: that another shop has the same number for a stranger is no news.
    .filter(({ matching }) => matching.some((key) => !explained.has(key)))

  const orders = shown
    .map(({ group, matching, confidence, ref }) =>
      cardOf(group, {
        reasons: reasonsOf(matching),
        contactDiffers: confidence !== 'hers',
        titleOf,
        policy: policyOf(ref.connection),
        isHoliday,
        answered,
        stock: groups.stock.filter(({ connection }) =>
          isStockFor(ref.connection, sourceOf(connection), connection),
        ),
        commitments: commitmentsOf(ref),
        waiting,
        found: groups.orders,
        now,
      }),
    )
    .sort(byConcernOfTicket)
  const candidates = doubtful.map(({ group, matching }) => candidateOf(group, { matching, titleOf }))
  const isNamed = (kind: Key['kind'], value: string) =>
    keys.some((key) => key.kind === kind && key.value === value)
  const looseParcels = groups.looseTrackings
    .map(looseParcel)
    .filter(({ trackingNumber }) => trackingNumber && isNamed('tracking_number', trackingNumber))
    .map(({ words: _, ...parcel }) => parcel)
  const looseReturns = groups.looseReturns
    .filter((record) => confidenceOf(matchingKeys([record], { keys, styleOf })) !== 'only_a_number')
    .map((record) => {
      const merged = looseReturn(record)
      const { words: _, records: __, ...one } = merged
      const context = { order: undefined, parcels: [], policy: policyOf(record.connection), isHoliday, now }
      return { ...one, orderNumber: record.data.orderNumber, ledger: ledgerOf(merged, context) }
    })
  const found = orders.length + looseParcels.length + looseReturns.length > 0
  const statuses = sourcesOf(sources, told)
  return {
    outcome: outcomeOf({ found, doubtful: candidates.length > 0, silent: told.some((one) => one.failure) }),
    asOf: new Date(now).toISOString(),
    requester,
    searched: keys.map(({ kind, shown: text, places }) => ({ kind, shown: text, places })),
    searchedTruncated: keysTruncated,
    orders,
    candidates,
    looseParcels,
    looseReturns,
    handOvers: handOversOf(handOvers, orders),
    sources: statuses,
  }
}

/** Its own shop's stock, and that of warehouses, which serve many shops. What another shop can sell is no help. */
const isStockFor = (own: string, source: KnownSource | undefined, connection: string): boolean =>
  connection === own || !source?.capabilities.some(({ kind }) => kind === 'order')

const refOf = ({ root }: OrderGroup): Ref => ({ connection: root.connection, key: root.key })
const includes = (refs: readonly Ref[], { connection, key }: Ref): boolean =>
  refs.some((one) => one.connection === connection && one.key === key)

/** An outage never looks like "no orders". */
function outcomeOf({
  found,
  doubtful,
  silent,
}: {
  found: boolean
  doubtful: boolean
  silent: boolean
}): Panel['outcome'] {
  if (found) return 'found'
  if (doubtful) return 'several'
  return silent ? 'unavailable' : 'none'
}

/** The order that the ticket is about first: named by a number, then with something open, then the newest. */
function byConcernOfTicket(a: OrderCard, b: OrderCard): number {
  const named = (card: OrderCard) => Number(card.reasons.some(({ by }) => by !== 'email' && by !== 'phone'))
  const placed = (card: OrderCard) => millisOf(card.placedAt) ?? 0
  return (
    named(b) - named(a) ||
    Number(a.quiet) - Number(b.quiet) ||
    placed(b) - placed(a) ||
    (a.number < b.number ? -1 : 1)
  )
}

function candidateOf(
  group: OrderGroup,
  { matching, titleOf }: { matching: readonly Key[]; titleOf: (connection: string) => string },
): Candidate {
  const { order, root } = group
  const { customer } = root.data
  return {
    ref: refOf(group),
    number: order?.data.number ?? group.warehouseOrders[0]?.data.orderNumber ?? root.key,
    shop: titleOf(root.connection),
    placedAt: order?.data.placedAt,
    maskedName: customer.name && maskName(customer.name),
    maskedEmail: customer.emails[0] && maskEmail(customer.emails[0]),
    reasons: reasonsOf(matching),
  }
}
