import type { CardReturn, OrderCard, Panel } from '@throughline/shared/contract'
import type { Moment } from '@throughline/shared/model'
import type { ContactSnapshot } from './contact-snapshot.ts'

/** What a panel showed, without when and at which moment. */
export type Shown = Omit<ContactSnapshot, 'moment' | 'at'>

/** What is kept of a panel: the order that the ticket is about, what was wrong with it, and who was silent. Nobody's name or address. */
export function snapshotOf(ticketId: string, panel: Panel): Shown {
  const card = panel.orders[0]
  return {
    ticketId,
    outcome: panel.outcome,
    ...(card && { order: orderOf(card) }),
    silent: panel.sources.flatMap(({ connection, failure }) =>
      failure ? [{ connection, failure: failure.kind }] : [],
    ),
  }
}

function orderOf(card: OrderCard): NonNullable<Shown['order']> {
  const { ref, number, headline, concerns, promises, returns } = card
  const returnNumber = returnNumberOf(card)
  const warehouse = card.warehouse.find((one) => one.warehouse !== undefined)?.warehouse
  const carrier = card.parcels.find(
    (one) => one.direction === 'outbound' && one.carrier !== undefined,
  )?.carrier
  const refunds = [...card.refunds, ...returns.flatMap((one) => one.refunds)]
  return {
    connection: ref.connection,
    key: ref.key,
    number,
    ...(returnNumber !== undefined && { returnNumber }),
    proof: headline.fact.proof,
    ...(warehouse !== undefined && { warehouse }),
    ...(carrier !== undefined && { carrier }),
    concerns: concerns.map(({ kind, owner, since }) => ({
      kind,
      owner,
      ...(since && { since: momentText(since) }),
    })),
    promises: promises.map(({ by, state }) => ({ by, state })),
    ...(refunds.some(({ settled }) => !settled) && { refundUnsettled: true }),
    ...(returns.some(isUnderWay) && { returnUnderWay: true }),
  }
}

/** The return that the headline is about; else the only one. */
const returnNumberOf = ({ headline: { fact }, returns }: OrderCard): string | undefined =>
  fact.topic === 'return' && fact.about !== undefined
    ? fact.about
    : returns.length === 1
      ? returns[0]?.number
      : undefined

const isUnderWay = ({ stage, receivedAt }: CardReturn): boolean =>
  (stage === 'label_sent' || stage === 'in_transit') && receivedAt === undefined

const momentText = ({ instant, local }: Moment): string => instant ?? local
