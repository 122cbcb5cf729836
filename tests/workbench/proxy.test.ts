import type { Settings } from '@throughline/sidebar/workbench/server/placeholders.ts'
import { proxyRequest } from '@throughline/sidebar/workbench/server/proxy.ts'
import { jwtVerify } from 'jose'
import { expect, test, vi } from 'vitest'

const settings: Settings = {
  secure: {
    signing_only: { value: 'TOP-SECRET-0123456789-0123456789-xyz', scopes: ['jwt_secret_key'] },
    for_headers: { value: 'HEADER-VALUE', scopes: ['header'] },
    anywhere: { value: 'LOOSE-VALUE', scopes: undefined },
  },
  plain: { bridge_url: 'https://bridge.example.com' },
}

/** A request through the proxy, and what left it. */
const send = async (request: unknown, reply: () => Promise<Response> = async () => new Response('ok')) => {
  const fetch = vi.fn<typeof globalThis.fetch>(reply)
  const answer = await proxyRequest(request, {
    settings,
    allowedHosts: ['bridge.example.com'],
    fetch,
    nowSeconds: () => 1_800_000_000,
  })
  const [url, init] = fetch.mock.calls[0] ?? []
  return {
    answer,
    sent: fetch.mock.calls.length,
    url: String(url),
    init,
    headers: new Headers(init?.headers),
  }
}

const jwt = {
  algorithm: 'HS256',
  secret_key: '{{setting.signing_only}}',
  expiry: 60,
  claims: { iss: 'acme', aud: 'throughline', sub: '7', installation: '99' },
}

test('the proxy signs with the secret and adds nothing but the expiry', async () => {
  const { headers, init, url } = await send({
    url: 'https://bridge.example.com/auth/zendesk',
    type: 'POST',
    secure: true,
    contentType: 'application/json',
    headers: { Authorization: 'Bearer {{jwt.token}}' },
    jwt,
    data: '{"origin":"https://12.apps.zdusercontent.com"}',
  })
  expect(url).toBe('https://bridge.example.com/auth/zendesk')
  expect(init).toMatchObject({ method: 'POST', body: '{"origin":"https://12.apps.zdusercontent.com"}' })
  expect(headers.get('content-type')).toBe('application/json')
  const token = headers.get('authorization')?.replace('Bearer ', '') ?? ''
  const { payload, protectedHeader } = await jwtVerify(
    token,
    new TextEncoder().encode('TOP-SECRET-0123456789-0123456789-xyz'),
    { algorithms: ['HS256'], currentDate: new Date(1_800_000_000_000) },
  )
  expect(protectedHeader.alg).toBe('HS256')
  expect(payload).toEqual({
    iss: 'acme',
    aud: 'throughline',
    sub: '7',
    installation: '99',
    exp: 1_800_000_060,
  })
})

test.each([
  ['header', { headers: { 'X-Key': '{{setting.signing_only}}' } }],
  ['url', { url: 'https://bridge.example.com/?k={{setting.signing_only}}' }],
  ['body', { type: 'POST', data: '{{setting.signing_only}}' }],
  ['jwt_claim', { jwt: { ...jwt, claims: { iss: '{{setting.signing_only}}' } } }],
  ['body', { type: 'POST', data: '{{setting.for_headers}}' }],
])('a secret outside its scopes is refused in the %s, and nothing leaves', async (place, request) => {
  const { answer, sent } = await send({ url: 'https://bridge.example.com/', secure: true, ...request })
  expect(sent).toBe(0)
  expect(answer.status).toBe(422)
  expect(answer.responseText).toContain(`not in ${place}`)
  expect(answer.responseText).not.toContain('TOP-SECRET')
})

test('a secret inside its scopes is filled in, one without scopes anywhere', async () => {
  const { headers, init } = await send({
    url: 'https://bridge.example.com/',
    type: 'POST',
    secure: true,
    headers: { 'X-Key': '{{setting.for_headers}} {{ setting.anywhere }}' },
    data: { k: '{{setting.anywhere}}' },
  })
  expect(headers.get('x-key')).toBe('HEADER-VALUE LOOSE-VALUE')
  expect(init?.body).toBe('k=LOOSE-VALUE')
})

test('without secure:true placeholders leave as they stand', async () => {
  const { headers } = await send({
    url: 'https://bridge.example.com/',
    headers: { 'X-Key': '{{setting.for_headers}}', Authorization: 'Bearer {{jwt.token}}' },
    jwt,
  })
  expect(headers.get('x-key')).toBe('{{setting.for_headers}}')
  expect(headers.get('authorization')).toBe('Bearer {{jwt.token}}')
})

test.each([
  'https://evil.example/',
  'https://bridge.example.com.evil.example/',
  'https://sub.bridge.example.com/',
  'https://bridge.example.com@evil.example/',
])('%s is not in the domain list', async (url) => {
  const { answer, sent } = await send({ url, secure: true, headers: { 'X-Key': '{{setting.for_headers}}' } })
  expect(sent).toBe(0)
  expect(answer.status).toBe(403)
  expect(answer.responseText).toContain('domainWhitelist')
})

test.each(['', '/relative', 'file:///etc/passwd', 'javascript:alert(1)'])(
  '%j is no address to send to',
  async (url) => {
    const { answer, sent } = await send({ url })
    expect(sent).toBe(0)
    expect(answer.status).toBe(400)
  },
)

test('an unknown setting is refused by name', async () => {
  const { answer } = await send({ url: 'https://bridge.example.com/{{setting.nope}}', secure: true })
  expect(answer).toMatchObject({ status: 422, responseText: expect.stringContaining('“nope”') })
})

test.each([
  [{ ...jwt, algorithm: 'none' }, 'HS256'],
  [{ ...jwt, expiry: 0 }, 'expiry'],
  [{ ...jwt, secret_key: '' }, 'secret_key'],
  [null, 'HS256'],
])('a jwt option of %j is refused', async (odd, word) => {
  const { answer } = await send({ url: 'https://bridge.example.com/', secure: true, jwt: odd })
  expect(answer.status).toBe(422)
  expect(answer.responseText).toContain(word)
})

test('header names with an underscore are dropped, as Zendesk’s proxy drops them', async () => {
  const { headers } = await send({
    url: 'https://bridge.example.com/',
    headers: { client_id: '1', 'client-id': '2' },
  })
  expect([...headers]).toEqual([['client-id', '2']])
})

test('data of a GET becomes its query', async () => {
  const { url, init } = await send({ url: 'https://bridge.example.com/a?x=1', data: { q: 'ä b' } })
  expect(url).toBe('https://bridge.example.com/a?x=1&q=%C3%A4+b')
  expect(init?.body).toBeUndefined()
})

test('a redirect is handed back instead of followed with the signed header', async () => {
  const { init } = await send({ url: 'https://bridge.example.com/' })
  expect(init?.redirect).toBe('manual')
})

test('a host that does not answer is a reply, not a crash', async () => {
  const gone = await send({ url: 'https://bridge.example.com/' }, () =>
    Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })),
  )
  expect(gone.answer).toMatchObject({ status: 502, responseText: expect.stringContaining('ECONNREFUSED') })
  const late = await send({ url: 'https://bridge.example.com/' }, () =>
    Promise.reject(new DOMException('late', 'TimeoutError')),
  )
  expect(late.answer.status).toBe(504)
})
