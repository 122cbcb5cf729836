import { readFileSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { assembleApp } from '../apps/sidebar/packaging/assemble-app.ts'
import { buildApp } from '../apps/sidebar/packaging/build-app.ts'
import { checkPackage } from '../apps/sidebar/packaging/check-package.ts'
import { findingLine } from '../apps/sidebar/packaging/finding.ts'
import { filesOfFolder } from '../apps/sidebar/packaging/package-files.ts'
import { zipDifferences } from './package-app/verify-zip.ts'
import { installZcli, zcliIsInstalled } from './package-app/zcli.ts'
import { zipWithZcli } from './package-app/zip-with-zcli.ts'

const root = join(import.meta.dirname, '..')
const usage = `pnpm package:app [--bridge-host bridge.example.com]… [--no-build]

Builds the sidebar and makes dist/throughline-<version>.zip for Zendesk's Admin Center.
--bridge-host  the host of your bridge; Zendesk then signs requests for it and for no other
--no-build     takes apps/sidebar/dist as it is`

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Ends the program with one explanation; a package is either good or not made. */
const fail = (words: string): never => {
  process.stderr.write(`${words}\n`)
  process.exit(1)
}

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        'bridge-host': { type: 'string', multiple: true, default: [] },
        'no-build': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

const values = readArguments()
if (values.help) {
  say(usage)
  process.exit(0)
}
if (!values['no-build'])
  await buildApp({ say }).catch((error: Error) => fail(`The sidebar does not build:\n${error.message}`))

const bridgeHosts = values['bridge-host']
const appDir = assembleApp({ bridgeHosts })
const { version } = JSON.parse(readFileSync(join(appDir, 'manifest.json'), 'utf8')) as { version: string }
const zipPath = join(root, `dist/throughline-${version}.zip`)
// What an earlier run left must not be taken for the result of this one.
rmSync(zipPath, { force: true })
const findings = checkPackage(filesOfFolder(appDir))
for (const finding of findings) say(findingLine(finding))
const errors = findings.filter(({ level }) => level === 'error')
if (errors.length > 0) fail(`${errors.length} error(s): Zendesk would refuse this package.`)
if (bridgeHosts.length === 0)
  say(
    'warning  manifest.json domainWhitelist: is empty, so Zendesk would sign requests to any host → pass --bridge-host with the host of your bridge.',
  )

if (!zcliIsInstalled()) say('Fetching zcli, once …')
await installZcli()
say('Packaging with zcli …')
await zipWithZcli(appDir, zipPath).catch((error: Error) => fail(error.message))
const differences = zipDifferences(zipPath, appDir)
if (differences.length > 0) fail(`The zip is not what was assembled:\n${differences.join('\n')}`)
say(
  `${relative(root, zipPath)}  ${Math.ceil(statSync(zipPath).size / 1024)} kB, ready to upload: see docs/install.md`,
)
