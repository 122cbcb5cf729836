import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKeyRing } from '@throughline/bridge/platform/keys/key-ring.ts'
import { expect, onTestFinished, test } from 'vitest'

const script = new URL('../../scripts/keys.ts', import.meta.url).pathname

/** A merchant's folder with a configuration, and `pnpm keys` in it. */
function desk(brands?: Record<string, string[]>) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'keys.json')
  writeFileSync(
    join(folder, 'throughline.yaml'),
    JSON.stringify({
      company: 'Demo Merchant',
      bridge: {
        publicUrl: 'https://bridge.example.com',
        sessionSecret: 'signs-sessions-and-is-32-characters-long',
      },
      zendesk: [
        {
          subdomain: 'demo',
          installationId: '1',
          appId: '12345',
          appSecret: 'the-apps-secure-setting-of-32-characters-or-more',
          ...(brands && { brands }),
        },
      ],
      bots: { keysFile: file },
      connections: { carriers: { vendor: 'easypost', settings: { apiKey: 'EZAK-a-secret-key' } } },
    }),
  )
  const keys = (...args: string[]) =>
    execFileSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' })
  const refused = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    return { status, stderr }
  }
  const ring = (now = Date.now()) => createKeyRing({ file, now: () => now, onError: () => {} })
  return { file, keys, refused, ring }
}

const tokenIn = (told: string): string => told.split('\n', 1)[0] ?? ''
const idIn = (token: string): string => token.split('_')[1] ?? ''

test('a key is shown once; the file holds only its hash, for its owner’s eyes', () => {
  const { file, keys, ring } = desk()
  const token = tokenIn(keys('create', '--name', 'shop bot', '--scopes', 'read,handover'))
  expect(ring().verify(token)).toMatchObject({
    ok: true,
    key: { name: 'shop bot', scopes: ['read', 'handover'] },
  })
  expect(readFileSync(file, 'utf8')).not.toContain(token.split('_')[2])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(keys('list')).toContain(idIn(token))
})

test('after a rotation both keys work for the overlap, then only the new one', () => {
  const { keys, ring } = desk()
  const old = tokenIn(keys('create', '--name', 'shop bot'))
  const fresh = tokenIn(keys('rotate', idIn(old), '--overlap-days', '7'))
  const inDays = (days: number) => ring(Date.now() + days * 86_400_000)
  expect([inDays(6).verify(old).ok, inDays(6).verify(fresh).ok]).toEqual([true, true])
  expect([inDays(8).verify(old).ok, inDays(8).verify(fresh).ok]).toEqual([false, true])
})

test('a revoked key opens nothing from then on, also at a bridge that runs', () => {
  const { file, keys } = desk()
  const token = tokenIn(keys('create', '--name', 'shop bot'))
  const clock = { now: Date.now() }
  const ring = createKeyRing({ file, now: () => clock.now, onError: () => {} })
  expect(ring.verify(token).ok).toBe(true)
  keys('revoke', idIn(token))
  clock.now += 5_000
  expect(ring.verify(token)).toEqual({ ok: false, reason: 'revoked_api_key' })
})

test('where brands are told apart a key says whose orders it may ask for', () => {
  const { keys, refused } = desk({ '360001': ['carriers'] })
  expect(refused('create', '--name', 'shop bot')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--brand, one of 360001'),
  })
  expect(refused('create', '--name', 'shop bot', '--brand', '9').stderr).toContain('--brand 9 is no brand')
  expect(keys('create', '--name', 'shop bot', '--brand', '360001')).toContain('tlk_')
})

test.each([
  [['create'], 'needs a --name'],
  [['create', '--name', 'x', '--scopes', 'read,write'], '"write" is none of read, promise, handover'],
  [['create', '--name', 'x', '--days', 'soon'], '--days soon'],
  [['revoke', 'nobody'], 'there is no key "nobody"'],
  [['toString'], '"toString" is no command'],
])('a wrong command %j says what is wrong and changes nothing', (args, said) => {
  const { refused } = desk()
  const { status, stderr } = refused(...args)
  expect(status).toBe(1)
  expect(stderr).toContain(said)
  expect(stderr).toContain('Usage: pnpm keys')
})

test('a damaged file is named and left alone', () => {
  const { file, refused } = desk()
  writeFileSync(file, '{"keys":[{"id":1}]}')
  expect(refused('create', '--name', 'x').stderr).toContain('is damaged at keys.0.id')
  expect(readFileSync(file, 'utf8')).toBe('{"keys":[{"id":1}]}')
})
