/** Nothing is early or late on a Sunday: the same is told on whatever day it starts. */
const everyDay = { calendar: { workingDays: [1, 2, 3, 4, 5, 6, 7] } }

export interface RealConfigOptions {
  connections: object
  bridge: { port: number; sessionSecret: string }
  zendesk: { appSecret: string; extraOrigins: string[] }
}

/** The configuration of a bridge to the two real systems. */
export const realConfig = ({ connections, bridge, zendesk }: RealConfigOptions) => ({
  company: 'Nordlicht Outdoor',
  bridge: {
    ...bridge,
    publicUrl: `http://localhost:${bridge.port}`,
    limits: { signIn: 100_000, address: 100_000, session: 100_000 },
  },
  zendesk: [{ subdomain: 'demo', installationId: '1', appId: '0', ...zendesk }],
  customers: { countries: ['DE'] },
  // A machine with two busy cores is no reason to miss an answer.
  deadlines: { panel: 10_000, source: 8_000 },
  store: { dataFolder: 'memory://' },
  policy: { ...everyDay, warehouses: { default: everyDay } },
  connections,
})
