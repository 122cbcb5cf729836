import type { RecordContent } from '@throughline/shared/model'
import { bareId } from '../merge/same-order.ts'
import { identityOf, type RecordIdentity } from './identity-of.ts'
import {
  normaliseEmail,
  normaliseOrderNumber,
  normalisePhone,
  normaliseReturnNumber,
  normaliseTrackingNumber,
} from './normalise.ts'

/** The identity of a record in the form in which it is looked up, and therefore kept. What cannot be compared is left out. */
export function identityTerms(record: RecordContent): RecordIdentity {
  const identity = identityOf(record)
  return {
    emails: identity.emails.map(normaliseEmail),
    phones: identity.phones.flatMap((phone) => normalisePhone(phone) ?? []),
    orderNumbers: identity.orderNumbers.map(normaliseOrderNumber),
    returnNumbers: identity.returnNumbers.map(normaliseReturnNumber),
    trackingNumbers: identity.trackingNumbers.map(normaliseTrackingNumber),
    shopOrderIds: identity.shopOrderIds.map(bareId),
    skus: identity.skus,
  }
}
