/** Who may import whom. Each rule names itself in the report and says in its comment why it exists. */
const bridge = '^apps/bridge/src'
const vendor = `${bridge}/connectors/[^/]+/`
const shared = '^packages/shared/'

/** Libraries that only compute: no clock, no network, no environment. */
const pureLibraries =
  'node_modules/(zod|libphonenumber-js|re2js|entities|temporal-polyfill|intl-messageformat)/'

const forbid = (name, comment, path) => ({ name, comment, severity: 'error', ...path })

export default {
  forbidden: [
    forbid('no-cycles', 'a cycle has no first file to read', { from: {}, to: { circular: true } }),
    forbid('no-dead-ends', 'every import leads to a file', { from: {}, to: { couldNotResolve: true } }),
    forbid(
      'domain-is-pure',
      'what is true follows from records and a time alone, so the domain sees shared words and itself',
      { from: { path: `${bridge}/domain/` }, to: { pathNot: [`${bridge}/domain/`, shared, pureLibraries] } },
    ),
    forbid(
      'flow-asks-through-the-seam',
      'the flow knows what a connector is, never which; and it knows no door',
      {
        from: { path: `${bridge}/flow/` },
        to: {
          path: `${bridge}/`,
          pathNot: [
            `${bridge}/flow/`,
            `${bridge}/domain/`,
            `${bridge}/connectors/(connector|errors)\\.ts$`,
            `${bridge}/platform/`,
          ],
        },
      },
    ),
    forbid('doors-open-inwards', 'nothing below the entrances knows who asked', {
      from: { path: `${bridge}/(flow|domain|connectors|platform)/` },
      to: { path: `${bridge}/entrances/` },
    }),
    forbid('vendors-are-strangers', 'one vendor never imports another', {
      from: { path: `${bridge}/connectors/([^/]+)/` },
      to: { path: vendor, pathNot: `${bridge}/connectors/$1/` },
    }),
    forbid('only-the-registry-names-vendors', 'all other code asks for a capability, not for a brand', {
      from: { path: `${bridge}/`, pathNot: [`${bridge}/connectors/registry\\.ts$`, vendor] },
      to: { path: vendor },
    }),
    forbid(
      'connectors-stay-below',
      'a connector speaks to its vendor through platform/http, proves its webhooks with platform/signature (one constant-time comparison for all) and returns shared words',
      {
        from: { path: `${bridge}/connectors/` },
        to: {
          path: '^(apps|packages)/',
          pathNot: [`${bridge}/connectors/`, `${bridge}/platform/(http|signature)`, shared],
        },
      },
    ),
    forbid('maps-do-no-io', 'map.ts and wire.ts must run on a saved reply, without a network', {
      from: { path: `${vendor}(map|wire)\\.ts$` },
      to: { path: [`${bridge}/platform/`, '/client\\.ts$', 'node_modules/undici/'] },
    }),
    forbid('maps-do-no-io-of-their-own', 'map.ts and wire.ts must run on a saved reply, without a network', {
      from: { path: `${vendor}(map|wire)\\.ts$` },
      to: { dependencyTypes: ['core'] },
    }),
    forbid('platform-stands-alone', 'what runs the bridge does not know what the bridge is for', {
      from: { path: `${bridge}/platform/` },
      to: { path: '^(apps|packages)/', pathNot: [`${bridge}/platform/`, shared] },
    }),
    forbid('one-way-to-the-network', 'pools, time-outs and proxies are set in one place', {
      from: { path: `${bridge}/`, pathNot: `${bridge}/platform/http` },
      to: { path: 'node_modules/undici/' },
    }),
    forbid('shared-stands-alone', 'both sides use the shared words, so they belong to neither', {
      from: { path: shared },
      to: { path: ['^apps/', '^packages/(?!shared/)'] },
    }),
    forbid('bridge-stands-alone', 'the bridge ships without the sidebar and the demo', {
      from: { path: bridge },
      to: { path: ['^apps/(?!bridge/)', '^packages/(?!shared/)', '^scripts/'] },
    }),
    forbid('sidebar-borrows-only-types', 'the browser gets the shape of the bridge, never its code', {
      from: { path: '^apps/sidebar/src/' },
      to: { path: '^apps/bridge/', dependencyTypesNot: ['type-only'] },
    }),
    forbid(
      'demo-plays-the-other-side',
      'a merchant that imported the connectors would agree with their mistakes',
      { from: { path: '^packages/demo-merchant/' }, to: { path: '^apps/' } },
    ),
    forbid(
      'drizzle-by-one-door',
      'as ES modules it costs 190 MB and a second of every start; drizzle.ts says why',
      {
        from: { path: '^(apps|packages)/', pathNot: `${bridge}/platform/store/drizzle\\.ts$` },
        to: { path: 'node_modules/drizzle-orm/', dependencyTypesNot: ['type-only'] },
      },
    ),
    forbid('nobody-imports-tests', 'what ships does not lean on what checks it', {
      from: { pathNot: ['^tests/', '^vitest\\.config\\.ts$'] },
      to: { path: '^tests/' },
    }),
    forbid('no-tools-in-production', 'a development dependency is not installed where the bridge runs', {
      from: { path: ['^apps/bridge/src/', '^packages/[^/]+/src/'] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    }),
  ],
  required: [
    {
      name: 'every-index-maps',
      severity: 'error',
      comment: 'a connector index wires its own map',
      module: { path: `${vendor}index\\.ts$` },
      to: { path: '/map\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
