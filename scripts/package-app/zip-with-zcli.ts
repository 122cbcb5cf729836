import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkPackage } from '../../apps/sidebar/packaging/check-package.ts'
import { findingLine } from '../../apps/sidebar/packaging/finding.ts'
import { filesOfMap } from '../../apps/sidebar/packaging/package-files.ts'
import { readZip } from '../../apps/sidebar/packaging/read-zip.ts'
import { startValidationEndpoint, type Verdict } from './validation-endpoint.ts'
import { runZcli } from './zcli.ts'

/**
 * Lets `zcli apps:package` make the zip and has it judged by our own rules where Zendesk's validator would be asked.
 * @throws Error with zcli's words when it refuses
 */
export const zipWithZcli = async (appDir: string, zipPath: string): Promise<void> => {
  const endpoint = await startValidationEndpoint(judge)
  const home = mkdtempSync(join(tmpdir(), 'throughline-zcli-'))
  const authority = join(home, 'authority.pem')
  writeFileSync(authority, endpoint.certificate)
  try {
    const { code, output } = await runZcli(['apps:package', appDir], {
      cwd: home,
      env: {
        PATH: process.env.PATH,
        HOME: home,
        // zcli builds https://<subdomain>.<domain>; this makes it https://127.0.0.1:<port>.
        ZENDESK_SUBDOMAIN: '127',
        ZENDESK_DOMAIN: `0.0.1:${endpoint.port}`,
        // Any credentials: with them in the environment zcli leaves the system's keyring alone.
        ZENDESK_EMAIL: 'nobody@example.com',
        ZENDESK_API_TOKEN: 'none',
        ZENDESK_OAUTH_TOKEN: 'none',
        NODE_EXTRA_CA_CERTS: authority,
        NO_PROXY: '127.0.0.1',
      },
    })
    if (code !== 0) throw new Error(`zcli apps:package failed with code ${code}:\n${output.trim()}`)
    const [made] = readdirSync(join(appDir, 'tmp')).filter((name) => name.endsWith('.zip'))
    if (!made) throw new Error(`zcli left no zip in ${appDir}/tmp:\n${output.trim()}`)
    mkdirSync(dirname(zipPath), { recursive: true })
    renameSync(join(appDir, 'tmp', made), zipPath)
  } finally {
    rmSync(join(appDir, 'tmp'), { recursive: true, force: true })
    // zcli leaves a look-out for newer versions behind, which may still be writing there.
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    await endpoint.close()
  }
}

const judge = (zip: Buffer): Verdict => {
  const errors = checkPackage(filesOfMap(readZip(zip))).filter(({ level }) => level === 'error')
  return errors.length === 0
    ? { status: 200 }
    : { status: 422, description: errors.map(findingLine).join('\n') }
}
