import { error, type Finding } from '../finding.ts'
import type { PackageFiles } from '../package-files.ts'
import { type Fields, isFields } from './json.ts'

type Size = `${number}x${number}`

/** Logos are required by the documentation, though the validator looks at neither presence nor size. */
export const images = (manifest: Fields, files: PackageFiles): Finding[] => {
  const products = isFields(manifest.location) ? Object.keys(manifest.location) : []
  const folders = products.length > 1 ? products.map((product) => `assets/${product}/`) : ['assets/']
  return [
    ...folders.flatMap((folder) => [
      ...picture(files, { path: `${folder}logo.png`, sizes: ['320x320'], required: true }),
      ...picture(files, { path: `${folder}logo-small.png`, sizes: ['128x128'], required: true }),
    ]),
    ...picture(files, { path: 'assets/banner.png', sizes: ['830x200', '1660x400'], required: false }),
  ]
}

type Picture = { path: string; sizes: Size[]; required: boolean }

const picture = (files: PackageFiles, { path, sizes, required }: Picture): Finding[] => {
  const wanted = sizes.join(' or ')
  if (!files.has(path)) return required ? [error(path, 'is missing', `Add a PNG of ${wanted} pixels.`)] : []
  const size = pngSize(files.bytes(path))
  if (!size) return [error(path, 'is no PNG', `Add a PNG of ${wanted} pixels.`)]
  return sizes.includes(size) ? [] : [error(path, `is ${size} pixels`, `Make it ${wanted}.`)]
}

/** Width and height stand at fixed places of a PNG's first chunk. https://www.w3.org/TR/png-3/#11IHDR */
const pngSize = (bytes: Buffer): Size | undefined =>
  bytes.length >= 24 && bytes.subarray(1, 4).toString('latin1') === 'PNG'
    ? `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
    : undefined
