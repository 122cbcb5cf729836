import type { Address, RecordContent } from '@throughline/shared/model'
import { normalisePhone } from './normalise.ts'

/** Everything on a record that a look-up may have asked by, as the source wrote it. */
export interface RecordIdentity {
  emails: readonly string[]
  phones: readonly string[]
  orderNumbers: readonly string[]
  returnNumbers: readonly string[]
  trackingNumbers: readonly string[]
  shopOrderIds: readonly string[]
  skus: readonly string[]
}

const nobody: RecordIdentity = {
  emails: [],
  phones: [],
  orderNumbers: [],
  returnNumbers: [],
  trackingNumbers: [],
  shopOrderIds: [],
  skus: [],
}

const present = (values: readonly (string | undefined)[]): string[] =>
  values.filter((value) => value !== undefined)

const numbersOf = (parcels: readonly { trackingNumber?: string | undefined }[]): string[] =>
  present(parcels.map((parcel) => parcel.trackingNumber))

/** A number written without its country code is one of the country that the goods go to. */
const phonesOf = (phones: readonly string[], address: Address | undefined): string[] =>
  present([...phones, address?.phone]).map(
    (phone) => normalisePhone(phone, address?.country ? [address.country] : []) ?? phone,
  )

/** Records are never changed, and each is asked about a dozen times on its way into a panel; reading phones is what costs. */
const known = new WeakMap<object, RecordIdentity>()

/** Who and what a record is about. A record that names nobody belongs to nobody. */
export function identityOf(record: RecordContent): RecordIdentity {
  const before = known.get(record.data)
  if (before) return before
  const identity = readIdentity(record)
  known.set(record.data, identity)
  return identity
}

function readIdentity({ kind, data }: RecordContent): RecordIdentity {
  switch (kind) {
    case 'order':
      return {
        ...nobody,
        emails: data.customer.emails,
        phones: phonesOf(data.customer.phones, data.shippingAddress),
        orderNumbers: [data.number, ...data.otherNumbers],
        trackingNumbers: data.fulfilments.flatMap((fulfilment) => numbersOf(fulfilment.parcels)),
        shopOrderIds: [data.id],
      }
    case 'warehouse_order':
      return {
        ...nobody,
        emails: data.customer.emails,
        phones: phonesOf(data.customer.phones, data.shippingAddress),
        orderNumbers: [data.orderNumber],
        trackingNumbers: numbersOf(data.parcels),
        shopOrderIds: present([data.shopOrderId]),
      }
    case 'return':
      return {
        ...nobody,
        emails: data.customerEmails,
        orderNumbers: [data.orderNumber],
        returnNumbers: present([data.number, data.id]),
        trackingNumbers: numbersOf(data.parcels),
        shopOrderIds: present([data.shopOrderId]),
      }
    case 'tracking':
      return { ...nobody, trackingNumbers: [data.trackingNumber] }
    case 'stock':
      return { ...nobody, skus: [data.sku] }
  }
}
