import { gzipSync } from 'node:zlib'
import { buildInMemory } from '@throughline/sidebar/preview/build-in-memory.ts'
import { beforeAll, expect, test, vi } from 'vitest'

let files: Map<string, string>

beforeAll(async () => {
  // vitest says `test`, and vite would then bundle React's development half.
  vi.stubEnv('NODE_ENV', 'production')
  files = await buildInMemory('index.html')
  vi.unstubAllEnvs()
})

const kilobytes = (name: string): number => gzipSync(files.get(name) ?? '', { level: 9 }).length / 1000

test('the panel’s JavaScript stays within 160 kB, with any one language', () => {
  const scripts = [...files.keys()].filter((name) => name.endsWith('.js'))
  const languages = scripts.filter((name) => /\/(de|ja)-/.test(name))
  expect(languages).toHaveLength(2)
  const rest = scripts
    .filter((name) => !languages.includes(name))
    .reduce((sum, name) => sum + kilobytes(name), 0)
  expect(rest).toBeGreaterThan(50)
  for (const language of languages) expect(rest + kilobytes(language)).toBeLessThan(160)
})

test('the page loads Zendesk’s own SDK before the panel', () => {
  const page = files.get('index.html') ?? ''
  const sdk = page.indexOf('https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js')
  expect(sdk).toBeGreaterThan(0)
  expect(page.indexOf('type="module"')).toBeGreaterThan(0)
  // A module waits for the page, a plain script does not: their order in the text does not matter, their kind does.
  expect(page).toMatch(/<script src="https:\/\/static\.zdassets\.com[^"]+"><\/script>/)
})

test('every address in the page is relative: Zendesk serves it from a path that changes with each upload', () => {
  const page = files.get('index.html') ?? ''
  const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)
  expect(
    addresses.filter((address) => !/^(\.\/|https:\/\/static\.zdassets\.com\/)/.test(address ?? '')),
  ).toEqual([])
})

test('react-intl’s parser stays at home: every message was parsed by the build', () => {
  const code = [...files.values()].join('\n')
  expect(code).toContain('format an uncompiled message')
  expect(code).not.toContain('EXPECT_ARGUMENT_CLOSING_BRACE')
})
