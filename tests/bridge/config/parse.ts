import { type Config, ConfigError, parseConfig } from '@throughline/bridge/config.ts'
import { z } from 'zod'

/** Two vendors that exist for these tests alone: settings of the real ones may grow. */
const vendors = [
  {
    vendor: 'acme_shop',
    title: 'Acme Shop',
    settings: z.object({ shop: z.string(), accessToken: z.string().min(8), pageSize: z.int().default(50) }),
  },
  { vendor: 'acme_post', title: 'Acme Post', settings: z.strictObject({ apiKey: z.string() }) },
]

export const env = {
  SESSION: 'signs-sessions-and-is-32-characters-or-more-000',
  APP: 'the-apps-secure-setting-of-32-characters-or-more',
  TOKEN: 'tok_live_123456',
}

/** A file with nothing wrong in it; its connections begin at line 14. */
export const good = `company: Demo Merchant
bridge:
  publicUrl: http://localhost:4302
  sessionSecret: \${SESSION}
zendesk:
  - subdomain: demo
    installationId: "1"
    appId: "12345"
    appSecret: \${APP}
    brands: { "360001": [shop, post] }
customers:
  ownDomains: [demo.example]
connections:
  shop:
    vendor: acme_shop
    settings:
      shop: demo
      accessToken: \${TOKEN}
  post:
    vendor: acme_post
    settings: { apiKey: abc }
`

export const parse = (text: string, environment: Record<string, string | undefined> = env): Config =>
  parseConfig(text, { file: 'throughline.yaml', env: environment, connectors: vendors })

/** The good file with some of its text replaced. */
export const goodBut = (...changes: [string, string][]): string =>
  changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the good file has no ${from}`)
    return text.replace(from, () => to)
  }, good)

/** The message for a file that must be refused. */
export const complaint = (text: string, environment: Record<string, string | undefined> = env): string => {
  try {
    parse(text, environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('the file was accepted')
}
