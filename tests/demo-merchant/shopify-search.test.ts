import { expect, test } from 'vitest'
import { at, list, merchant } from './merchant.ts'

const { shop } = merchant()

const namesFor = async (query: string): Promise<string[]> => {
  const { body } = await shop(
    'shop-eu',
    'query ($q: String) { orders(first: 100, query: $q) { nodes { name } } }',
    { q: query },
  )
  return list(body, 'data.orders.nodes').map(({ name }) => String(name))
}

test.each([
  ['name:"#1042"', ['#1042']],
  ["name:'#1042'", ['#1042']],
  ['name:1042', ['#1042']],
  ['name:"#1042" OR name:"#1062"', ['#1042', '#1062']],
  ['(name:1042 OR name:1062) AND email:katharina.brandt@example.org', ['#1062']],
  ['name:1042 email:ada@example.com', ['#1042']],
  ['name:1042 AND -email:ada@example.com', []],
  ['NOT name:1042 AND email:"katharina.brandt@example.org"', ['#1062']],
  ['confirmation_number:NOSUCH123', []],
  ['name:"#104"', []],
  ['email:kat*', ['#1062']],
  ['status:cancelled', ['#1064']],
  ['name:', []],
  ['name:"#1042', ['#1042']],
])('orders found for %s', async (query, names) => {
  expect(await namesFor(query)).toEqual(names)
})

test('a search compares words, so an exchange is found under the number of its order', async () => {
  expect(await namesFor('name:"#1040"')).toEqual(['#1040', 'EXC-1040-1'])
})

test('a search for one e-mail finds the stranger whose address holds its words, even as a phrase', async () => {
  expect(await namesFor('email:"ada@example.com"')).toEqual(['#1042', '#1074', '#1075'])
  const { body } = await shop(
    'shop-eu',
    '{ customers(first: 9, query: "email:\\"ada@example.com\\"") { nodes { defaultEmailAddress { emailAddress } } } }',
  )
  expect(
    list(body, 'data.customers.nodes').map((one) => at(one, 'defaultEmailAddress.emailAddress')),
  ).toEqual(['ada@example.com', 'winter.ada@example.com'])
})

test('a filter that does not exist is dropped: everybody is found, and only an extension says so', async () => {
  const { body } = await shop(
    'shop-eu',
    '{ orders(first: 100, query: "phone:+493023125104") { nodes { name } } }',
  )
  expect(list(body, 'data.orders.nodes')).toHaveLength(80)
  expect(at(body, 'extensions.search.0.warnings.0')).toEqual({
    field: 'phone',
    message: 'Invalid search field for this query.',
    code: 'invalid_field',
  })
})

test('beside a filter that exists, the one that does not is left out', async () => {
  expect(await namesFor('tracking_number:123 AND name:1042')).toEqual(['#1042'])
})

test('a customer is found by her exact address or phone, or not at all', async () => {
  const find = async (identifier: Record<string, string>) => {
    const { body } = await shop(
      'shop-eu',
      'query ($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { displayName } }',
      { i: identifier },
    )
    return at(body, 'data.customerByIdentifier.displayName')
  }
  expect(await find({ emailAddress: 'ADA@example.com' })).toBe('Ada Lindqvist')
  expect(await find({ phoneNumber: '+493023125104' })).toBe('Ada Lindqvist')
  expect(await find({ phoneNumber: '03023125104' })).toBeUndefined()
  expect(await find({ emailAddress: 'da@example.com' })).toBeUndefined()
})

test('what changed since a moment can be asked for, in the order of change', async () => {
  const { body } = await shop(
    'shop-eu',
    `{ orders(first: 5, sortKey: UPDATED_AT, query: "updated_at:>='2026-11-19T12:00:00Z'") { nodes { name updatedAt } } }`,
  )
  const times = list(body, 'data.orders.nodes').map(({ updatedAt }) => String(updatedAt))
  expect(times.length).toBeGreaterThan(1)
  expect(times).toEqual(times.toSorted())
  expect(times.every((time) => time >= '2026-11-19T12:00:00Z')).toBe(true)
})
