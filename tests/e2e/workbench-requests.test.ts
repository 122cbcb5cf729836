import { jwtVerify } from 'jose'
import type { Browser, Frame } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, openPage } from '../kit/browser.ts'
import {
  sampleFrame,
  sampleSecret,
  startEchoBridge,
  startSampleWorkbench,
} from '../workbench/sample-workbench.ts'

let browser: Browser
let workbench: Awaited<ReturnType<typeof startSampleWorkbench>>
let bridge: Awaited<ReturnType<typeof startEchoBridge>>

beforeAll(async () => {
  bridge = await startEchoBridge()
  workbench = await startSampleWorkbench({ bridgeUrl: () => bridge.url })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await workbench?.close()
  await bridge?.close()
})
beforeEach(() => {
  bridge.heard.length = 0
})

/** `client.request` in the app's page: what it resolved or rejected with. */
const request = (app: Frame, options: unknown): Promise<unknown> =>
  app.evaluate(
    `client.request(${JSON.stringify(options)}).then((value) => ({ done: value }), (reason) => ({ failed: reason, real: reason instanceof Error }))`,
  )

const openApp = async (expected: RegExp[] = []) => {
  const page = await openPage(browser, { expected })
  await page.goto(workbench.url)
  return { page, app: await sampleFrame(page) }
}

test('the app signs in at the bridge with a secret that the browser never sees', async () => {
  const page = await openPage(browser)
  const seen: Promise<string>[] = []
  page.on('response', (response) => seen.push(response.text().catch(() => '')))
  page.on('request', (sent) => seen.push(Promise.resolve(`${sent.url()} ${sent.postData() ?? ''}`)))
  await page.goto(workbench.url)
  const app = await sampleFrame(page)
  const outcome = await request(app, {
    url: `${bridge.url}/auth/zendesk`,
    type: 'POST',
    secure: true,
    contentType: 'application/json',
    headers: { Authorization: 'Bearer {{jwt.token}}' },
    jwt: {
      algorithm: 'HS256',
      secret_key: '{{setting.bridge_secret}}',
      expiry: 60,
      claims: { iss: 'workbench', aud: 'throughline', sub: '1', installation: '1' },
    },
    data: JSON.stringify({ origin: 'http://localhost' }),
  })
  expect(outcome).toEqual({ done: { echo: '{"origin":"http://localhost"}' } })

  const [heard] = bridge.heard
  expect(heard).toMatchObject({ method: 'POST', url: '/auth/zendesk' })
  const token = heard?.headers.authorization?.replace('Bearer ', '') ?? ''
  const { payload } = await jwtVerify(token, new TextEncoder().encode(sampleSecret), {
    algorithms: ['HS256'],
  })
  expect(payload).toMatchObject({ iss: 'workbench', aud: 'throughline', sub: '1', installation: '1' })

  const everything = `${(await Promise.all(seen)).join('\n')}\n${await app.evaluate('raw.join()')}\n${await page.content()}`
  expect(everything).toContain('{{setting.bridge_secret}}')
  expect(everything).not.toContain(sampleSecret)
  expect(everything).not.toContain(token)
})

test('text stays text, JSON is parsed, and the whole reply is there when asked for', async () => {
  const { app } = await openApp()
  expect(await request(app, `${bridge.url}/text`)).toEqual({ done: 'plain words' })
  expect(await request(app, { url: `${bridge.url}/json` })).toEqual({ done: { echo: '' } })
  expect(await request(app, { url: `${bridge.url}/json`, httpCompleteResponse: true })).toMatchObject({
    done: {
      status: 200,
      statusText: 'OK',
      responseJSON: { echo: '' },
      responseText: '{"echo":""}',
      headers: { 'content-type': 'application/json' },
    },
  })
})

test('a failure is an object like jqXHR and no Error, as Zendesk’s SDK hands it over', async () => {
  const { app } = await openApp()
  expect(await request(app, { url: `${bridge.url}/teapot` })).toMatchObject({
    real: false,
    failed: {
      status: 418,
      statusText: "I'm a Teapot",
      responseText: '{"error":"tea"}',
      responseJSON: { error: 'tea' },
    },
  })
})

test('other hosts, and secrets in the wrong place, are refused before anything is sent', async () => {
  const { app } = await openApp()
  expect(await request(app, { url: 'https://evil.example/', secure: true })).toMatchObject({
    failed: { status: 403 },
  })
  expect(
    await request(app, { url: `${bridge.url}/x?k={{setting.bridge_secret}}`, secure: true }),
  ).toMatchObject({ failed: { status: 422 } })
  expect(bridge.heard).toEqual([])
})

test('own addresses are Zendesk’s REST API, which here has no records', async () => {
  const { app } = await openApp([/404/])
  expect(await request(app, '/api/v2/users/me.json')).toMatchObject({
    failed: { status: 404, responseJSON: { error: 'RecordNotFound' } },
  })
})

test('with cors:true the browser asks directly, and secure settings are out of reach', async () => {
  const { app } = await openApp()
  expect(await request(app, { url: `${bridge.url}/direct`, cors: true })).toEqual({ done: { echo: '' } })
  expect(bridge.heard[0]?.headers.origin).toBe(workbench.url)
  expect(
    await request(app, {
      url: `${bridge.url}/direct`,
      cors: true,
      secure: true,
      headers: { 'X-K': '{{setting.bridge_secret}}' },
    }),
  ).toMatchObject({ failed: { status: 0 } })
  expect(bridge.heard).toHaveLength(1)
})

test('a redirect is a failure that names itself', async () => {
  const { app } = await openApp()
  expect(await request(app, { url: `${bridge.url}/away` })).toMatchObject({ failed: { status: 302 } })
})
