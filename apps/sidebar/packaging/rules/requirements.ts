import { error, type Finding } from '../finding.ts'
import type { PackageFiles } from '../package-files.ts'
import { isFields, readJson } from './json.ts'

const types = [
  'automations',
  'channel_integrations',
  'custom_objects',
  'macros',
  'targets',
  'views',
  'ticket_fields',
  'triggers',
  'user_fields',
  'organization_fields',
  'webhooks',
  'custom_objects_v2',
]
/** These are known by name or key instead of a title. */
const untitled = new Set(['webhooks', 'channel_integrations', 'custom_objects', 'custom_objects_v2'])
const most = 5_000

/** What Zendesk should create while installing. The app needs nothing today; a file that appears is checked. */
export const requirements = (files: PackageFiles): Finding[] => {
  const path = 'requirements.json'
  if (!files.has(path)) return []
  const { value, findings } = readJson(files, path)
  if (!value) return findings
  const entries = Object.entries(value).flatMap(([type, all]) =>
    isFields(all) ? Object.entries(all).map(([name, one]) => ({ type, name, one })) : [],
  )
  return [
    ...findings,
    ...Object.keys(value)
      .filter((type) => !types.includes(type))
      .map((type) => error(`${path} ${type}`, 'is no kind of requirement', `Use ${types.join(', ')}.`)),
    ...(entries.length > most
      ? [error(path, `asks for ${entries.length} things`, `Zendesk allows ${most}.`)]
      : []),
    ...entries
      .filter(({ type, one }) => types.includes(type) && !untitled.has(type) && !(isFields(one) && one.title))
      .map(({ type, name }) => error(`${path} ${type}.${name}`, 'has no title', 'Give it a title.')),
  ]
}
