import { error, type Finding } from '../finding.ts'
import type { PackageFiles } from '../package-files.ts'
import { type Fields, isFields, readJson } from './json.ts'
import { localePattern } from './manifest-keys.ts'

const publicTexts = ['short_description', 'long_description', 'installation_instructions']

/** What an admin reads while installing, in every language that the package claims to speak. */
export const translations = (manifest: Fields, files: PackageFiles): Finding[] => {
  const paths = files.paths.filter((path) => path.startsWith('translations/') && path.endsWith('.json'))
  const main = `translations/${String(manifest.defaultLocale)}.json`
  return [
    ...(files.has(main) ? [] : [error(main, 'is missing', 'The default locale needs its texts.')]),
    ...paths.flatMap((path) => translation(path, manifest, files)),
  ]
}

const translation = (path: string, manifest: Fields, files: PackageFiles): Finding[] => {
  const locale = path.slice('translations/'.length, -'.json'.length)
  const named = localePattern.test(locale.toLowerCase())
    ? []
    : [error(path, 'is not named after a locale', 'Name it like en.json or pt-br.json.')]
  const { value, findings } = readJson(files, path)
  if (!value) return [...named, ...findings]
  return [...named, ...findings, ...texts(path, value, manifest)]
}

const texts = (path: string, value: Fields, manifest: Fields): Finding[] => {
  const { app } = value
  if (!isFields(app)) return [error(`${path} app`, 'is missing', 'Write { "app": { "name": … } }.')]
  const products = isFields(manifest.location) ? Object.keys(manifest.location) : []
  const parts: [string, unknown][] =
    products.length > 1 ? products.map((product) => [`app.${product}`, app[product]]) : [['app', app]]
  return [
    ...(typeof app.name === 'string' && app.name !== ''
      ? []
      : [error(`${path} app.name`, 'is missing', 'Write the app’s name.')]),
    ...parts.flatMap(([where, part]) => [
      ...(manifest.private === false ? publicFindings(`${path} ${where}`, part) : []),
      ...labels(`${path} ${where}`, part, manifest),
    ]),
    ...('package' in app ? leaves(`${path} app.package`, app.package) : []),
  ]
}

const publicFindings = (where: string, part: unknown): Finding[] =>
  publicTexts
    .filter((key) => !isFields(part) || typeof part[key] !== 'string' || part[key] === '')
    .map((key) => error(`${where}.${key}`, 'is missing', 'A public app needs it.'))

const labels = (where: string, part: unknown, { parameters }: Fields): Finding[] => {
  const given = isFields(part) && isFields(part.parameters) ? part.parameters : {}
  const names = Array.isArray(parameters) ? parameters.filter(isFields).map(({ name }) => String(name)) : []
  return [
    ...names
      .filter((name) => {
        const entry = given[name]
        return !isFields(entry) || typeof entry.label !== 'string' || entry.label === ''
      })
      .map((name) =>
        error(`${where}.parameters.${name}`, 'has no label', 'Write { "label": …, "helpText": … }.'),
      ),
    ...Object.keys(given)
      .filter((name) => !names.includes(name))
      .map((name) => error(`${where}.parameters.${name}`, 'is no parameter of the manifest', 'Remove it.')),
  ]
}

/** Zendesk's translators' format: as soon as `package` exists, every leaf is a title with a value. */
const leaves = (where: string, value: unknown): Finding[] => {
  if (!isFields(value)) return [error(where, 'is no { "title", "value" }', 'Write both.')]
  if (typeof value.title === 'string' && typeof value.value === 'string') return []
  const children = Object.entries(value)
  if (children.length === 0) return [error(where, 'is empty', 'Write { "title", "value" }.')]
  return children.flatMap(([key, child]) => leaves(`${where}.${key}`, child))
}
