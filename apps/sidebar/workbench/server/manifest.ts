import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the workbench reads of a manifest. The rule check in `packaging/` judges the rest. */
export type Manifest = {
  name: string
  version: string
  frameworkVersion: string
  defaultLocale: string
  singleInstall?: boolean
  signedUrls?: boolean
  location: Record<string, Record<string, string | { url: string; flexible?: boolean }>>
  domainWhitelist?: string[]
  parameters?: { name: string; secure?: boolean; scopes?: string[] }[]
}

/** @throws Error that names the folder when it holds no app */
export const readManifest = (appDir: string): Manifest => {
  try {
    return JSON.parse(readFileSync(join(appDir, 'manifest.json'), 'utf8')) as Manifest
  } catch (cause) {
    throw new Error(
      `No readable manifest.json in ${appDir}. Hand in an assembled app: assembleApp() makes one from the build.`,
      { cause },
    )
  }
}
