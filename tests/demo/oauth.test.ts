import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  Client,
  ClientCredentialsProvider,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client'
import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { demoBrands, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDemoKey } from '../../scripts/start/demo-key.ts'
import { freePort } from '../kit/free-port.ts'
import { issuerClient, startIssuer } from '../kit/issuer.ts'
import { printed } from '../kit/printed.ts'

const run = promisify(execFile)

/** Ticket 101's customer and the order that she writes about. */
const katharina = { order: '#1062', email: 'katharina.brandt@example.org' }

let demo: Awaited<ReturnType<typeof startWithIssuer>>
beforeAll(async () => {
  demo = await startWithIssuer()
}, 60_000)
afterAll(() => demo?.close())

/** What the issuer makes tokens for beside this bridge. */
const elsewhere = 'https://shop.example.com/mcp'

/** Merchant, bridge, and an issuer whose tokens carry the brand that the bot works for. */
async function startWithIssuer() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-oauth-'))
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const brandId = demoBrands.europe.id
  const keys = makeDemoKey({ folder, brandId, now: Date.now() })
  const start = async (port: number, issuer: string) => {
    const config = demoConfig({ merchantUrl: merchant.url, bridge: { port } })
    const bots = { ...keys, oauth: { issuer, brandClaim: 'zendesk_brand' } }
    const bridge = await startBridge({
      config: parseConfig(JSON.stringify({ ...config, bots }), { file: 'demo.yaml', env: {} }),
      verifyStepMs: 100,
      logDestination: { write: () => true },
    })
    // As it calls itself: that is what a token is made for.
    return { url: config.bridge.publicUrl, close: bridge.close }
  }
  const [port, other] = [await freePort(), await freePort()]
  const resources = [`http://localhost:${port}/mcp`, `http://localhost:${other}/mcp`, elsewhere]
  const issuer = await startIssuer({ resources, brandId })
  const bridge = await start(port, issuer.url)
  return {
    issuer,
    url: bridge.url,
    resource: `${bridge.url}/mcp`,
    key: readFileSync(join(folder, 'bot-key'), 'utf8').trim(),
    startOther: (from: string) => start(other, from),
    async close() {
      await bridge.close()
      await issuer.close()
      await merchant.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** One message to `/mcp`, as a client of 2025-11-25 sends it. */
const send = (token: string | undefined, message: object = { method: 'tools/list' }, url = demo.url) =>
  fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }),
  })

const call = (name: string, input: object) => ({
  method: 'tools/call',
  params: { name, arguments: { conversation: 'o-1', ...input } },
})

test('an MCP client finds the issuer by itself, gets a token for this bridge, and hears where the order is', async () => {
  const client = new Client({ name: 'test', version: '1.0.0' })
  const authProvider = new ClientCredentialsProvider({ ...issuerClient, expectedIssuer: demo.issuer.url })
  await client.connect(new StreamableHTTPClientTransport(new URL(demo.resource), { authProvider }))
  const tool = async (name: string, input: Record<string, unknown>) => {
    const { structuredContent } = await client.callTool({
      name,
      arguments: { conversation: 'o-1', ...input },
    })
    return structuredContent as Record<string, unknown>
  }
  const { level, token } = await tool('verification_start', katharina)
  expect(level).toBe(1)
  const status = await tool('order_status', { token, order: '#1062' })
  expect(status.order).toMatchObject({ number: '#1062' })
  await client.close()
})

test('the client that the guide prints lists the tools', async () => {
  const [, script = ''] = printed({ page: 'oauth', heading: 'An issuer of your own', language: 'js' })
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: join(import.meta.dirname, '..'),
    env: {
      ...process.env,
      BRIDGE: demo.url,
      ISSUER: demo.issuer.url,
      CLIENT_ID: issuerClient.clientId,
      CLIENT_SECRET: issuerClient.clientSecret,
    },
  })
  expect(stdout).toContain('order_status')
})

test('without a token the way to the issuer is told, and what to ask it for', async () => {
  const reply = await send(undefined)
  expect(reply.status).toBe(401)
  expect(reply.headers.get('content-type')).toContain('application/problem+json')
  const challenge = reply.headers.get('www-authenticate') ?? ''
  expect(challenge).toMatch(/^Bearer /)
  expect(challenge).toContain('scope="throughline:read"')
  expect(challenge).not.toContain('error=')
  const [, metadataUrl = ''] = /resource_metadata="([^"]+)"/.exec(challenge) ?? []
  const asked = [metadataUrl, `${demo.url}/.well-known/oauth-protected-resource`]
  for (const url of asked) {
    expect(await (await fetch(url)).json()).toMatchObject({
      resource: demo.resource,
      authorization_servers: [demo.issuer.url],
      scopes_supported: ['throughline:read', 'throughline:promise', 'throughline:handover'],
      bearer_methods_supported: ['header'],
    })
  }
})

test('a token that the same issuer made for another service is refused', async () => {
  const reply = await send(await demo.issuer.token(elsewhere))
  expect(reply.status).toBe(401)
  expect(reply.headers.get('www-authenticate')).toContain('error="invalid_token"')
})

test('a token without the scope of a tool is told which one it needs; with it the tool runs', async () => {
  const handOver = call('handover_create', { reason: 'customer_asks' })
  const reading = await demo.issuer.token(demo.resource, 'throughline:read')
  const refused = await send(reading, handOver)
  expect(refused.status).toBe(403)
  const challenge = refused.headers.get('www-authenticate') ?? ''
  expect(challenge).toContain('error="insufficient_scope"')
  expect(challenge).toContain('scope="throughline:handover"')
  expect(challenge).toContain('resource_metadata="')
  expect((await refused.json()).detail).toContain('throughline:handover')
  expect((await send(reading)).status).toBe(200)

  const both = await demo.issuer.token(demo.resource, 'throughline:read throughline:handover')
  const done = await send(both, handOver)
  expect(done.status).toBe(200)
  expect(await done.text()).not.toContain('isError":true')
})

test('what a client verified with a token belongs to that client: an API key cannot go on with it', async () => {
  const access = await demo.issuer.token(demo.resource)
  const started = await (await send(access, call('verification_start', katharina))).text()
  const [, verification] = /\\?"token\\?":\\?"([^"\\]+)/.exec(started) ?? []
  const ask = call('order_status', { token: verification, order: '#1062' })
  expect(await (await send(access, ask)).text()).toContain('#1062')
  expect(await (await send(demo.key, ask)).text()).toContain('Not found')
})

test('a token counts against a budget of its own, as a key does', async () => {
  const reply = await send(await demo.issuer.token(demo.resource))
  expect(reply.headers.get('ratelimit')).toMatch(/"key";r=\d+/)
})

test('a token opens /mcp, for which it was made, and no other door; an API key opens them all', async () => {
  const access = await demo.issuer.token(demo.resource)
  const start = (token: string) =>
    fetch(`${demo.url}/v1/verification/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ conversation: 'o-2' }),
    })
  expect((await start(access)).status).toBe(401)
  expect((await start(demo.key)).status).toBe(200)
  expect((await send(demo.key)).status).toBe(200)
})

test('while the issuer is away its name is said and nobody is told that her token is wrong; keys go on working', async () => {
  const away = `http://127.0.0.1:${await freePort()}`
  const bridge = await demo.startOther(away)
  try {
    const reply = await send(await demo.issuer.token(`${bridge.url}/mcp`), undefined, bridge.url)
    expect(reply.status).toBe(503)
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await reply.json()).detail).toContain(away)
    expect((await send(demo.key, undefined, bridge.url)).status).toBe(200)
  } finally {
    await bridge.close()
  }
})
