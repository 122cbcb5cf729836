import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sidebarDir = join(import.meta.dirname, '..')

/** Where the assembled app lies unless told otherwise. */
const assembledDir = join(sidebarDir, '../../dist/throughline')

export type AssembleOptions = {
  /** The folder that `vite build` wrote. */
  builtDir?: string
  targetDir?: string
  /** Hosts that Zendesk's proxy may send signed requests to. Added to the manifest's own list. */
  bridgeHosts?: string[]
}

/**
 * Puts together what Zendesk wants in one folder: manifest.json, translations/, assets/ (the build and the logos).
 * Whatever was in the target before is gone. Returns the folder.
 * @throws Error when the app is not built yet
 */
export const assembleApp = ({
  builtDir = join(sidebarDir, 'dist'),
  targetDir = assembledDir,
  bridgeHosts = [],
}: AssembleOptions = {}): string => {
  if (!existsSync(join(builtDir, 'index.html')))
    throw new Error(
      `${builtDir} has no index.html. Build the app first: pnpm --filter @throughline/sidebar build`,
    )
  rmSync(targetDir, { recursive: true, force: true })
  mkdirSync(targetDir, { recursive: true })
  cpSync(join(sidebarDir, 'translations'), join(targetDir, 'translations'), { recursive: true })
  cpSync(builtDir, join(targetDir, 'assets'), { recursive: true })
  for (const logo of ['logo.svg', 'logo.png', 'logo-small.png', 'icon_nav_bar.svg'])
    cpSync(join(sidebarDir, 'assets-src', logo), join(targetDir, 'assets', logo))

  const manifest = JSON.parse(readFileSync(join(sidebarDir, 'manifest.json'), 'utf8'))
  manifest.domainWhitelist = [...new Set([...(manifest.domainWhitelist ?? []), ...bridgeHosts])]
  writeFileSync(join(targetDir, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  return targetDir
}
