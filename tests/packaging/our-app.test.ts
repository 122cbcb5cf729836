import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assembleApp } from '@throughline/sidebar/packaging/assemble-app.ts'
import { checkPackage } from '@throughline/sidebar/packaging/check-package.ts'
import { findingLine } from '@throughline/sidebar/packaging/finding.ts'
import { filesOfFolder } from '@throughline/sidebar/packaging/package-files.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'

let dir: string
let builtDir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'throughline-package-'))
  builtDir = join(dir, 'built')
  mkdirSync(join(builtDir, 'assets'), { recursive: true })
  writeFileSync(join(builtDir, 'index.html'), '<!doctype html><script src="./assets/a.js"></script>')
  writeFileSync(join(builtDir, 'board.html'), '<!doctype html><script src="./assets/a.js"></script>')
  writeFileSync(join(builtDir, 'assets/a.js'), 'export {}')
})
afterEach(() => {
  rmSync(dir, { recursive: true })
})

const assemble = (bridgeHosts?: string[]) =>
  assembleApp({ builtDir, targetDir: join(dir, 'app'), bridgeHosts })

test('our app passes every rule', () => {
  const files = filesOfFolder(assemble(['bridge.example.com']))
  expect(checkPackage(files).map(findingLine)).toEqual([])
  expect(files.paths).toEqual([
    'assets/assets/a.js',
    'assets/board.html',
    'assets/icon_nav_bar.svg',
    'assets/index.html',
    'assets/logo-small.png',
    'assets/logo.png',
    'assets/logo.svg',
    'manifest.json',
    'translations/de.json',
    'translations/en.json',
    'translations/ja.json',
  ])
})

test('the secret may sign and nothing else, and goes to the bridge alone', () => {
  const manifest = JSON.parse(readFileSync(join(assemble(['bridge.example.com']), 'manifest.json'), 'utf8'))
  expect(manifest.domainWhitelist).toEqual(['bridge.example.com'])
  expect(manifest.parameters).toContainEqual({
    name: 'bridge_secret',
    type: 'text',
    required: true,
    secure: true,
    scopes: ['jwt_secret_key'],
  })
})

test('a bridge host that is no bare host is refused', () => {
  const [finding] = checkPackage(filesOfFolder(assemble(['https://bridge.example.com'])))
  expect(finding).toMatchObject({ level: 'error', where: 'manifest.json domainWhitelist' })
})

test('every language says the same things', () => {
  const folder = join(import.meta.dirname, '../../apps/sidebar/translations')
  const keysOf = (value: unknown, at = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) => keysOf(child, `${at}.${key}`))
      : [at]
  const languages = readdirSync(folder).map((name) =>
    keysOf(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  )
  expect(languages).toHaveLength(3)
  for (const keys of languages) expect(keys).toEqual(languages[0])
})

test('what an earlier build left behind is not packaged', () => {
  const app = assemble()
  writeFileSync(join(app, 'assets/old.js'), 'x')
  expect(filesOfFolder(assemble()).has('assets/old.js')).toBe(false)
})

test('an app that is not built says how to build it', () => {
  rmSync(join(builtDir, 'index.html'))
  expect(assemble).toThrow('Build the app first: pnpm --filter @throughline/sidebar build')
})

test('a symbolic link is refused', () => {
  const app = assemble()
  symlinkSync('/etc/hostname', join(app, 'assets/link.txt'))
  expect(checkPackage(filesOfFolder(app))).toEqual([
    expect.objectContaining({ where: 'assets/link.txt', problem: 'is a symbolic link' }),
  ])
})
