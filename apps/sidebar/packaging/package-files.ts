import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The files of an assembled app, however they are stored. Paths have forward slashes. */
export type PackageFiles = {
  paths: string[]
  symlinks: string[]
  has(path: string): boolean
  /** @throws Error when the file is missing */
  bytes(path: string): Buffer
}

export const filesOfFolder = (dir: string): PackageFiles => {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).map((entry) => {
    const file = join(entry.parentPath, entry.name)
    return { path: relative(dir, file).split(sep).join('/'), file, stat: lstatSync(file) }
  })
  const files = new Map(entries.filter(({ stat }) => stat.isFile()).map(({ path, file }) => [path, file]))
  return {
    paths: [...files.keys()].toSorted(),
    symlinks: entries.filter(({ stat }) => stat.isSymbolicLink()).map(({ path }) => path),
    has: (path) => files.has(path),
    bytes: (path) => {
      const file = files.get(path)
      if (!file) throw new Error(`The package has no ${path}.`)
      return readFileSync(file)
    },
  }
}

export const filesOfMap = (files: Map<string, Buffer>): PackageFiles => ({
  paths: [...files.keys()].toSorted(),
  symlinks: [],
  has: (path) => files.has(path),
  bytes: (path) => {
    const bytes = files.get(path)
    if (!bytes) throw new Error(`The package has no ${path}.`)
    return bytes
  },
})
