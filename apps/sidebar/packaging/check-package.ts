import { error, type Finding } from './finding.ts'
import type { PackageFiles } from './package-files.ts'
import { content } from './rules/content.ts'
import { forbiddenFiles } from './rules/files.ts'
import { images } from './rules/images.ts'
import { readJson } from './rules/json.ts'
import { locations } from './rules/locations.ts'
import { manifestKeys } from './rules/manifest-keys.ts'
import { parameters } from './rules/parameters.ts'
import { requirements } from './rules/requirements.ts'
import { translations } from './rules/translations.ts'

/**
 * Everything that Zendesk's validator would refuse, at once and with a remedy; zcli alone reports one line of it.
 * https://developer.zendesk.com/documentation/apps/app-developer-guide/manifest/ and the zendesk_apps_support gem
 */
export const checkPackage = (files: PackageFiles): Finding[] => {
  if (!files.has('manifest.json')) {
    const nested = files.paths.find((path) => path.endsWith('/manifest.json'))
    return [
      error(
        'manifest.json',
        nested ? `is at ${nested}` : 'is missing',
        'It belongs at the root of the package, not in a folder of it.',
      ),
    ]
  }
  const { value: manifest, findings } = readJson(files, 'manifest.json')
  if (!manifest) return findings
  return [
    ...findings,
    ...manifestKeys(manifest),
    ...locations(manifest, files),
    ...parameters(manifest),
    ...translations(manifest, files),
    ...requirements(files),
    ...forbiddenFiles(files),
    ...images(manifest, files),
    ...content(files),
  ]
}
