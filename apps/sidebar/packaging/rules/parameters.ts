import { error, type Finding, warning } from '../finding.ts'
import { type Fields, isFields } from './json.ts'

const types = ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth']
const keys = ['name', 'type', 'required', 'secure', 'default', 'scopes', 'allowed_domain']
const scopes = [
  'header',
  'body',
  'url',
  'jwt_secret_key',
  'jwt_claim',
  'basic_auth_username',
  'basic_auth_password',
]

/** The app's settings: an admin fills them in, and Zendesk keeps the secure ones to itself. */
export const parameters = (manifest: Fields): Finding[] => {
  const { parameters: given } = manifest
  if (given === undefined) return oauthKey(manifest, [])
  if (!Array.isArray(given)) return [error('manifest.json parameters', 'is no list', 'Write [ … ].')]
  const all = given.filter(isFields)
  return [
    ...given.flatMap((one, index) =>
      isFields(one)
        ? parameter(one, `manifest.json parameters[${index}]`)
        : [error(`manifest.json parameters[${index}]`, 'is no object', 'Write { "name", "type" }.')],
    ),
    ...duplicates(all.map(({ name }) => String(name))).map((name) =>
      error('manifest.json parameters', `name “${name}” twice`, 'Give each parameter its own name.'),
    ),
    ...oauthKey(manifest, all),
  ]
}

const parameter = (one: Fields, where: string): Finding[] => [
  ...Object.keys(one)
    .filter((key) => !keys.includes(key))
    .map((key) => error(`${where}.${key}`, 'is no key of a parameter', `Use ${keys.join(', ')}.`)),
  ...naming(one, where),
  ...(one.type !== undefined && !types.includes(String(one.type))
    ? [error(`${where}.type`, `is ${JSON.stringify(one.type)}`, `Use ${types.join(', ')}.`)]
    : []),
  ...['required', 'secure']
    .filter((key) => key in one && typeof one[key] !== 'boolean')
    .map((key) => error(`${where}.${key}`, 'is no boolean', 'Write true or false without quotes.')),
  ...(one.type === 'hidden' && one.required === true
    ? [error(where, 'is hidden and required: nobody could fill it in', 'Drop one of the two.')]
    : []),
  ...(one.type === 'oauth' && one.secure === true
    ? [error(where, 'is oauth and secure', 'Drop "secure": oauth never shows its token.')]
    : []),
  ...scopeFindings(one, where),
  ...(one.default !== undefined && (one.secure === true || one.type === 'hidden')
    ? [warning(`${where}.default`, 'is readable by everybody who has the package', 'Remove it.')]
    : []),
]

const naming = ({ name, type, secure }: Fields, where: string): Finding[] => {
  if (typeof name !== 'string' || name === '')
    return [error(`${where}.name`, 'is missing', 'Give it a name.')]
  if (name === 'name')
    return [error(`${where}.name`, 'is "name", which Zendesk uses itself', 'Choose another.')]
  return (type === undefined || type === 'text') &&
    secure !== true &&
    /token|key|pwd|password|secret/i.test(name)
    ? [warning(where, `“${name}” looks like a secret and every agent could read it`, 'Set "secure": true.')]
    : []
}

const scopeFindings = ({ scopes: given, secure }: Fields, where: string): Finding[] => {
  if (given === undefined)
    return secure === true
      ? [
          warning(
            where,
            'is secure without scopes: it may be sent anywhere in a request',
            `Name where: ${scopes.join(', ')}.`,
          ),
        ]
      : []
  if (secure !== true)
    return [error(`${where}.scopes`, 'stands on a parameter that is not secure', 'Set "secure": true.')]
  if (!Array.isArray(given) || given.length === 0)
    return [error(`${where}.scopes`, 'is empty', `Use ${scopes.join(', ')}.`)]
  return given
    .filter((scope) => !scopes.includes(scope))
    .map((scope) => error(`${where}.scopes`, `has ${JSON.stringify(scope)}`, `Use ${scopes.join(', ')}.`))
}

const oauthKey = ({ oauth }: Fields, all: Fields[]): Finding[] => {
  const oauthParameters = all.filter(({ type }) => type === 'oauth').length
  if (oauthParameters > 1)
    return [error('manifest.json parameters', `has ${oauthParameters} oauth parameters`, 'Keep one.')]
  if (oauth === undefined) return []
  if (!isFields(oauth)) return [error('manifest.json oauth', 'is no object', 'Write { … } or remove it.')]
  return [
    ...['client_id', 'client_secret', 'authorize_uri', 'access_token_uri']
      .filter((key) => !oauth[key])
      .map((key) => error(`manifest.json oauth.${key}`, 'is missing', 'OAuth needs it.')),
    ...(oauthParameters === 1
      ? []
      : [error('manifest.json oauth', 'has no parameter of type oauth', 'Add one to parameters.')]),
  ]
}

const duplicates = (names: string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]
