import { error, type Finding } from '../finding.ts'
import type { PackageFiles } from '../package-files.ts'
import { type Fields, isFields } from './json.ts'

const locationsOf: Record<string, string[]> = {
  support: [
    'top_bar',
    'nav_bar',
    'ticket_sidebar',
    'new_ticket_sidebar',
    'user_sidebar',
    'organization_sidebar',
    'background',
    'modal',
    'ticket_editor',
    'system_top_bar',
    'custom_object_record_sidebar',
  ],
  chat: ['chat_sidebar', 'background'],
  standalone_chat: ['nav_bar', 'system_top_bar'],
  sell: [
    'deal_card',
    'person_card',
    'company_card',
    'lead_card',
    'background',
    'modal',
    'dashboard',
    'note_editor',
    'call_log_editor',
    'email_editor',
    'top_bar',
    'visit_editor',
  ],
}
const legacyNames: Record<string, string> = {
  zendesk: 'support',
  zopim: 'chat',
  lotus_box: 'standalone_chat',
}
const withIcon: Record<string, string[]> = {
  support: ['top_bar', 'nav_bar', 'system_top_bar', 'ticket_editor'],
  sell: ['top_bar'],
}
const keys = new Set(['url', 'size', 'flexible', 'autoLoad', 'autoHide', 'signed', 'objectTypes'])

/** Where the app appears: known places, pages that exist, icons where Zendesk shows one. */
export const locations = (manifest: Fields, files: PackageFiles): Finding[] => {
  const { location } = manifest
  if (location === undefined) return []
  if (!isFields(location) || Object.keys(location).length === 0)
    return [
      error('manifest.json location', 'names no place', 'Write { "support": { "ticket_sidebar": … } }.'),
    ]
  const several = Object.keys(location).length > 1
  return Object.entries(location).flatMap(([given, places]) => {
    const product = legacyNames[given] ?? given
    const known = locationsOf[product]
    if (!known)
      return [
        error(
          `manifest.json location.${given}`,
          'is no product',
          `Use ${Object.keys(locationsOf).join(', ')}.`,
        ),
      ]
    if (!isFields(places))
      return [error(`manifest.json location.${given}`, 'is no object', 'Name its places.')]
    return Object.entries(places).flatMap(([name, place]) => {
      const where = `manifest.json location.${given}.${name}`
      if (!known.includes(name))
        return [error(where, `is no place in ${product}`, `Use ${known.join(', ')}.`)]
      const icons = withIcon[product]?.includes(name) ? icon(files, name, several ? `${product}/` : '') : []
      return [...placeFindings(where, place, files), ...icons]
    })
  })
}

const placeFindings = (where: string, place: unknown, files: PackageFiles): Finding[] => {
  if (typeof place === 'string') return pageUrl(where, place, files)
  if (!isFields(place))
    return [error(where, 'is neither an address nor an object', 'Write { "url": "assets/…" }.')]
  const findings = Object.keys(place)
    .filter((key) => !keys.has(key))
    .map((key) => error(`${where}.${key}`, 'is no key of a place', `Use ${[...keys].join(', ')}.`))
  for (const key of ['flexible', 'autoLoad', 'autoHide', 'signed'])
    if (key in place && typeof place[key] !== 'boolean')
      findings.push(error(`${where}.${key}`, 'is no boolean', 'Write true or false without quotes.'))
  if ('size' in place && !isFields(place.size))
    findings.push(error(`${where}.size`, 'is no object', 'Write { "width": "…", "height": "…" }.'))
  if (place.url === undefined || place.url === '')
    return place.autoLoad === false
      ? findings
      : [...findings, error(`${where}.url`, 'is missing', 'Name the page, or set autoLoad to false.')]
  if (typeof place.url !== 'string')
    return [...findings, error(`${where}.url`, 'is no text', 'Name the page.')]
  return [...findings, ...pageUrl(`${where}.url`, place.url, files)]
}

const pageUrl = (where: string, url: string, files: PackageFiles): Finding[] => {
  if (url.includes('{{setting.')) return []
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
    const absolute = URL.canParse(url) ? new URL(url) : undefined
    return absolute && (absolute.protocol === 'https:' || absolute.hostname === 'localhost')
      ? []
      : [error(where, `is ${url}`, 'Use https, or localhost while developing.')]
  }
  const [path = ''] = url.split(/[?#]/, 1)
  if (!path.startsWith('assets/')) return [error(where, `is ${url}`, 'Start it with assets/.')]
  return files.has(path)
    ? []
    : [error(where, `names ${path}, which the package does not have`, 'Build the app, or mend the name.')]
}

const icon = (files: PackageFiles, name: string, folder: string): Finding[] => {
  const base = `assets/${folder}icon_${name}`
  const drawn = files.has(`${base}.svg`)
  const painted = ['inactive', 'active', 'hover'].every((state) => files.has(`${base}_${state}.png`))
  return drawn || painted
    ? []
    : [error(`${base}.svg`, 'is missing', 'Add the SVG, or PNGs ending in _inactive, _active and _hover.')]
}
