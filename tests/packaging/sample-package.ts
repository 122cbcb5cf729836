import { filesOfMap, type PackageFiles } from '@throughline/sidebar/packaging/package-files.ts'

type Change = Record<string, unknown>

/** A PNG's signature and first chunk are all that its size needs. */
export const png = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.writeUInt32BE(13, 8)
  bytes.write('IHDR', 12)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

export const goodManifest = {
  name: 'Sample',
  author: { name: 'Tests', email: 'tests@example.com', url: 'https://example.com' },
  version: '1.0.0',
  frameworkVersion: '2.0',
  defaultLocale: 'en',
  private: true,
  location: { support: { ticket_sidebar: { url: 'assets/index.html', flexible: true } } },
  domainWhitelist: ['bridge.example.com'],
  parameters: [
    { name: 'bridge_url', type: 'url', required: true },
    { name: 'bridge_secret', type: 'text', required: true, secure: true, scopes: ['jwt_secret_key'] },
  ],
}

export const goodTranslation = {
  app: {
    name: 'Sample',
    parameters: { bridge_url: { label: 'Bridge' }, bridge_secret: { label: 'Secret' } },
  },
}

/** A package that Zendesk takes, with files replaced, added or (null) left out. Objects are written as JSON. */
export const samplePackage = (changes: Change = {}): PackageFiles => {
  const files: Change = {
    'manifest.json': goodManifest,
    'translations/en.json': goodTranslation,
    'assets/index.html': '<!doctype html><title>x</title>',
    'assets/logo.png': png(320, 320),
    'assets/logo-small.png': png(128, 128),
    ...changes,
  }
  return filesOfMap(
    new Map(
      Object.entries(files)
        .filter(([, content]) => content !== null)
        .map(([path, content]) => [path, toBytes(content)]),
    ),
  )
}

const toBytes = (content: unknown): Buffer => {
  if (Buffer.isBuffer(content)) return content
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
}

export const withManifest = (changes: Change): Change => {
  const manifest: Change = { ...goodManifest, ...changes }
  for (const [key, value] of Object.entries(manifest)) if (value === undefined) delete manifest[key]
  return { 'manifest.json': manifest }
}
