/** Keys of the simulated merchant. They open nothing but the simulation, and say so. */
export const demoCredentials = {
  'shop-eu': { accessToken: 'demo-shop-eu-access-token' },
  'shop-us': { accessToken: 'demo-shop-us-access-token' },
  wms: {
    accessToken: 'demo-wms-access-token',
    refreshToken: 'demo-wms-refresh-token',
    /** A token without the right to personal data: names, e-mails and addresses come back null, without an error. */
    accessTokenWithoutPii: 'demo-wms-access-token-without-pii',
  },
  easypost: { apiKey: 'demo-easypost-api-key' },
  loop: { apiKey: 'demo-loop-api-key' },
} as const
