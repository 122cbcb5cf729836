import { expect, test } from 'vitest'
import { complaint, good, parse } from './parse.ts'

const withOAuth = (block: string): string => `${good}bots:\n  oauth: { ${block} }\n`

test('an issuer is all that access tokens need; names of scopes are ours unless told', () => {
  expect(parse(withOAuth('issuer: https://login.example.com/realms/shop')).bots.oauth).toEqual({
    issuer: 'https://login.example.com/realms/shop',
    scopes: { read: 'throughline:read', promise: 'throughline:promise', handover: 'throughline:handover' },
  })
  expect(parse(good).bots.oauth).toBeUndefined()
})

test('an issuer on an open line is refused, unless it is this machine', () => {
  for (const host of [
    'login.example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
    'localhost@example.com',
  ]) {
    expect(complaint(withOAuth(`issuer: "http://${host}/"`))).toContain('must begin with https://')
  }
  for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080']) {
    expect(parse(withOAuth(`issuer: "http://${host}"`)).bots.oauth?.issuer).toBe(`http://${host}`)
  }
})

test('a scope that no header could carry is refused', () => {
  for (const name of ['two words', 'with\\"quote', '']) {
    const said = complaint(withOAuth(`issuer: "https://login.example.com", scopes: { read: "${name}" }`))
    expect(said).toContain('bots.oauth.scopes.read')
  }
})
