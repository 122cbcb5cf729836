import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { tracedAtOnce } from '@throughline/bridge/connectors/connector.ts'
import {
  apiVersion,
  documents,
  returnsAtOnce,
  stockNames,
} from '@throughline/bridge/connectors/shopify/client.ts'
import { shopify } from '@throughline/bridge/connectors/shopify/index.ts'
import { buildClientSchema, NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql'
import { expect, test } from 'vitest'
import { requestedCost } from './requested-cost.ts'

/** Shopify's own introspection of the version that we ask, as published in @shopify/dev-mcp. */
const published = new URL(
  `../../node_modules/@shopify/dev-mcp/dist/data/admin_${apiVersion}.json.gz`,
  import.meta.url,
)
const introspection = JSON.parse(gunzipSync(readFileSync(published)).toString())
// Shopify deprecates fields of types whose interfaces keep them; graphql-js would call the whole schema invalid for it.
const schema = buildClientSchema(introspection.data ?? introspection, { assumeValid: true })

const names = Object.keys(documents) as (keyof typeof documents)[]

const problemsOf = (text: string) =>
  validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]).map(({ message }) => message)

test.each(names)('Shopify’s own schema accepts %s, and nothing in it is on its way out', (name) => {
  expect(problemsOf(documents[name])).toEqual([])
})

test('a field that Shopify has deprecated would be noticed', () => {
  expect(problemsOf('{ order(id: "gid://shopify/Order/1") { totalPrice } }')).toEqual([
    expect.stringContaining('totalPrice is deprecated'),
  ])
})

const batchOf = (by: string) => shopify.capabilities.find((one) => one.by === by)?.batch ?? 0

/** The longest lists that are ever put into a document. */
const lengths: Partial<Record<keyof typeof documents, Record<string, number>>> = {
  ordersById: { ids: batchOf('shop_order_id') },
  returns: { ids: returnsAtOnce },
  stock: { names: stockNames.length },
  trace: { ids: tracedAtOnce },
}

test.each(names)('%s requests no more than the 1,000 points of a single query', (name) => {
  const cost = requestedCost(schema, documents[name], lengths[name])
  expect(cost).toBeLessThanOrEqual(1_000)
  expect(cost).toBeGreaterThan(0)
})

// Counted by hand from the published model, so that the counting itself is checked.
test.each([
  ['{ shop { name } }', 1],
  ['{ orders(first: 10) { nodes { id } } }', 2 + 10],
  ['{ orders(first: 10) { pageInfo { hasNextPage } nodes { id customer { id } } } }', 2 + 10 * 2],
  ['{ order(id: "x") { fulfillments(first: 3) { trackingInfo(first: 5) { number } } } }', 1 + 3 * (1 + 5)],
  [
    '{ order(id: "x") { refunds(first: 2) { totalRefundedSet { presentmentMoney { amount } } } } }',
    1 + 2 * (1 + 2),
  ],
  [
    '{ nodes(ids: $ids) { ... on Order { customer { id } } ... on Return { order { customer { id } } } } }',
    5 * (1 + 2),
  ],
])('%s requests %d points', (text, points) => {
  const withVariables = text.includes('$ids') ? `query Q($ids: [ID!]!) ${text}` : text
  expect(requestedCost(schema, withVariables, { ids: 5 })).toBe(points)
})

test('a connection without a size is noticed: the schema lets it pass, the server does not', () => {
  expect(() => requestedCost(schema, '{ orders { nodes { id } } }')).toThrow('orders needs first')
})
