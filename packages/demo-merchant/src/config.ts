import { demoCredentials } from './credentials.ts'
import { demoPolicy } from './policy.ts'

export interface DemoConfigOptions {
  /** `startDemoMerchant().url` */
  merchantUrl: string
  bridge?: {
    port?: number
    publicUrl?: string
    /** At least 32 characters. */
    sessionSecret?: string
  }
  zendesk?: {
    subdomain?: string
    installationId?: string
    appId?: string
    /** The app's secure setting, at least 32 characters. */
    appSecret?: string
    /** Where the workbench serves the app from. */
    extraOrigins?: string[]
    /** `startSimulatedZendesk().url`, with the client that it knows. */
    apiUrl?: string
    oauth?: { clientId: string; clientSecret: string }
    webhookSecret?: string
  }
}

/** Brands of the demo's helpdesk: two shops with a mailbox each, and one mailbox that both share. */
export const demoBrands = {
  europe: { id: '360001', name: 'Nordlicht Outdoor' },
  america: { id: '360002', name: 'Nordlicht Outdoor US' },
  group: { id: '360003', name: 'Nordlicht Group' },
} as const

/**
 * A bridge's configuration for the simulated merchant. JSON is YAML, so `JSON.stringify` of it is a configuration file. Its secrets are
 * known to everybody: give your own where anything else is connected.
 */
export function demoConfig({ merchantUrl, bridge = {}, zendesk = {} }: DemoConfigOptions) {
  const port = bridge.port ?? 4302
  return {
    company: 'Nordlicht Outdoor (simulated)',
    bridge: {
      port,
      host: '127.0.0.1',
      publicUrl: bridge.publicUrl ?? `http://localhost:${port}`,
      sessionSecret: bridge.sessionSecret ?? 'demo-session-secret-that-protects-nothing-0001',
    },
    zendesk: [
      {
        subdomain: zendesk.subdomain ?? 'demo',
        installationId: zendesk.installationId ?? '1',
        appId: zendesk.appId ?? '0',
        appSecret: zendesk.appSecret ?? 'demo-app-secret-that-protects-nothing-at-all-0002',
        extraOrigins: zendesk.extraOrigins ?? [],
        ...(zendesk.apiUrl !== undefined && { apiUrl: zendesk.apiUrl }),
        ...(zendesk.oauth && { oauth: zendesk.oauth }),
        ...(zendesk.webhookSecret !== undefined && { webhookSecrets: zendesk.webhookSecret }),
        brands: {
          [demoBrands.europe.id]: ['shop-eu', 'wms', 'easypost', 'loop'],
          [demoBrands.america.id]: ['shop-us', 'wms', 'easypost'],
          [demoBrands.group.id]: ['shop-eu', 'shop-us', 'wms', 'easypost', 'loop'],
        },
      },
    ],
    customers: {
      ownDomains: ['nordlicht.example'],
      countries: ['DE', 'US', 'FR', 'GB', 'NL', 'ES', 'CH', 'JP'],
    },
    policy: demoPolicy,
    // Each start tells another story: what an earlier one said would contradict it.
    store: { dataFolder: 'memory://' },
    connections: {
      'shop-eu': {
        vendor: 'shopify',
        title: 'Shop EU',
        numbers: { prefix: '#' },
        webhookSecrets: demoCredentials['shop-eu'].webhookSecret,
        settings: {
          shop: 'nordlicht-demo-eu.myshopify.com',
          accessToken: demoCredentials['shop-eu'].accessToken,
          baseUrl: `${merchantUrl}/shop-eu`,
        },
      },
      'shop-us': {
        vendor: 'shopify',
        title: 'Shop US',
        numbers: { prefix: 'US-' },
        webhookSecrets: demoCredentials['shop-us'].webhookSecret,
        settings: {
          shop: 'nordlicht-demo-us.myshopify.com',
          accessToken: demoCredentials['shop-us'].accessToken,
          baseUrl: `${merchantUrl}/shop-us`,
        },
      },
      wms: {
        vendor: 'shiphero',
        title: 'Warehouse',
        webhookSecrets: demoCredentials.wms.webhookSecret,
        settings: {
          refreshToken: demoCredentials.wms.refreshToken,
          accessToken: demoCredentials.wms.accessToken,
          baseUrl: `${merchantUrl}/wms`,
        },
      },
      easypost: {
        vendor: 'easypost',
        title: 'Carriers',
        webhookSecrets: demoCredentials.easypost.webhookSecret,
        settings: { apiKey: demoCredentials.easypost.apiKey, baseUrl: `${merchantUrl}/easypost/v2` },
      },
      loop: {
        vendor: 'loop_returns',
        title: 'Returns',
        webhookSecrets: demoCredentials.loop.webhookSecret,
        settings: { apiKey: demoCredentials.loop.apiKey, baseUrl: `${merchantUrl}/loop` },
      },
    },
  }
}
