import type { OrderCard } from '@throughline/shared/contract'
import { normaliseEmail } from '../identity/normalise.ts'

/** What the customer named besides the order number. */
export interface NamedContact {
  email?: string | undefined
  postcode?: string | undefined
}

/** Whether what the customer named stands on the order. All of it must: a right postcode does not make up for a wrong e-mail. */
export function knowsContact(
  { customer, address }: Pick<OrderCard, 'customer' | 'address'>,
  { email, postcode }: NamedContact,
): boolean {
  if (email === undefined && postcode === undefined) return false
  const isEmail = email === undefined || customer.emails.map(normaliseEmail).includes(normaliseEmail(email))
  const isPostcode =
    postcode === undefined || (address?.postcode !== undefined && plain(address.postcode) === plain(postcode))
  return isEmail && isPostcode
}

/** `SW1A 1AA`, `sw1a1aa` and `1011-AB` are written as people like. */
const plain = (postcode: string): string => postcode.toUpperCase().replace(/[^A-Z0-9]/g, '')
