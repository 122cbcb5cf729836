import { readFileSync } from 'node:fs'
import { configJsonSchema } from '@throughline/bridge/config/json-schema.ts'
import { ConfigError, loadConfig } from '@throughline/bridge/config.ts'
import { connectors } from '@throughline/bridge/connectors/registry.ts'
import { expect, test } from 'vitest'
import { complaint, env, good, goodBut, parse } from './parse.ts'

const root = new URL('../../../', import.meta.url)

test('a short file is enough: the rest has sensible values', () => {
  expect(parse(good)).toMatchObject({
    bridge: {
      port: 4302,
      host: '127.0.0.1',
      trustProxy: [],
      limits: { signIn: 600, address: 6_000, session: 300 },
    },
    zendesk: [{ appSecret: [env.APP], extraOrigins: [], brands: { '360001': ['shop', 'post'] } }],
    customers: { ownDomains: ['demo.example'], countries: [] },
    deadlines: { panel: 3_000, source: 1_500 },
    connections: {
      shop: {
        title: 'Acme Shop',
        settings: { accessToken: env.TOKEN, pageSize: 50 },
        numbers: { order: [], return: [] },
      },
    },
  })
})

test('two secrets are good at once while one replaces the other', () => {
  const config = parse(goodBut([`appSecret: \${APP}`, `appSecret: ["\${APP}", "${'n'.repeat(32)}"]`]))
  expect(config.zendesk[0]?.appSecret).toEqual([env.APP, 'n'.repeat(32)])
})

test('a number may come from the environment, where everything is text', () => {
  const text = goodBut([
    'bridge:\n',
    `bridge:\n  port: \${PORT}\n  limits: { session: "\${PER_MINUTE:-7}" }\n`,
  ])
  expect(parse(text, { ...env, PORT: '8080' }).bridge).toMatchObject({ port: 8_080, limits: { session: 7 } })
})

test('what an environment variable holds cannot change the file around it', () => {
  const tricky = 'tok: "x"\ncompany: Someone else # \\$&'
  const config = parse(good, { ...env, TOKEN: tricky })
  expect(config.company).toBe('Demo Merchant')
  expect(config.connections.shop?.settings).toMatchObject({ accessToken: tricky })
})

test('a dollar sign and a brace can be meant as they are', () => {
  expect(parse(goodBut(['company: Demo Merchant', `company: $\${not a variable}`])).company).toBe(
    `\${not a variable}`,
  )
})

const wrong: [string, string, string][] = [
  [
    'a variable that is not set',
    goodBut([`accessToken: \${TOKEN}`, `accessToken: \${NO_SUCH}`]),
    'throughline.yaml:18 connections.shop.settings.accessToken needs the environment variable NO_SUCH, which is not set or empty; set it and start again. Nothing was started.',
  ],
  [
    'a name that no variable can have',
    goodBut([`accessToken: \${TOKEN}`, `accessToken: \${no-such}`]),
    `throughline.yaml:18 connections.shop.settings.accessToken refers to \${no-such}, which is no name of an environment variable; write \${NAME}. Nothing was started.`,
  ],
  [
    'a misspelt setting of a connector',
    goodBut(['shop: demo', 'shop: demo\n      pagesize: 7']),
    'throughline.yaml:18 connections.shop.settings.pagesize is no setting here; did you mean "pageSize"? Nothing was started.',
  ],
  [
    'a misspelt block',
    goodBut(['customers:', 'custmers:']),
    'throughline.yaml:12 custmers is no setting here; did you mean "customers"? Nothing was started.',
  ],
  [
    'a setting like no other',
    goodBut(['apiKey: abc', 'apiKey: abc, colour: red']),
    'throughline.yaml:21 connections.post.settings.colour is no setting here; there is apiKey. Nothing was started.',
  ],
  [
    'a vendor that nobody wrote a connector for',
    goodBut(['vendor: acme_post', 'vendor: dhl']),
    'throughline.yaml:20 connections.post.vendor "dhl" is no vendor that can be connected; there are acme_shop, acme_post. Nothing was started.',
  ],
  [
    'a connection without a vendor',
    goodBut(['    vendor: acme_post\n', '']),
    'throughline.yaml:20 connections.post.vendor is missing; there are acme_shop, acme_post. Nothing was started.',
  ],
  [
    'a setting that is missing',
    goodBut(['      shop: demo\n', '']),
    'throughline.yaml:17 connections.shop.settings.shop is missing; add it. Nothing was started.',
  ],
  [
    'an empty setting',
    goodBut(['shop: demo\n', 'shop:\n']),
    'throughline.yaml:17 connections.shop.settings.shop has no value; fill it in or remove the line. Nothing was started.',
  ],
  [
    'a number where text is needed',
    goodBut(['installationId: "1"', 'installationId: 1']),
    'throughline.yaml:7 zendesk[0].installationId (1) is a number where text is needed; write it in quotes: "1". Nothing was started.',
  ],
  [
    'text where a number is needed',
    goodBut(['bridge:\n', 'bridge:\n  port: high\n']),
    'throughline.yaml:3 bridge.port ("high") must be a number, and is text. Nothing was started.',
  ],
  [
    'a port that does not exist',
    goodBut(['bridge:\n', 'bridge:\n  port: 70000\n']),
    'throughline.yaml:3 bridge.port (70000) is too large; the most is 65535. Nothing was started.',
  ],
  [
    'an address without its scheme',
    goodBut(['publicUrl: http://localhost:4302', 'publicUrl: localhost:4302']),
    'throughline.yaml:3 bridge.publicUrl ("localhost:4302") is not an address; write it with http:// or https://, as in https://bridge.example.com. Nothing was started.',
  ],
  [
    'a pattern that is no pattern',
    goodBut([
      '    settings: { apiKey: abc }',
      "    numbers: { order: ['EU-(\\d{4}'] }\n    settings: { apiKey: abc }",
    ]),
    'EU-(\\d{4} cannot be used',
  ],
  [
    'a pattern that would look back, which takes time without end',
    goodBut([
      '    settings: { apiKey: abc }',
      "    numbers: { order: ['(\\d+)-\\1'] }\n    settings: { apiKey: abc }",
    ]),
    'throughline.yaml:21 connections.post.numbers.order[0] the pattern (\\d+)-\\1 cannot be used',
  ],
  [
    'a pattern that fits everywhere',
    goodBut([
      '    settings: { apiKey: abc }',
      "    numbers: { return: ['\\d*'] }\n    settings: { apiKey: abc }",
    ]),
    'throughline.yaml:21 connections.post.numbers.return[0] the pattern \\d* matches empty text',
  ],
  [
    'one connection twice',
    good.replace('  post:', '  shop:'),
    'throughline.yaml:19 connections.shop is here twice; rename or remove one.',
  ],
  [
    'an id with capitals',
    good.replace('  post:', '  Post:').replace(', post]', ']'),
    'throughline.yaml:20 connections.Post is no id of a connection: small letters, digits and hyphens, at most 40. Nothing was started.',
  ],
  [
    'a brand that asks a connection that is not there',
    goodBut(['[shop, post]', '[shop, psot]']),
    'throughline.yaml:10 zendesk[0].brands.360001[1] names the connection "psot", which does not exist; did you mean "post"? Nothing was started.',
  ],
  [
    'one installation twice',
    goodBut([
      'customers:',
      `  - { subdomain: demo, installationId: "1", appId: "2", appSecret: "\${APP}" }\ncustomers:`,
    ]),
    'throughline.yaml:11 zendesk[1] is the same subdomain and installation as zendesk[0]; remove one or correct its number. Nothing was started.',
  ],
  [
    'one secret for two purposes',
    goodBut([`appSecret: \${APP}`, `appSecret: \${SESSION}`]),
    'throughline.yaml:9 zendesk[0].appSecret is the same as bridge.sessionSecret; give each its own, so that one leak is one leak. Nothing was started.',
  ],
  [
    'a source that may take longer than the panel',
    goodBut(['customers:', 'deadlines: { source: 4000 }\ncustomers:']),
    'throughline.yaml:11 deadlines.source is 4000, longer than deadlines.panel (3000); make it shorter than the panel’s. Nothing was started.',
  ],
  [
    'a page address where an origin is needed',
    goodBut(['appId: "12345"', 'appId: "12345"\n    extraOrigins: [http://localhost:4301/app]']),
    'throughline.yaml:9 zendesk[0].extraOrigins[0] ("http://localhost:4301/app") is not an origin; write scheme, host and port without a path, as in http://localhost:4301. Nothing was started.',
  ],
  [
    'a star for every origin',
    goodBut(['appId: "12345"', 'appId: "12345"\n    extraOrigins: ["*"]']),
    'zendesk[0].extraOrigins[0] ("*") is not an origin',
  ],
  [
    'a proxy that is no address',
    goodBut(['bridge:\n', 'bridge:\n  trustProxy: [10.0.0.0/40]\n']),
    'bridge.trustProxy[0] ("10.0.0.0/40") is neither an address nor a network; write 10.0.0.7 or 10.0.0.0/8.',
  ],
  [
    'a variable between brackets without quotes',
    goodBut([`appSecret: \${APP}`, `appSecret: [\${APP}]`]),
    `throughline.yaml:9 is not valid YAML: Missing , or : between flow sequence items; inside [ ] and { } write "\${NAME}" with its quotes. Nothing was started.`,
  ],
  ['text that is not YAML', 'company: [Demo\nbridge: 1', 'throughline.yaml:2 is not valid YAML: '],
  [
    'no connections at all',
    good.slice(0, good.indexOf('connections:')).replace('shop, post', ''),
    'connections is missing; add it.',
  ],
  [
    'connections that are a list',
    good.replace(/connections:[\s\S]*/, 'connections: [shop]'),
    'connections must be a block of settings, and is a list.',
  ],
]

test.each(wrong)('%s is named with its place and the remedy', (_, text, message) => {
  expect(complaint(text)).toContain(message)
})

test('an empty file is told what it needs', () => {
  expect(complaint('')).toContain('throughline.yaml company is missing; add it.')
})

test('everything that is wrong is told at once, from top to bottom', () => {
  const lines = complaint(
    goodBut(
      ['appId: "12345"', 'appId: 12345'],
      ['vendor: acme_post', 'vendor: acme_pots'],
      [`accessToken: \${TOKEN}`, `accessToken: \${X}`],
    ),
  ).split('\n')
  expect(lines[0]).toBe('throughline.yaml has 3 problems; nothing was started.')
  expect(lines.slice(1).map((line) => line.trim().split(' ', 1)[0])).toEqual([
    'throughline.yaml:8',
    'throughline.yaml:18',
    'throughline.yaml:20',
  ])
})

test('a secret is never printed, however wrong it is', () => {
  const text = goodBut(
    [`appSecret: \${APP}`, 'appSecret: hunter2'],
    [`accessToken: \${TOKEN}`, 'accessToken: abc123'],
  )
    .replace('shop: demo', `shop: \${DB}`)
    .replace('publicUrl: http://localhost:4302', 'publicUrl: ftp://me:pa55@host')
  const said = complaint(text, { ...env, SESSION: 'short-secret', DB: '' })
  expect(said).toContain('zendesk[0].appSecret has 7 characters and needs at least 32')
  expect(said).toContain('bridge.sessionSecret has 12 characters and needs at least 32')
  expect(said).toContain('connections.shop.settings.accessToken has 6 characters and needs at least 8')
  expect(said).toContain('("ftp://•••@host")')
  expect(said).not.toMatch(/hunter2|short-secret|abc123|pa55/)
})

test('a file that is not there is one sentence that says what to do', () => {
  const missing = '/nowhere/throughline.yaml'
  expect(() => loadConfig(missing, {})).toThrow(
    new ConfigError(missing, [
      {
        path: [],
        what: 'does not exist; copy throughline.example.yaml there and fill it in, or name another with --config',
      },
    ]),
  )
})

test('the example file is good once its secrets are set', () => {
  const example = new URL('throughline.example.yaml', root)
  const names = [...readFileSync(example, 'utf8').matchAll(/\$\{([A-Z_]+)\}/g)].map(([, name = '']) => name)
  const secrets = Object.fromEntries(names.map((name) => [name, `${name}-${'x'.repeat(32)}`]))
  expect(Object.keys(loadConfig(example.pathname, secrets).connections)).toEqual([
    'shop-eu',
    'shop-us',
    'wms',
    'easypost',
    'loop',
  ])
  expect(readFileSync(example, 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=docs\/config\.schema\.json\n/,
  )
})

test('the published schema is that of the code; `node scripts/config-schema.ts && pnpm fix` renews it', () => {
  const published: unknown = JSON.parse(readFileSync(new URL('docs/config.schema.json', root), 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(configJsonSchema(connectors))))
})
