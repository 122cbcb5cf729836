import { readFileSync } from 'node:fs'
import { filesOfFolder } from '../../apps/sidebar/packaging/package-files.ts'
import { readZip } from '../../apps/sidebar/packaging/read-zip.ts'

/** How the zip differs from the folder it was made of; empty when every file is there, whole, and nothing else. */
export const zipDifferences = (zipPath: string, appDir: string): string[] => {
  const zipped = readZip(readFileSync(zipPath))
  const folder = filesOfFolder(appDir)
  return [
    ...folder.paths.filter((path) => !zipped.has(path)).map((path) => `${path} is missing`),
    ...[...zipped.keys()].filter((path) => !folder.has(path)).map((path) => `${path} is not of the app`),
    ...folder.paths
      .filter((path) => zipped.has(path) && !zipped.get(path)?.equals(folder.bytes(path)))
      .map((path) => `${path} has other bytes`),
  ]
}
