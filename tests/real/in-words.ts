import type { OrderCard, Panel } from '@throughline/shared/contract'
import type { Money } from '@throughline/shared/model'

/** What an agent reads of an order, one line a fact. */
export interface OrderInWords {
  status: string
  payment: string
  headline: string
  warehouse: string[]
  parcels: string[]
  returns: string[]
  refunds: string[]
  /** Each with its article or parcel, and who says what: `quantity_mismatch BOOT-42: shop 2, warehouse 1`. */
  concerns: string[]
}

/** The panel's orders by number, in words that a person can check against the story. */
export const inWords = (panel: Panel): Record<string, OrderInWords> =>
  Object.fromEntries(panel.orders.map((card) => [card.number, orderInWords(card)]))

const orderInWords = (card: OrderCard): OrderInWords => ({
  status: card.status,
  payment: card.payment,
  headline: `${card.headline.fact.topic} ${card.headline.fact.word}, ${card.headline.fact.proof}`,
  warehouse: card.warehouse.map(({ stage, flags }) => [stage, ...flags].join(' ')),
  parcels: card.parcels.map(({ trackingNumber, stage, proof, direction }) =>
    [trackingNumber, stage, proof, ...(direction === 'return' ? ['coming back'] : [])].join(' '),
  ),
  returns: card.returns.map(({ stage, lines }) =>
    [stage, ...lines.map(({ title, quantity }) => `${quantity} ${title}`)].join(', '),
  ),
  refunds: [...card.refunds, ...card.returns.flatMap(({ refunds }) => refunds)].map(
    ({ amount, settled }) => `${inEuros(amount)} ${settled ? 'settled' : 'issued'}`,
  ),
  concerns: card.concerns.map((concern) => {
    const sides = concern.evidence.map(({ source, value }) => `${source} ${value}`)
    const head = concern.about ? `${concern.kind} ${concern.about}` : concern.kind
    return `${head}: ${sides.join(', ')}`
  }),
})

const inEuros = ({ minor, currency }: Money) => `${(minor / 100).toFixed(2)} ${currency}`
