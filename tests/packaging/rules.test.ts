import { checkPackage } from '@throughline/sidebar/packaging/check-package.ts'
import { expect, test } from 'vitest'
import { goodManifest, goodTranslation, png, samplePackage, withManifest } from './sample-package.ts'

const errorsOf = (changes?: Record<string, unknown>) =>
  checkPackage(samplePackage(changes)).filter(({ level }) => level === 'error')
const warningsOf = (changes?: Record<string, unknown>) =>
  checkPackage(samplePackage(changes)).filter(({ level }) => level === 'warning')

const place = (ticket_sidebar: unknown) => withManifest({ location: { support: { ticket_sidebar } } })
const parameter = (one: Record<string, unknown>) => ({
  ...withManifest({ parameters: [one] }),
  'translations/en.json': { app: { name: 'Sample', parameters: { [String(one.name)]: { label: 'x' } } } },
})
const translation = (app: unknown) => ({ 'translations/en.json': { app } })
const { name: _, ...namelessApp } = goodTranslation.app

test('a package without faults has no findings', () => {
  expect(checkPackage(samplePackage())).toEqual([])
})

test.each<[string, Record<string, unknown>, string, RegExp]>([
  // Layout
  ['no manifest', { 'manifest.json': null }, 'manifest.json', /is missing/],
  [
    'a nested manifest',
    { 'manifest.json': null, 'app/manifest.json': goodManifest },
    'manifest.json',
    /is at app\/manifest.json/,
  ],
  ['broken JSON', { 'manifest.json': '{ "name": ' }, 'manifest.json', /is no JSON/],
  ['a list as manifest', { 'manifest.json': [] }, 'manifest.json', /holds no object/],
  [
    'a key that stands twice',
    { 'manifest.json': `{\n"name": "a",\n${JSON.stringify(goodManifest).slice(1)}` },
    'manifest.json line 3',
    /twice/,
  ],
  ['no logo', { 'assets/logo.png': null }, 'assets/logo.png', /is missing/],
  ['a logo of the wrong size', { 'assets/logo.png': png(128, 128) }, 'assets/logo.png', /is 128x128/],
  ['no small logo', { 'assets/logo-small.png': null }, 'assets/logo-small.png', /is missing/],
  [
    'a JPEG named PNG',
    { 'assets/logo-small.png': Buffer.from([0xff, 0xd8]) },
    'assets/logo-small.png',
    /is no PNG/,
  ],
  ['a banner of the wrong size', { 'assets/banner.png': png(830, 201) }, 'assets/banner.png', /is 830x201/],
  // Manifest keys
  ['no author', withManifest({ author: undefined }), 'manifest.json author', /is missing/],
  [
    'no default locale',
    withManifest({ defaultLocale: undefined }),
    'manifest.json defaultLocale',
    /is missing/,
  ],
  ['no location', withManifest({ location: undefined }), 'manifest.json location', /is missing/],
  [
    'no framework version',
    withManifest({ frameworkVersion: undefined }),
    'manifest.json frameworkVersion',
    /is missing/,
  ],
  ['framework 2.1', withManifest({ frameworkVersion: '2.1' }), 'manifest.json frameworkVersion', /is "2.1"/],
  [
    'a number as framework version',
    withManifest({ frameworkVersion: 2 }),
    'manifest.json frameworkVersion',
    /is 2/,
  ],
  ['a text as boolean', withManifest({ private: 'true' }), 'manifest.json private', /is "true"/],
  ['a version of two numbers', withManifest({ version: '1.0' }), 'manifest.json version', /cannot count up/],
  ['a misspelt key', withManifest({ paramaters: [] }), 'manifest.json paramaters', /no key/],
  [
    'an author without scheme',
    withManifest({ author: { name: 'x', url: 'example.com' } }),
    'manifest.json author.url',
    /is "example.com"/,
  ],
  ['an author as text', withManifest({ author: 'me' }), 'manifest.json author', /no object/],
  [
    'terms without scheme',
    withManifest({ termsConditionsURL: 'example.com' }),
    'manifest.json termsConditionsURL',
    /is "example.com"/,
  ],
  ['noTemplate', withManifest({ noTemplate: true }), 'manifest.json noTemplate', /not allowed/],
  ['experiments as a list', withManifest({ experiments: [] }), 'manifest.json experiments', /no object/],
  [
    'an odd locale',
    withManifest({ defaultLocale: 'english' }),
    'manifest.json defaultLocale',
    /is "english"/,
  ],
  [
    'a domain with scheme',
    withManifest({ domainWhitelist: ['https://a.example'] }),
    'manifest.json domainWhitelist',
    /https:\/\/a.example/,
  ],
  [
    'a domain with port',
    withManifest({ domainWhitelist: ['a.example:8080'] }),
    'manifest.json domainWhitelist',
    /8080/,
  ],
  [
    'a domain with path',
    withManifest({ domainWhitelist: ['a.example/'] }),
    'manifest.json domainWhitelist',
    /a.example\//,
  ],
  [
    'a domain with wildcard',
    withManifest({ domainWhitelist: ['*.example.com'] }),
    'manifest.json domainWhitelist',
    /\*/,
  ],
  [
    'a domain as placeholder',
    withManifest({ domainWhitelist: ['{{setting.bridge_url}}'] }),
    'manifest.json domainWhitelist',
    /setting/,
  ],
  [
    'domains as text',
    withManifest({ domainWhitelist: 'a.example' }),
    'manifest.json domainWhitelist',
    /no list/,
  ],
  // Locations
  [
    'an unknown product',
    withManifest({ location: { helpdesk: {} } }),
    'manifest.json location.helpdesk',
    /no product/,
  ],
  ['an empty location', withManifest({ location: {} }), 'manifest.json location', /names no place/],
  [
    'an unknown place',
    withManifest({ location: { support: { sidebar: 'assets/index.html' } } }),
    'manifest.json location.support.sidebar',
    /no place in support/,
  ],
  [
    'a page that is not there',
    place({ url: 'assets/other.html' }),
    'manifest.json location.support.ticket_sidebar.url',
    /does not have/,
  ],
  [
    'a page outside assets',
    place('index.html'),
    'manifest.json location.support.ticket_sidebar',
    /is index.html/,
  ],
  [
    'a page over http',
    place('http://app.example/'),
    'manifest.json location.support.ticket_sidebar',
    /is http:/,
  ],
  ['no page', place({ flexible: true }), 'manifest.json location.support.ticket_sidebar.url', /is missing/],
  [
    'a text as flexible',
    place({ url: 'assets/index.html', flexible: 'yes' }),
    'manifest.json location.support.ticket_sidebar.flexible',
    /no boolean/,
  ],
  [
    'an unknown key of a place',
    place({ url: 'assets/index.html', width: 3 }),
    'manifest.json location.support.ticket_sidebar.width',
    /no key/,
  ],
  [
    'a size as text',
    place({ url: 'assets/index.html', size: '3px' }),
    'manifest.json location.support.ticket_sidebar.size',
    /no object/,
  ],
  [
    'a top bar without icon',
    withManifest({ location: { support: { top_bar: 'assets/index.html' } } }),
    'assets/icon_top_bar.svg',
    /is missing/,
  ],
  // Parameters
  [
    'a parameter called name',
    parameter({ name: 'name', type: 'text' }),
    'manifest.json parameters[0].name',
    /Zendesk uses itself/,
  ],
  ['a parameter without name', parameter({ type: 'text' }), 'manifest.json parameters[0].name', /is missing/],
  [
    'a password as type',
    parameter({ name: 'a', type: 'password' }),
    'manifest.json parameters[0].type',
    /"password"/,
  ],
  [
    'two of one name',
    withManifest({ parameters: [...goodManifest.parameters, { name: 'bridge_url', type: 'text' }] }),
    'manifest.json parameters',
    /bridge_url” twice/,
  ],
  [
    'hidden and required',
    parameter({ name: 'a', type: 'hidden', required: true }),
    'manifest.json parameters[0]',
    /nobody could fill it in/,
  ],
  [
    'scopes on an open parameter',
    parameter({ name: 'a', type: 'text', scopes: ['header'] }),
    'manifest.json parameters[0].scopes',
    /not secure/,
  ],
  [
    'no scopes in the list',
    parameter({ name: 'a', type: 'text', secure: true, scopes: [] }),
    'manifest.json parameters[0].scopes',
    /is empty/,
  ],
  [
    'an unknown scope',
    parameter({ name: 'a', type: 'text', secure: true, scopes: ['cookie'] }),
    'manifest.json parameters[0].scopes',
    /cookie/,
  ],
  [
    'a text as secure',
    parameter({ name: 'a', type: 'text', secure: 'true' }),
    'manifest.json parameters[0].secure',
    /no boolean/,
  ],
  [
    'an unknown key of a parameter',
    parameter({ name: 'a', type: 'text', label: 'x' }),
    'manifest.json parameters[0].label',
    /no key/,
  ],
  ['parameters as an object', withManifest({ parameters: {} }), 'manifest.json parameters', /no list/],
  [
    'secure oauth',
    parameter({ name: 'a', type: 'oauth', secure: true, scopes: ['header'] }),
    'manifest.json parameters[0]',
    /oauth and secure/,
  ],
  [
    'oauth without its parameter',
    withManifest({
      oauth: { client_id: 'a', client_secret: 'b', authorize_uri: 'c', access_token_uri: 'd' },
    }),
    'manifest.json oauth',
    /no parameter of type oauth/,
  ],
  [
    'oauth without client',
    withManifest({ oauth: { client_secret: 'b', authorize_uri: 'c', access_token_uri: 'd' } }),
    'manifest.json oauth.client_id',
    /is missing/,
  ],
  // Translations
  [
    'no texts for the default locale',
    { 'translations/en.json': null, 'translations/de.json': goodTranslation },
    'translations/en.json',
    /is missing/,
  ],
  [
    'a translation named after nothing',
    { 'translations/german.json': goodTranslation },
    'translations/german.json',
    /locale/,
  ],
  ['no app name', translation(namelessApp), 'translations/en.json app.name', /is missing/],
  ['no app', { 'translations/en.json': {} }, 'translations/en.json app', /is missing/],
  [
    'a parameter without label',
    translation({ ...goodTranslation.app, parameters: { bridge_url: { label: 'x' }, bridge_secret: 'y' } }),
    'translations/en.json app.parameters.bridge_secret',
    /no label/,
  ],
  [
    'a label too many',
    translation({
      ...goodTranslation.app,
      parameters: { ...goodTranslation.app.parameters, token: { label: 'x' } },
    }),
    'translations/en.json app.parameters.token',
    /no parameter/,
  ],
  [
    'a public app without description',
    withManifest({ private: false }),
    'translations/en.json app.long_description',
    /is missing/,
  ],
  [
    'a translators’ leaf without value',
    translation({ ...goodTranslation.app, package: { hi: { title: 'x' } } }),
    'translations/en.json app.package.hi.title',
    /title/,
  ],
  [
    'a duplicate key in a translation',
    { 'translations/en.json': `{"app":{"name":"a"},\n"app":${JSON.stringify(goodTranslation.app)}}` },
    'translations/en.json line 2',
    /twice/,
  ],
  // Requirements
  [
    'an unknown requirement',
    { 'requirements.json': { widgets: {} } },
    'requirements.json widgets',
    /no kind/,
  ],
  [
    'a requirement without title',
    { 'requirements.json': { triggers: { mine: {} } } },
    'requirements.json triggers.mine',
    /no title/,
  ],
  [
    'too many requirements',
    {
      'requirements.json': {
        triggers: Object.fromEntries(Array.from({ length: 5_001 }, (__, n) => [n, { title: 'x' }])),
      },
    },
    'requirements.json',
    /5001 things/,
  ],
  // Files
  ['a zip in the package', { 'assets/old.zip': 'x' }, 'assets/old.zip', /\.zip file/],
  [
    'a zip under another name',
    { 'assets/old.dat': Buffer.from('PK\x03\x04', 'latin1') },
    'assets/old.dat',
    /zip archive/,
  ],
  ['a PDF under another name', { 'assets/help.txt': '%PDF-1.7' }, 'assets/help.txt', /PDF/],
  ['a shell script', { 'assets/run.SH': 'x' }, 'assets/run.SH', /\.sh file/],
])('%s is refused', (_title, ...fault) => {
  const [changes, where, problem] = fault
  const errors = errorsOf(changes)
  expect(errors).toContainEqual(
    expect.objectContaining({
      where,
      problem: expect.stringMatching(problem),
      remedy: expect.stringMatching(/./),
    }),
  )
})

test.each<[string, Record<string, unknown>]>([
  ['a page with query and hash', place('assets/index.html?x=1#y')],
  ['a page on localhost', place('http://localhost:3000/')],
  ['a page over https', place('https://bridge.example.com/page')],
  ['a page that a setting names', place('{{setting.bridge_url}}/page')],
  ['a place without page that does not load', place({ autoLoad: false })],
  ['an old product name', withManifest({ location: { zendesk: { ticket_sidebar: 'assets/index.html' } } })],
  [
    'a top bar with icon',
    {
      ...withManifest({ location: { support: { top_bar: 'assets/index.html' } } }),
      'assets/icon_top_bar.svg': '<svg/>',
    },
  ],
  ['a bigger banner', { 'assets/banner.png': png(1660, 400) }],
  ['a regional language', { 'translations/pt-br.json': goodTranslation }],
  [
    'a package of requirements only',
    withManifest({ requirementsOnly: true, location: undefined, frameworkVersion: undefined }),
  ],
  ['a webhook, which has no title', { 'requirements.json': { webhooks: { mine: {} } } }],
  [
    'an oauth app that is complete',
    {
      ...withManifest({
        oauth: { client_id: 'a', client_secret: 'b', authorize_uri: 'c', access_token_uri: 'd' },
        parameters: [{ name: 'access', type: 'oauth' }],
      }),
      'translations/en.json': { app: { name: 'Sample', parameters: { access: { label: 'x' } } } },
    },
  ],
  [
    'two products with their logos',
    {
      ...withManifest({
        parameters: [],
        location: {
          support: { ticket_sidebar: 'assets/index.html' },
          sell: { deal_card: 'assets/index.html' },
        },
      }),
      'assets/support/logo.png': png(320, 320),
      'assets/support/logo-small.png': png(128, 128),
      'assets/sell/logo.png': png(320, 320),
      'assets/sell/logo-small.png': png(128, 128),
      'translations/en.json': { app: { name: 'Sample' } },
    },
  ],
])('%s is taken', (_title, changes) => {
  expect(errorsOf(changes)).toEqual([])
})

test.each<[string, Record<string, unknown>, string]>([
  ['a readable token', parameter({ name: 'api_token', type: 'text' }), 'manifest.json parameters[0]'],
  [
    'a secret that may go anywhere',
    parameter({ name: 'a', type: 'text', secure: true }),
    'manifest.json parameters[0]',
  ],
  [
    'a secret with a default',
    parameter({ name: 'a', type: 'text', secure: true, scopes: ['header'], default: 'x' }),
    'manifest.json parameters[0].default',
  ],
  ['an http address in a script', { 'assets/a.js': 'fetch("http://plain.example/x")' }, 'assets/a.js'],
  ['a key in a script', { 'assets/a.js': 'const k = "shpat_0123456789abcdef"' }, 'assets/a.js'],
  ['the word password in a page', { 'assets/a.html': '<p>Your password</p>' }, 'assets/a.html'],
])('%s is warned of', (_title, changes, where) => {
  expect(warningsOf(changes)).toContainEqual(expect.objectContaining({ where }))
})

test('the names of XML dialects are no http addresses', () => {
  expect(warningsOf({ 'assets/a.js': 'ns("http://www.w3.org/2000/svg")' })).toEqual([])
})

test('all faults are told at once', () => {
  const found = errorsOf({
    ...withManifest({ frameworkVersion: '2.1', private: 'no' }),
    'assets/logo.png': null,
  })
  expect(found.map(({ where }) => where)).toEqual([
    'manifest.json private',
    'manifest.json frameworkVersion',
    'assets/logo.png',
  ])
})
