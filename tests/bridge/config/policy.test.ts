import { wirePolicy } from '@throughline/bridge/wire-policy.ts'
import { expect, test } from 'vitest'
import { complaint, good, parse } from './parse.ts'

const withPolicy = (text: string) => `${good}policy:\n${text}`

const differing = withPolicy(`  returns: { windowDays: 30, postDays: 10 }
  services:
    Express: { transitDays: { least: 1, most: 1 } }
  brands:
    "360001": { returns: { windowDays: 60 }, services: { Express: { isUpgrade: true } } }
  connections:
    shop: { returns: { windowDays: 100 }, timeZone: Europe/Berlin }
`)

test('a brand changes part of the policy, a connection has the last word, the rest stays', async () => {
  const { policyOf } = await wirePolicy(parse(differing))
  const windowOf = (brand: string | undefined, connection: string) =>
    policyOf(brand, connection).returns.windowDays
  expect(windowOf(undefined, 'post')).toBe(30)
  expect(windowOf('360001', 'post')).toBe(60)
  expect(windowOf('360001', 'shop')).toBe(100)
  expect(windowOf('999', 'post')).toBe(30)
  expect(policyOf('360001', 'shop')).toMatchObject({
    timeZone: 'Europe/Berlin',
    returns: { postDays: 10 },
    services: { Express: { transitDays: { most: 1 }, isUpgrade: true } },
  })
})

test('an exception changes what it names and brings no default with it', () => {
  const { policy } = parse(
    withPolicy(
      '  thresholds: { silentParcelHours: 30 }\n  exceptions: { carriers: { DHL: { pickupDays: 9 } } }\n',
    ),
  )
  expect(policy.exceptions.carriers).toEqual({ DHL: { pickupDays: 9 } })
})

test.each([
  ['  retruns: {}\n', 'throughline.yaml:23 policy.retruns is no setting here; did you mean "returns"?'],
  [
    '  brands: { "360001": { returns: { windowDay: 3 } } }\n',
    'policy.brands.360001.returns.windowDay is no setting here; did you mean "windowDays"?',
  ],
  [
    '  connections: { shpo: {} }\n',
    'policy.connections.shpo changes the policy of a connection that does not exist; did you mean "shop"?',
  ],
  [
    '  brands: { "360009": {} }\n',
    'policy.brands.360009 changes the policy of a brand that no installation lists; there are 360001.',
  ],
  [
    '  timeZone: Europe/Leipzig\n',
    'policy.timeZone ("Europe/Leipzig") is not a time zone; write it as in Europe/Berlin.',
  ],
  [
    '  warehouses: { Leipzig: { cutOff: 2pm } }\n',
    'policy.warehouses.Leipzig.cutOff ("2pm") is not a time of day, such as 14:00.',
  ],
  [
    '  services: { Express: { isUpgrade: true } }\n',
    'policy.services.Express.transitDays is missing; add it.',
  ],
  [
    '  services: { Express: { transitDays: { least: 3, most: 1 } } }\n',
    'policy.services.Express.transitDays has a least above its most.',
  ],
  [
    '  connections: { shop: { services: { Express: { isUpgrade: true } } } }\n',
    'policy.connections.shop.services.Express.transitDays is missing, here and in the general policy; add it.',
  ],
])('%s is named with its place and the remedy', (text, message) => {
  expect(complaint(withPolicy(text))).toContain(message)
})

test('holidays are counted where a policy names a country, and only there', async () => {
  const silent = await wirePolicy(parse(good))
  expect(silent.isHoliday('2026-10-03', { country: 'DE' })).toBe(false)
  const german = await wirePolicy(
    parse(
      withPolicy('  connections: { shop: { warehouses: { Leipzig: { calendar: { country: DE } } } } }\n'),
    ),
  )
  expect(german.isHoliday('2026-10-03', { country: 'DE' })).toBe(true)
})
