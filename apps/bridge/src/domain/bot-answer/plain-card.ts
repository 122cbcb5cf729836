import type { OrderCard } from '@throughline/shared/contract'
import { carriersNamed } from '../identity/carriers-named.ts'
import { plainOrderNumber } from './plain-order-number.ts'

/** `DHL eCommerce`, `Royal Mail`, `UPS Mail Innovations`: a name, and no sentence with one in it. */
const longestName = 30
const mostWords = 3

/** The carrier as it may be said to a bot: one that is known. Shops let people type any text there. */
const plainCarrier = (carrier: string | undefined): string | undefined =>
  carrier !== undefined &&
  carrier.length <= longestName &&
  /^[\p{L}\p{N} .&-]+$/u.test(carrier) &&
  carrier.trim().split(/ +/).length <= mostWords &&
  carriersNamed(carrier).size > 0
    ? carrier
    : undefined

/** The order without what somebody else wrote in words: no place of a scan, which is near her home, too, and no carrier that is none. */
export const plainCard = (card: OrderCard): OrderCard => ({
  ...card,
  number: plainOrderNumber(card.number),
  headline: {
    fact: {
      ...card.headline.fact,
      place: undefined,
      carrier: plainCarrier(card.headline.fact.carrier),
    },
  },
  parcels: card.parcels.map((parcel) => ({ ...parcel, carrier: plainCarrier(parcel.carrier) })),
})
