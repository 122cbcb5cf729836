import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { cdnSdkUrl } from '@throughline/sidebar/workbench/server/app-server.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleAppDir, sampleSecret, startEchoBridge, startSampleWorkbench } from './sample-workbench.ts'

let workbench: Awaited<ReturnType<typeof startSampleWorkbench>>
let bridge: Awaited<ReturnType<typeof startEchoBridge>>

beforeAll(async () => {
  bridge = await startEchoBridge()
  workbench = await startSampleWorkbench({ bridgeUrl: () => bridge.url })
})
afterAll(async () => {
  await workbench?.close()
  await bridge?.close()
})

test('the served page is the built page, byte for byte, but for where the SDK comes from', async () => {
  const built = readFileSync(join(sampleAppDir, 'assets/index.html'), 'utf8')
  const served = await (await fetch(`${workbench.appOrigin}/0/assets/index.html`)).text()
  expect(built).toContain(cdnSdkUrl)
  expect(served).toBe(built.replace(cdnSdkUrl, '/zaf_sdk.js'))
  const sdk = await fetch(`${workbench.appOrigin}/zaf_sdk.js`)
  expect(sdk.headers.get('content-type')).toContain('javascript')
  expect(await sdk.text()).toContain('iframe.handshake')
})

test('the app origin serves assets and nothing beside them', async () => {
  for (const path of [
    '/0/manifest.json',
    '/0/assets/../manifest.json',
    '/0/assets/..%2fmanifest.json',
    '/',
    '/1/assets/index.html',
  ])
    expect((await fetch(workbench.appOrigin + path)).status, path).toBe(404)
})

test('app.json is readable from the agent page’s origin and holds no secret', async () => {
  const reply = await fetch(`${workbench.appOrigin}/app.json`)
  expect(reply.headers.get('access-control-allow-origin')).toBe('*')
  const text = await reply.text()
  expect(text).not.toContain(sampleSecret)
  expect(JSON.parse(text)).toMatchObject({
    apps: [
      {
        name: 'Sample',
        id: '0',
        default_locale: 'en',
        asset_url_prefix: `${workbench.appOrigin}/0/assets/`,
        version: '1.2.3',
        framework_version: '2.0',
        locations: { support: { ticket_sidebar: { url: 'assets/index.html', flexible: true } } },
      },
    ],
    installations: [
      {
        app_id: '0',
        id: '1',
        enabled: true,
        settings: [{ title: 'Sample' }, { bridge_url: bridge.url }, { bridge_secret: '' }],
      },
    ],
  })
})

test('the host page’s configuration holds no secret', async () => {
  const text = await (await fetch(`${workbench.url}/workbench.json`)).text()
  expect(text).not.toContain('bridge_secret')
  expect(text).not.toContain(sampleSecret)
})

test('only the host page may use the proxy', async () => {
  const ask = (origin?: string) =>
    fetch(`${workbench.url}/proxy`, {
      method: 'POST',
      headers: origin ? { origin } : {},
      body: JSON.stringify({ url: `${bridge.url}/x` }),
    })
  expect((await ask(workbench.url)).status).toBe(200)
  expect((await ask(workbench.appOrigin)).status).toBe(403)
  expect((await ask()).status).toBe(403)
  expect(bridge.heard).toHaveLength(1)
})

test('Zendesk’s REST addresses exist and hold no records', async () => {
  const reply = await fetch(`${workbench.url}/api/v2/tickets/35.json`)
  expect(reply.status).toBe(404)
  expect(await reply.json()).toEqual({ error: 'RecordNotFound', description: 'Not found' })
})

test('a taken port is said in one sentence, and nothing stays open', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  await expect(startSampleWorkbench({ port })).rejects.toThrow(
    `workbench: port ${port} is taken. Stop what uses it, or choose another port.`,
  )
  await expect(startSampleWorkbench({ appPort: port })).rejects.toThrow(`app server: port ${port} is taken`)
  await new Promise((resolve) => other.close(resolve))
})

test('a folder without an app is named with the remedy', async () => {
  await expect(startSampleWorkbench({ appDir: import.meta.dirname })).rejects.toThrow(
    /No readable manifest\.json in .*workbench\. Hand in an assembled app/,
  )
})

test('an app.json that does not answer names the command that serves it', async () => {
  const nobody = createServer()
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
  const { port } = nobody.address() as AddressInfo
  await new Promise((resolve) => nobody.close(resolve))
  await expect(startSampleWorkbench({ appJsonUrl: `http://localhost:${port}/app.json` })).rejects.toThrow(
    'Is `zcli apps:server` running?',
  )
})
