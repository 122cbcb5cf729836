import { shops } from '../../world/shops.ts'
import { isoUtc } from '../../world/time.ts'
import { totalsOf } from '../../world/totals.ts'
import type { OrderTruth, Person } from '../../world/truth.ts'
import { gid } from '../ids.ts'
import { decimal } from '../money.ts'
import { mailingAddress } from './address.ts'
import { type OrdersArgs, ordersPage } from './orders-page.ts'
import type { Fields, Scope } from './scope.ts'

/** The orders that the shop keeps under a customer: not those that he placed as a guest. */
const ordersOf = (scope: Scope, person: Person): OrderTruth[] =>
  scope.orders.filter((order) => order.buyer.account && order.buyer.person.id === person.id)

/** A `Customer`. */
export function customerView(scope: Scope, person: Person): Fields {
  const { id, firstName, lastName, email, phone, locale, address, company } = person
  const orders = ordersOf(scope, person)
  const displayName = `${firstName} ${lastName}`
  const spent = orders.reduce((sum, order) => sum + totalsOf(order, scope.at).received, 0)
  const last = orders.at(-1)
  return {
    __typename: 'Customer',
    id: gid('Customer', id),
    legacyResourceId: String(id),
    displayName,
    firstName,
    lastName,
    // The shop keeps e-mails in lower case, whatever was typed at checkout.
    defaultEmailAddress: email ? { emailAddress: email.toLowerCase(), validFormat: true } : null,
    defaultPhoneNumber: phone ? { phoneNumber: phone } : null,
    defaultAddress: mailingAddress({
      id: gid('MailingAddress', id),
      name: displayName,
      address,
      company,
      phone,
    }),
    locale,
    state: orders.length > 1 ? 'ENABLED' : 'DISABLED',
    numberOfOrders: String(orders.length),
    tags: company ? ['b2b'] : [],
    note: null,
    verifiedEmail: email !== undefined,
    createdAt: isoUtc(person.createdAt),
    updatedAt: isoUtc(last?.placedAt ?? person.createdAt),
    amountSpent: { amount: decimal(spent), currencyCode: shops[person.shop].currency },
    lastOrder: () => (last ? scope.order(last) : null),
    orders: (args: OrdersArgs) => ordersPage(scope, orders, args).page,
  }
}
