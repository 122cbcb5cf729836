import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

// What import rules cannot say. Who may import whom stands in .dependency-cruiser.mjs.

const root = join(import.meta.dirname, '..')
const connectorsAt = join(root, 'apps/bridge/src/connectors')
const registryAt = join(connectorsAt, 'registry.ts')

const foldersIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : []

const found = (pattern: string): string[] =>
  globSync(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') }).toSorted()

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')

const vendors = foldersIn(connectorsAt)
const decisions = found('docs/decisions/*.md')
const manifests = ['package.json', ...found('{apps,packages}/*/package.json'), 'tests/package.json']

test.each(vendors)('%s is exactly four files', (vendor) => {
  expect(readdirSync(join(connectorsAt, vendor)).toSorted()).toEqual([
    'client.ts',
    'index.ts',
    'map.ts',
    'wire.ts',
  ])
})

test('every vendor folder is registered under its own name', async () => {
  const { connectors } = await import(registryAt)
  const registered = connectors.map((definition: { vendor: string }) => definition.vendor)
  expect(registered.toSorted()).toEqual(vendors.toSorted())
})

const timeless = [
  ...found('packages/shared/src/**/*.ts'),
  ...found('apps/bridge/src/{domain,flow,connectors}/**/*.ts'),
]

test.each(timeless)('%s asks for the time, it never takes it', (file) => {
  expect(withoutComments(read(file))).not.toMatch(
    /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\.now\b|\bMath\.random\b/,
  )
})

test.each(found('apps/bridge/src/domain/**/*.ts'))('%s needs no world around it', (file) => {
  expect(withoutComments(read(file))).not.toMatch(
    /\bprocess\.|\bfetch\(|\bset(Timeout|Interval)\(|\bimport\(/,
  )
})

test('every decision has a number of its own', () => {
  const numbers = decisions.map((path) => basename(path).slice(0, 4))
  expect(numbers).toEqual([...new Set(numbers)])
})

test.each(decisions)('%s fits on a page and says status, context, decision and consequences', (path) => {
  expect(basename(path)).toMatch(/^\d{4}-[a-z0-9-]+\.md$/)
  const text = read(path)
  expect(text.split('\n').length).toBeLessThanOrEqual(60)
  expect(text).toMatch(/^Status: (accepted|superseded by \d{4})/m)
  const headings = text.match(/^## .+$/gm)
  expect(headings).toEqual(['## Context', '## Decision', '## Consequences'])
})

test.each(manifests)('%s takes every version from the catalog', (path) => {
  const { dependencies, devDependencies } = JSON.parse(read(path))
  const versions = Object.entries({ ...dependencies, ...devDependencies })
  expect(versions.filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')).toEqual([])
})
