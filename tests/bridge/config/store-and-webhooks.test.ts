import { expect, test } from 'vitest'
import { complaint, env, good, goodBut, parse } from './parse.ts'

const withStore = (text: string) => `${good}store: ${text}\n`

test('without a word about it the store is a folder beside the bridge', () => {
  expect(parse(good).store).toEqual({ dataFolder: '.throughline/data', keepDays: 180 })
})

test('a PostgreSQL may come from the environment, and may be missing there', () => {
  const text = withStore(`{ databaseUrl: "\${DATABASE_URL:-}" }`)
  expect(parse(text, { ...env, DATABASE_URL: 'postgres://db/throughline' }).store).toMatchObject({
    databaseUrl: 'postgres://db/throughline',
  })
  expect(parse(text).store).toMatchObject({ databaseUrl: undefined, dataFolder: '.throughline/data' })
})

test('there may be no store at all', () => {
  expect(parse(withStore('false')).store).toBe(false)
})

test.each([
  [
    'true',
    'throughline.yaml:22 store (true) must be false, or a block with databaseUrl or dataFolder. Nothing was started.',
  ],
  [
    '{ folder: x }',
    'throughline.yaml:22 store.folder is no setting here; there are databaseUrl, dataFolder, hashSecret, keepDays. Nothing was started.',
  ],
  [
    '{ keepDays: 6 }',
    'throughline.yaml:22 store.keepDays (6) is too small; the least is 7. Nothing was started.',
  ],
  [
    '{ hashSecret: short }',
    'throughline.yaml:22 store.hashSecret has 5 characters and needs at least 32; a secret is made by: openssl rand -hex 32. Nothing was started.',
  ],
])('store: %s is told with its remedy', (text, said) => {
  expect(complaint(withStore(text))).toBe(said)
})

const withSecrets = (text: string) =>
  goodBut(['vendor: acme_post', `vendor: acme_post\n    webhookSecrets: ${text}`])

test('one secret, or two while one replaces the other', () => {
  expect(parse(good).connections.post?.webhookSecrets).toBeUndefined()
  expect(parse(withSecrets('one-secret')).connections.post?.webhookSecrets).toEqual(['one-secret'])
  expect(parse(withSecrets('[old-secret, new-secret]')).connections.post?.webhookSecrets).toEqual([
    'old-secret',
    'new-secret',
  ])
})

test.each([
  ['short', 'has 5 characters and needs at least 8'],
  ['[]', 'is an empty list; it needs at least 1'],
  ['7', 'must be the secret that the vendor signs with, or a list of them while one replaces the other'],
])('webhookSecrets: %s is refused with its remedy', (text, said) => {
  expect(complaint(withSecrets(text))).toBe(
    `throughline.yaml:21 connections.post.webhookSecrets ${said}. Nothing was started.`,
  )
})
