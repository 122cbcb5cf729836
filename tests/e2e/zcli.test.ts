import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assembleApp } from '@throughline/sidebar/packaging/assemble-app.ts'
import { checkPackage } from '@throughline/sidebar/packaging/check-package.ts'
import { filesOfMap } from '@throughline/sidebar/packaging/package-files.ts'
import { readZip } from '@throughline/sidebar/packaging/read-zip.ts'
import { cdnSdkUrl } from '@throughline/sidebar/workbench/server/app-server.ts'
import { bundleScript } from '@throughline/sidebar/workbench/server/bundle.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../scripts/package-app/run.ts'
import { zipDifferences } from '../../scripts/package-app/verify-zip.ts'
import { installZcli, zcliCommand, zcliIsInstalled } from '../../scripts/package-app/zcli.ts'
import { zipWithZcli } from '../../scripts/package-app/zip-with-zcli.ts'
import { launchBrowser, openPage } from '../kit/browser.ts'
import { freePort } from '../kit/free-port.ts'
import {
  sampleAppDir,
  sampleFrame,
  sampleSecret,
  startSampleWorkbench,
} from '../workbench/sample-workbench.ts'

// zcli is 110 MB: CI always fetches it, other machines test with it once `pnpm package:app` has.
const withZcli = process.env.CI !== undefined || zcliIsInstalled()

let dir: string
let browser: Browser
let server: ChildProcess | undefined

beforeAll(async () => {
  if (withZcli) await installZcli()
  dir = mkdtempSync(join(tmpdir(), 'throughline-zcli-test-'))
  browser = await launchBrowser()
})
afterAll(async () => {
  server?.kill()
  await browser?.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

/** Zendesk's own development server over the sample app, with every parameter given: a missing one would prompt. */
const startAppsServer = async (): Promise<string> => {
  const app = join(dir, 'served')
  cpSync(sampleAppDir, app, { recursive: true })
  writeFileSync(
    join(app, 'zcli.apps.config.json'),
    JSON.stringify({
      plan: 'silver',
      app_id: 123,
      installation_id: 77,
      parameters: { bridge_url: 'http://localhost:9', bridge_secret: sampleSecret },
    }),
  )
  const port = await freePort()
  const [command, args] = zcliCommand(['apps:server', app, '--port', String(port), '--bind', '127.0.0.1'])
  const child = spawn(command, args, { cwd: dir, env: { PATH: process.env.PATH, HOME: dir } })
  server = child
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (words) => String(words).includes('running on') && resolve())
    child.on('exit', (code) => reject(new Error(`zcli apps:server ended with code ${code}`)))
  })
  return `http://localhost:${port}/app.json`
}

test.runIf(withZcli)(
  'the workbench runs an app that zcli serves, and its app.json has zcli’s shape',
  async () => {
    const appJsonUrl = await startAppsServer()
    const workbench = await startSampleWorkbench({ appJsonUrl })
    const own = await startSampleWorkbench()
    try {
      const theirs = await (await fetch(appJsonUrl)).json()
      const ours = await (await fetch(`${own.appOrigin}/app.json`)).json()
      expect(shapeOf(ours)).toEqual(shapeOf({ ...theirs, installations: withoutPlan(theirs.installations) }))

      const sdk = await bundleScript(createRequire(import.meta.url).resolve(sdkCopy), 'ZAFClient')
      const page = await openPage(browser)
      // Pages served by zcli load the SDK from the CDN, which this machine does not reach.
      await page.route(cdnSdkUrl, (route) => route.fulfill({ contentType: 'text/javascript', body: sdk.js }))
      await page.goto(workbench.url)
      const app = await sampleFrame(page)
      expect(new URL(app.url()).pathname).toBe('/123/assets/index.html')
      const { installationId, settings } = (await app.evaluate('client.metadata()')) as {
        installationId: string
        settings: Record<string, unknown>
      }
      expect(installationId).toBe('77')
      // zcli serves secure settings in clear; the workbench keeps them from the app all the same.
      expect(JSON.stringify(theirs)).toContain(sampleSecret)
      expect(settings).toEqual({ title: 'Sample', bridge_url: 'http://localhost:9' })
    } finally {
      await workbench.close()
      await own.close()
    }
  },
)

test.runIf(withZcli)('zcli packages our app, and refuses it when the validator does', async () => {
  // Two pages, as our manifest names them.
  const builtDir = join(dir, 'built')
  cpSync(join(sampleAppDir, 'assets'), builtDir, { recursive: true })
  cpSync(join(builtDir, 'index.html'), join(builtDir, 'board.html'))
  const app = assembleApp({
    builtDir,
    targetDir: join(dir, 'app'),
    bridgeHosts: ['bridge.example.com'],
  })
  const zip = join(dir, 'app.zip')
  await zipWithZcli(app, zip)
  expect(zipDifferences(zip, app)).toEqual([])

  rmSync(join(app, 'assets/logo.png'))
  await expect(zipWithZcli(app, join(dir, 'refused.zip'))).rejects.toThrow(/code 2:\n.*assets\/logo\.png/)
})

test.runIf(withZcli)(
  '`pnpm package:app` leaves a zip of the built app that trusts the bridge’s host alone',
  async () => {
    const { code, output } = await run(
      process.execPath,
      ['scripts/package-app.ts', '--bridge-host', 'bridge.example.com'],
      { cwd: root },
    )
    expect(output).toMatch(/^dist\/throughline-\d+\.\d+\.\d+\.zip {2}\d+ kB, ready to upload/m)
    expect(code).toBe(0)
    const zip = /dist\/throughline-\S+\.zip/.exec(output)?.[0] ?? ''
    const files = readZip(readFileSync(join(root, zip)))
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '')
    expect(manifest.domainWhitelist).toEqual(['bridge.example.com'])
    expect(files.get('assets/index.html')?.toString()).toContain(cdnSdkUrl)
    expect(checkPackage(filesOfMap(files)).filter(({ level }) => level === 'error')).toEqual([])
  },
)

test.runIf(withZcli)('a bridge host that is no bare host leaves no zip and says what to write', async () => {
  const { code, output } = await run(
    process.execPath,
    ['scripts/package-app.ts', '--bridge-host', 'https://bridge.example.com/'],
    { cwd: root },
  )
  expect(code).toBe(1)
  expect(output).toContain('Write the bare host: no scheme, port, path, wildcard or placeholder.')
  const { version } = JSON.parse(readFileSync(join(root, 'apps/sidebar/manifest.json'), 'utf8'))
  expect(readdirSync(join(root, 'dist'))).not.toContain(`throughline-${version}.zip`)
})

const root = join(import.meta.dirname, '../..')
const sdkCopy = join(import.meta.dirname, '../../apps/sidebar/node_modules/zendesk_app_framework_sdk')

/** Keys and types; of a list, those of its members in order. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shapeOf(child)]))
}

/** Our own server knows no plan and no numeric installation. */
const withoutPlan = (installations: Record<string, unknown>[]) =>
  installations.map(({ plan: _, id, ...rest }) => ({ ...rest, id: String(id) }))
