import { error, type Finding } from '../finding.ts'
import { type Fields, isFields } from './json.ts'

const strings = [
  'version',
  'name',
  'frameworkVersion',
  'defaultLocale',
  'remoteInstallationURL',
  'termsConditionsURL',
  'gaID',
]
const booleans = ['requirementsOnly', 'marketingOnly', 'singleInstall', 'signedUrls', 'private']
const others = ['author', 'experiments', 'noTemplate', 'location', 'oauth', 'parameters', 'domainWhitelist']
const known = new Set([...strings, ...booleans, ...others])

export const localePattern = /^[a-z]{2,3}(-\w{2,3})?$/
const at = (key: string) => `manifest.json ${key}`

/** The keys of the manifest and their types; locations and parameters have rules of their own. */
export const manifestKeys = (manifest: Fields): Finding[] => [
  ...Object.keys(manifest)
    .filter((key) => !known.has(key))
    .map((key) => error(at(key), 'is no key of a manifest', 'Mend the spelling or remove it.')),
  ...required(manifest),
  ...strings
    .filter((key) => key in manifest && typeof manifest[key] !== 'string')
    .map((key) => error(at(key), `is ${JSON.stringify(manifest[key])}`, 'Write text in quotes.')),
  ...booleans
    .filter((key) => key in manifest && typeof manifest[key] !== 'boolean')
    .map((key) =>
      error(at(key), `is ${JSON.stringify(manifest[key])}`, 'Write true or false without quotes.'),
    ),
  ...versions(manifest),
  ...author(manifest.author),
  ...httpUrl('termsConditionsURL', manifest.termsConditionsURL),
  ...('noTemplate' in manifest
    ? [error(at('noTemplate'), 'is not allowed with framework 2.0', 'Remove it.')]
    : []),
  ...('experiments' in manifest && !isFields(manifest.experiments)
    ? [error(at('experiments'), 'is no object', 'Write { … } or remove it.')]
    : []),
  ...domains(manifest.domainWhitelist),
]

const required = (manifest: Fields): Finding[] => {
  const withoutPlace = manifest.requirementsOnly === true || manifest.marketingOnly === true
  return ['author', 'defaultLocale', 'location', 'frameworkVersion']
    .filter((key) => !(key in manifest) && !(withoutPlace && key !== 'author' && key !== 'defaultLocale'))
    .map((key) => error(at(key), 'is missing', 'Zendesk requires it.'))
}

const versions = ({ frameworkVersion, version, defaultLocale }: Fields): Finding[] => [
  ...(typeof frameworkVersion === 'string' && frameworkVersion !== '2.0'
    ? [error(at('frameworkVersion'), `is "${frameworkVersion}"`, 'Write "2.0".')]
    : []),
  ...(typeof version === 'string' && !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version)
    ? [
        error(
          at('version'),
          `is "${version}", which zcli cannot count up`,
          'Write three numbers, like "1.0.0".',
        ),
      ]
    : []),
  ...(typeof defaultLocale === 'string' && !localePattern.test(defaultLocale)
    ? [error(at('defaultLocale'), `is "${defaultLocale}"`, 'Write a locale like "en" or "pt-br".')]
    : []),
]

const author = (value: unknown): Finding[] => {
  if (value === undefined) return []
  if (!isFields(value)) return [error(at('author'), 'is no object', 'Write { "name", "email", "url" }.')]
  return [
    ...['name', 'email', 'url']
      .filter((key) => key in value && typeof value[key] !== 'string')
      .map((key) => error(at(`author.${key}`), 'is no text', 'Write text in quotes.')),
    ...(value.name ? [] : [error(at('author.name'), 'is missing', 'Write who made the app.')]),
    ...httpUrl('author.url', value.url),
  ]
}

const httpUrl = (key: string, value: unknown): Finding[] =>
  typeof value === 'string' && !/^https?:\/\/[^\s/]+/.test(value)
    ? [error(at(key), `is "${value}"`, 'Write an http(s) address.')]
    : []

const domains = (value: unknown): Finding[] => {
  if (value === undefined) return []
  if (!Array.isArray(value))
    return [error(at('domainWhitelist'), 'is no list', 'Write ["bridge.example.com"].')]
  return value
    .filter((host) => typeof host !== 'string' || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host))
    .map((host) =>
      error(
        at('domainWhitelist'),
        `has ${JSON.stringify(host)}`,
        'Write the bare host: no scheme, port, path, wildcard or placeholder.',
      ),
    )
}
