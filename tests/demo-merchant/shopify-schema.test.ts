import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  buildClientSchema,
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql'
import { expect, test } from 'vitest'

const published = JSON.parse(
  gunzipSync(
    readFileSync(
      new URL('../node_modules/@shopify/dev-mcp/dist/data/admin_2026-10.json.gz', import.meta.url),
    ),
  ).toString(),
)
// Shopify deprecates fields of types whose interfaces keep them; graphql-js would call the whole schema invalid for it.
const theirs = buildClientSchema(published.data ?? published, { assumeValid: true })
const text = readFileSync(
  new URL('../../packages/demo-merchant/src/shopify/schema.graphql', import.meta.url),
  'utf8',
)

/** Every line that the merchant's schema claims of Shopify, as `Order.name: String!`, and how Shopify has it. */
function differences(ours: GraphQLSchema): string[] {
  return Object.values(ours.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
    .flatMap((type) => {
      const counterpart = theirs.getType(type.name)
      if (!counterpart || counterpart.constructor !== type.constructor)
        return [`${type.name} is no such type`]
      const real = new Set(claimsOf(counterpart))
      return claimsOf(type).filter((claim) => !real.has(claim))
    })
}

function claimsOf(type: unknown): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`)
  if (isUnionType(type)) return type.getTypes().map(({ name }) => `${type.name} | ${name}`)
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => `${type.name}.${field.name}: ${field.type}`)
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return [
    ...type.getInterfaces().map(({ name }) => `${type.name} implements ${name}`),
    ...Object.values(type.getFields()).flatMap((field) => [
      `${type.name}.${field.name}: ${field.type}`,
      ...field.args.map((arg) => `${type.name}.${field.name}(${arg.name}: ${arg.type})`),
      // Without all arguments a question that Shopify understands would be refused here.
      `${type.name}.${field.name} takes ${field.args.map(({ name }) => name).sort()}`,
    ]),
  ]
}

test('whatever the merchant’s shop claims to be, Shopify is: every type, field, argument and nullability', () => {
  expect(differences(buildSchema(text))).toEqual([])
})

test.each([
  [
    'a list that is a connection there',
    'refunds(first: Int): [Refund!]!',
    'refunds(first: Int): RefundConnection!',
  ],
  [
    'a field that is nullable there',
    'displayFinancialStatus: OrderDisplayFinancialStatus',
    'displayFinancialStatus: OrderDisplayFinancialStatus!',
  ],
  ['a field that is not there', 'poNumber: String', 'poNumber: String\n  receiptNumber: String'],
  ['a status that is not there', 'PARTIALLY_REFUNDED', 'PARTLY_REFUNDED'],
  ['an argument of another type', 'nodes(ids: [ID!]!)', 'nodes(ids: [ID])'],
])('%s would be noticed', (_, right, wrong) => {
  expect(text).toContain(right)
  expect(differences(buildSchema(text.replace(right, wrong)))).not.toEqual([])
})
