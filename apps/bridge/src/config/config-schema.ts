import { isIP } from 'node:net'
import { z } from 'zod'
import type { ConnectorDefinition } from '../connectors/connector.ts'
import { numberPatternProblem } from '../domain/identity/number-pattern.ts'
import { PolicySection } from '../domain/policy/policy-section.ts'
import { BoardSection } from './board-section.ts'

/** A whole number, also as text: everything from `${ENV}` is text. */
const whole = ({ least, most, otherwise }: { least: number; most: number; otherwise: number }) =>
  z
    .preprocess(
      (given) => (typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given),
      z.int().min(least).max(most),
    )
    .default(otherwise)
    // in words, because zod leaves the default of a preprocessed value out of the JSON Schema
    .describe(`${otherwise} when absent`)

/** 32 characters: an HS256 key is as long as its hash, RFC 7518 3.2. */
const Secret = z.string().min(32).max(1_000)
const secrets = z
  .union([Secret, z.array(Secret).min(1).max(2)], {
    error:
      'must be a secret of at least 32 characters, or a list of two while one replaces the other; one is made by: openssl rand -hex 32',
  })
  .transform((given) => [given].flat())

const WebhookSecret = z.string().min(8).max(1_000)
const webhookSecrets = z
  // Two while one replaces the other; more where each of a vendor's webhooks has its own.
  .union([WebhookSecret, z.array(WebhookSecret).min(1).max(20)], {
    error: 'must be the secret that the vendor signs with, or a list of them while one replaces the other',
  })
  .transform((given) => [given].flat())
  .optional()

const digits = (what: string) => z.string().regex(/^\d{1,20}$/, `is ${what}: digits only`)

const Network = z.string().refine(
  (given) => {
    const [address = '', bits, more] = given.split('/')
    const version = isIP(address)
    return (
      version > 0 &&
      more === undefined &&
      (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
    )
  },
  { error: 'is neither an address nor a network; write 10.0.0.7 or 10.0.0.0/8' },
)

const Origin = z
  .string()
  .refine((given) => URL.canParse(given) && new URL(given).origin === given && /^https?:/.test(given), {
    error: 'is not an origin; write scheme, host and port without a path, as in http://localhost:4301',
  })

/** How a helpdesk account reaches this bridge, and which systems its brands are served from. */
const Installation = z.strictObject({
  subdomain: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'is not a Zendesk subdomain; of https://acme.zendesk.com it is acme')
    .describe('`acme` of https://acme.zendesk.com'),
  installationId: digits('the installation’s number').describe('Zendesk’s number of the app’s installation'),
  appId: digits('the app’s number').describe(
    'Zendesk’s number of the app; pins the origin that may call from a browser',
  ),
  extraOrigins: z
    .array(Origin)
    .max(10)
    .default([])
    .describe('For development: further origins that may call'),
  appSecret: secrets.describe('The app’s secure setting, or two of them while one replaces the other'),
  webhookSecrets: webhookSecrets.describe(
    'Signing secret of the webhook for ticket events, or two; without one there is no address for it',
  ),
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('For tests: where the account’s API is, instead of https://<subdomain>.zendesk.com'),
  oauth: z
    .strictObject({ clientId: z.string().min(1).max(200), clientSecret: z.string().min(16).max(1_000) })
    .optional()
    .describe(
      'The account’s OAuth client: proves who looks at the board, and reads contacts from the export',
    ),
  apiToken: z
    .strictObject({ email: z.email(), token: z.string().min(8).max(1_000) })
    .optional()
    .describe('Instead of the OAuth client, for reading contacts alone; Zendesk phases these tokens out'),
  brands: z
    .record(digits('a brand’s number'), z.array(z.string()))
    .optional()
    .describe(
      'Zendesk brand number → connections it asks. Absent: every brand asks every connection. A brand not listed asks none',
    ),
})

const Limits = z
  .strictObject({
    signIn: whole({ least: 1, most: 10_000_000, otherwise: 600 }),
    address: whole({ least: 1, most: 10_000_000, otherwise: 6_000 }),
    session: whole({ least: 1, most: 10_000_000, otherwise: 300 }),
    webhooks: whole({ least: 1, most: 10_000_000, otherwise: 60_000 }),
    streams: whole({ least: 1, most: 1_000_000, otherwise: 2_000 }),
  })
  .prefault({})

const Bridge = z.strictObject({
  port: whole({ least: 0, most: 65_535, otherwise: 4302 }),
  host: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all'),
  publicUrl: z.url({ protocol: /^https?$/ }).describe('How browsers and Zendesk reach the bridge'),
  sessionSecret: Secret.describe('Signs the sessions of the sidebar; `openssl rand -hex 32` makes one'),
  trustProxy: z.array(Network).default([]).describe('Reverse proxies whose X-Forwarded-For is believed'),
  limits: Limits.describe(
    'Requests a minute: signIn, address and webhooks for each network address, session for each session. streams: sidebars that may watch their ticket at the same time',
  ),
})

const Customers = z
  .strictObject({
    ownDomains: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is not a domain in small letters, such as example.com'),
      )
      .default([])
      .describe('E-mail domains of your own people, who are never the customer'),
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'is not a country code of two capitals, such as DE'))
      .default([])
      .describe('Where customers live, likeliest first: reads phone numbers without a country code'),
  })
  .prefault({})

const Deadlines = z
  .strictObject({
    panel: whole({ least: 200, most: 10_000, otherwise: 3_000 }),
    source: whole({ least: 100, most: 10_000, otherwise: 1_500 }),
  })
  .prefault({})

/** An empty text stands for a setting that is not there: `${DATABASE_URL:-}`. */
const OptionalText = z
  .string()
  .max(1_000)
  .transform((text) => text || undefined)
  .optional()

const Store = z
  .union(
    [
      z.literal(false),
      z.strictObject({
        databaseUrl: OptionalText.describe(
          'PostgreSQL, for production and for several bridges: postgres://…',
        ),
        dataFolder: z
          .string()
          .min(1)
          .default('.throughline/data')
          .describe(
            'Without a databaseUrl: an embedded database in this folder, for one process alone; memory:// keeps it until the process ends',
          ),
        hashSecret: Secret.optional().describe(
          'Hashes e-mails and phones in the store; derived from bridge.sessionSecret when absent. A new one makes known customers unfindable until their orders are seen again',
        ),
        keepDays: whole({ least: 7, most: 3_650, otherwise: 180 }).describe(
          '180 when absent. Days after which an order, a parcel or a return is forgotten that its source has not told any more',
        ),
      }),
    ],
    { error: 'must be false, or a block with databaseUrl or dataFolder' },
  )
  .prefault({})

const Jobs = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe('true when absent. false: this bridge asks nobody unless an agent or a webhook does'),
  })
  .prefault({})

const loopbacks = ['localhost', '127.0.0.1', '[::1]']

/** Keys that are read over an open line can be exchanged on the way; within one machine nobody is on the way. */
const TrustedUrl = z.url({ protocol: /^https?$/ }).refine(
  (given) => {
    const url = URL.parse(given)
    return url?.protocol === 'https:' || loopbacks.includes(url?.hostname ?? '')
  },
  { error: 'must begin with https://; http:// is for this machine alone' },
)

/** RFC 6749 3.3. */
const ScopeName = z
  .string()
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/, 'is no name of a scope: no spaces, quotes or backslashes')

const OAuth = z.strictObject({
  issuer: TrustedUrl.describe(
    'Who makes access tokens, exactly as it writes itself into their `iss`: with or without a slash at the end',
  ),
  audience: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('What stands in the `aud` of tokens for this bridge. Absent: bridge.publicUrl with /mcp'),
  jwksUri: TrustedUrl.optional().describe(
    'Where the issuer’s keys are. Absent: found through its metadata, RFC 8414 or OpenID Connect Discovery',
  ),
  scopes: z
    .strictObject({
      read: ScopeName.default('throughline:read'),
      promise: ScopeName.default('throughline:promise'),
      handover: ScopeName.default('throughline:handover'),
    })
    .prefault({})
    .describe('How the issuer names what a token may do'),
  brandClaim: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The claim with the Zendesk brand’s number. Needed where brands are told apart'),
})

const Bots = z
  .strictObject({
    keysFile: z
      .string()
      .min(1)
      .default('.throughline/keys.json')
      .describe('Hashes of the API keys, written by `pnpm keys` and read again while the bridge runs'),
    perMinute: whole({ least: 1, most: 1_000_000, otherwise: 300 }).describe(
      'Calls a minute for each API key',
    ),
    oauth: OAuth.optional().describe(
      'Access tokens that open `/mcp` beside API keys, OAuth 2.1. Absent: API keys alone',
    ),
    platformSecrets: z
      .array(Secret)
      .max(5)
      .default([])
      .describe(
        'What signs the tokens of people who are signed in at Zendesk messaging or Intercom; with one, level 2 needs no code',
      ),
    mail: z
      .union(
        [
          z.strictObject({
            from: z.string().min(3).max(200).describe('Sender of codes: `Acme <service@example.com>`'),
            smtpUrl: z
              .url({ protocol: /^smtps?$/ })
              .describe('smtps://user:password@mail.example.com; the password from the environment'),
          }),
          z.strictObject({
            from: z.string().min(3).max(200),
            outboxFolder: z
              .string()
              .min(1)
              .describe('For trying: mails are written here as files, and nobody gets any'),
          }),
        ],
        { error: 'needs `from`, and `smtpUrl` or `outboxFolder`' },
      )
      .optional()
      .describe('Sends codes to the contact on an order. Absent: no codes, so verification ends at level 1'),
  })
  .prefault({})

/** Runs over text that strangers write: only patterns whose time grows with the text and nothing else. */
const NumberPattern = z
  .string()
  .min(1)
  .max(200)
  .superRefine((pattern, context) => {
    const message = numberPatternProblem(pattern)
    if (message) context.addIssue({ code: 'custom', message })
  })

const Numbers = z
  .strictObject({
    order: z
      .array(NumberPattern)
      .max(10)
      .default([])
      .describe('Regular expressions of order numbers as customers write them'),
    return: z.array(NumberPattern).max(10).default([]).describe('Regular expressions of return numbers'),
    prefix: z
      .string()
      .max(10)
      .optional()
      .describe('What stands before a bare order number in this system, such as #'),
    suffix: z.string().max(10).optional().describe('What stands after it'),
  })
  .prefault({})

const connectionOf = (definition: Pick<ConnectorDefinition, 'vendor' | 'title' | 'settings'>) =>
  z.strictObject({
    vendor: z.literal(definition.vendor),
    title: z.string().min(1).max(60).default(definition.title).describe('As agents read it'),
    numbers: Numbers,
    webhookSecrets: webhookSecrets.describe(
      'What the vendor signs its webhooks with, or two while one replaces the other; without one there is no address for them',
    ),
    // A misspelt setting must not be dropped in silence, whatever the connector's own schema does with it.
    settings: definition.settings instanceof z.ZodObject ? definition.settings.strict() : definition.settings,
  })

const ConnectionId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'is no id of a connection: small letters, digits and hyphens, at most 40',
  )

export type KnownConnectors = readonly Pick<ConnectorDefinition, 'vendor' | 'title' | 'settings'>[]

/** The whole file, for the connectors that there are. */
export const configSchema = (connectors: KnownConnectors) => {
  const [first, ...others] = connectors.map(connectionOf)
  const Connection = first ? z.discriminatedUnion('vendor', [first, ...others]) : z.never()
  return z.strictObject({
    company: z.string().min(1).max(100),
    bridge: Bridge,
    zendesk: z.array(Installation).min(1),
    customers: Customers,
    deadlines: Deadlines.describe(
      'Milliseconds until a panel is shown with what there is, and for one question to one source',
    ),
    store: Store.describe(
      'What sources said, kept for their outages, and webhooks until they have had their effect. false: no memory and no webhooks',
    ),
    jobs: Jobs.describe(
      'Work in the background: polling, reading what webhooks lost, forgetting. Needs the store; bridges on one database share it',
    ),
    policy: PolicySection.prefault({}).describe(
      'What you promise your customers and yourselves: docs/policy.md. brands and connections change parts of it',
    ),
    board: BoardSection.describe('First-contact resolution and the audit: docs/fcr.md'),
    bots: Bots.describe('Chatbots: `/v1`, `/mcp`. Nobody gets in before there is a key'),
    connections: z.record(ConnectionId, Connection),
  })
}

export type Config = z.output<ReturnType<typeof configSchema>>
export type InstallationConfig = Config['zendesk'][number]
