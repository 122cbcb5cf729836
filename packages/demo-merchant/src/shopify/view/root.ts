import type { Quirks } from '../../quirks.ts'
import { products } from '../../world/products.ts'
import { shops } from '../../world/shops.ts'
import type { OrderTruth, Person } from '../../world/truth.ts'
import { warehouses } from '../../world/warehouses.ts'
import { connection, type PageArgs } from '../connection.ts'
import { gid, readGid } from '../ids.ts'
import { type Matchers, matchesText, matchesTime, type SearchWarning, search } from '../search.ts'
import { findNode } from './nodes.ts'
import { countMatching, type OrdersArgs, ordersPage } from './orders-page.ts'
import type { Fields, Scope } from './scope.ts'
import { subscriptionViews } from './subscription.ts'

type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null }

/** E-mail and name are compared by words: other people's are found as well. */
const customerMatchers: Matchers<Person> = {
  default: (person, term) =>
    [person.email, `${person.firstName} ${person.lastName}`, person.phone].some((text) =>
      matchesText(text, term),
    ),
  email: (person, term) => matchesText(person.email, term),
  phone: (person, term) => matchesText(person.phone, term),
  first_name: (person, term) => matchesText(person.firstName, term),
  last_name: (person, term) => matchesText(person.lastName, term),
  country: (person, term) => matchesText(person.address.country, term),
  id: (person, { value }) => String(person.id) === value.replace(/^.*\//, ''),
  updated_at: (person, term) => matchesTime(person.createdAt, term),
}

const skuMatchers: Matchers<{ sku: string }> = {
  default: ({ sku }, term) => matchesText(sku, term),
  sku: ({ sku }, term) => matchesText(sku, term),
}

/** `QueryRoot` of one shop. `warn` collects what goes into `extensions.search`. */
export function rootView(
  scope: Scope,
  { quirks, warn }: { quirks: Quirks; warn: (warnings: SearchWarning[]) => void },
): Fields {
  const filter = (query: string | null | undefined) => (quirks.ignoresFilters ? undefined : query)
  const node = (id: string, ...types: string[]): Fields | null => {
    const asked = readGid(id)
    return asked && (types.length === 0 || types.includes(asked.type)) ? findNode(scope, asked) : null
  }
  const shop = shops[scope.shop]
  return {
    orders: (args: OrdersArgs) => {
      const { page, warnings } = ordersPage(scope, scope.orders, { ...args, query: filter(args.query) })
      warn(warnings)
      return page
    },
    ordersCount: ({ query }: { query?: string | null }) => ({
      count: countMatching(scope, filter(query)),
      precision: 'EXACT',
    }),
    order: ({ id }: { id: string }) => node(id, 'Order'),
    orderByIdentifier: ({ identifier }: { identifier: { id?: string } }) =>
      identifier.id ? node(identifier.id, 'Order') : null,
    customer: ({ id }: { id: string }) => node(id, 'Customer'),
    customers: (args: ListArgs) => {
      const { found, warnings } = search(scope.people, {
        query: filter(args.query),
        matchers: customerMatchers,
        path: 'customers',
      })
      warn(warnings)
      return connection(
        found.map((person) => scope.customer(person)),
        args,
      )
    },
    customerByIdentifier: ({ identifier }: { identifier: CustomerIdentifier }) => {
      const person = quirks.ignoresFilters ? scope.people[0] : identified(scope, identifier)
      return person ? scope.customer(person) : null
    },
    node: ({ id }: { id: string }) => node(id),
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => node(id)),
    return: ({ id }: { id: string }) => node(id, 'Return'),
    refund: ({ id }: { id: string }) => node(id, 'Refund'),
    fulfillment: ({ id }: { id: string }) => node(id, 'Fulfillment'),
    fulfillmentOrder: ({ id }: { id: string }) => node(id, 'FulfillmentOrder'),
    fulfillmentOrders: (args: ListArgs & { includeClosed?: boolean }) => {
      const all = scope.orders.flatMap((order: OrderTruth) => scope.fulfilmentOrders(order))
      return connection(args.includeClosed ? all : all.filter((one) => one.status !== 'CLOSED'), args)
    },
    reverseDelivery: ({ id }: { id: string }) => node(id, 'ReverseDelivery'),
    reverseFulfillmentOrder: ({ id }: { id: string }) => node(id, 'ReverseFulfillmentOrder'),
    inventoryItem: ({ id }: { id: string }) => node(id, 'InventoryItem'),
    inventoryItems: (args: ListArgs) => {
      const { found, warnings } = search(products, {
        query: filter(args.query),
        matchers: skuMatchers,
        path: 'inventoryItems',
      })
      warn(warnings)
      return connection(
        found.map(({ sku }) => scope.inventoryItem(sku)),
        args,
      )
    },
    inventoryLevel: ({ id }: { id: string }) => node(id, 'InventoryLevel'),
    productVariant: ({ id }: { id: string }) => node(id, 'ProductVariant'),
    productVariants: (args: ListArgs) => {
      const { found, warnings } = search(products, {
        query: filter(args.query),
        matchers: skuMatchers,
        path: 'productVariants',
      })
      warn(warnings)
      return connection(
        found.map(({ sku }) => scope.variant(sku)),
        args,
      )
    },
    webhookSubscriptions: (args: ListArgs & { uri?: string | null; topics?: string[] | null }) =>
      connection(
        subscriptionViews(scope).filter(
          (one) =>
            (!args.uri || one.uri === args.uri) && (!args.topics || args.topics.includes(String(one.topic))),
        ),
        args,
      ),
    location: ({ id }: { id?: string | null }) => (id ? node(id, 'Location') : scope.location('leipzig')),
    locations: (args: ListArgs) =>
      connection(
        Object.values(warehouses).map(({ id }) => scope.location(id)),
        args,
      ),
    shop: {
      __typename: 'Shop',
      id: gid('Shop', shop.number),
      name: shop.name,
      email: `hello@${shop.domain}`,
      myshopifyDomain: shop.domain,
      currencyCode: shop.currency,
      ianaTimezone: shop.zone,
      orderNumberFormatPrefix: shop.prefix,
      orderNumberFormatSuffix: '',
      url: `https://${shop.domain}`,
      primaryDomain: { id: gid('Domain', shop.number), host: shop.domain, url: `https://${shop.domain}` },
    },
    currentAppInstallation: {
      id: gid('AppInstallation', shop.number),
      accessScopes: grantedScopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
      app: { id: gid('App', 1), title: 'Throughline demo', handle: 'throughline-demo' },
    },
    publicApiVersions: ['2026-07', '2026-10', 'unstable'].map((handle) => ({
      handle,
      displayName: handle,
      supported: handle !== 'unstable',
    })),
  }
}

const grantedScopes = [
  'read_all_orders',
  'read_customers',
  'read_fulfillments',
  'read_inventory',
  'read_locations',
  'read_merchant_managed_fulfillment_orders',
  'read_orders',
  'read_products',
  'read_returns',
  'read_third_party_fulfillment_orders',
]

interface CustomerIdentifier {
  id?: string
  emailAddress?: string
  phoneNumber?: string
}

/** Exact, unlike the search: one customer or none. */
function identified(
  { people }: Scope,
  { id, emailAddress, phoneNumber }: CustomerIdentifier,
): Person | undefined {
  if (emailAddress) return people.find((person) => person.email?.toLowerCase() === emailAddress.toLowerCase())
  if (phoneNumber) return people.find((person) => person.phone === phoneNumber)
  return people.find((person) => id === gid('Customer', person.id))
}
