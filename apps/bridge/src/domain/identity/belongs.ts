import type { KeyKind } from '@throughline/shared/model'
import {
  isEmail,
  normaliseEmail,
  normalisePhone,
  normaliseReturnNumber,
  normaliseTrackingNumber,
} from './normalise.ts'
import { type NumberStyle, sameOrderNumber } from './same-order-number.ts'

/** What a record says of itself, in the source's own spelling. */
export interface Claims {
  emails: readonly string[]
  phones: readonly string[]
  orderNumbers: readonly string[]
  returnNumbers: readonly string[]
  trackingNumbers: readonly string[]
}

/** What was asked. `numbers` is how the connection writes order numbers. */
export interface AskedValues {
  kind: KeyKind
  values: readonly string[]
  numbers?: NumberStyle | undefined
}

/**
 * Whether a record is of one of the values that were asked for. Every record that a source returns passes here, because upstreams
 * ignore filters silently and search fuzzily. Equality after normalisation, never "contains"; a record without such a field belongs
 * to nobody. Phones without a country code belong to nobody either.
 */
export function belongs(record: Claims, { kind, values, numbers }: AskedValues): boolean {
  switch (kind) {
    case 'email':
      return share(record.emails, values, (value) => only(isEmail, normaliseEmail(value)))
    case 'phone':
      return share(record.phones, values, (value) => normalisePhone(value))
    case 'order_number':
      return record.orderNumbers.some((own) => values.some((value) => sameOrderNumber(own, value, numbers)))
    case 'return_number':
      return share(record.returnNumbers, values, normaliseReturnNumber)
    case 'tracking_number':
      return share(record.trackingNumbers, values, normaliseTrackingNumber)
  }
}

const only = (test: (value: string) => boolean, value: string): string | undefined =>
  test(value) ? value : undefined

function share(
  own: readonly string[],
  asked: readonly string[],
  normalise: (value: string) => string | undefined,
): boolean {
  const wanted = new Set(asked.map(normalise))
  return own.map(normalise).some((value) => value && wanted.has(value))
}
