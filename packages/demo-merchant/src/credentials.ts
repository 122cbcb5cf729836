/** Keys of the simulated merchant. They open nothing but the simulation, and say so. */
export const demoCredentials = {
  'shop-eu': {
    accessToken: 'demo-shop-eu-access-token',
    webhookSecret: 'demo-shop-eu-client-secret-that-protects-nothing',
  },
  'shop-us': {
    accessToken: 'demo-shop-us-access-token',
    webhookSecret: 'demo-shop-us-client-secret-that-protects-nothing',
  },
  wms: {
    accessToken: 'demo-wms-access-token',
    refreshToken: 'demo-wms-refresh-token',
    /** A token without the right to personal data: names, e-mails and addresses come back null, without an error. */
    accessTokenWithoutPii: 'demo-wms-access-token-without-pii',
    webhookSecret: 'demo-wms-shared-signature-secret-that-protects-nothing',
  },
  easypost: {
    apiKey: 'demo-easypost-api-key',
    // EasyPost takes the secret in Unicode's form NFKD, which makes a difference only to letters such as this é.
    webhookSecret: 'démo-easypost-webhook-secret-that-protects-nothing',
  },
  loop: {
    apiKey: 'demo-loop-api-key',
    webhookSecret: 'demo-loop-webhook-secret-that-protects-nothing',
  },
} as const
