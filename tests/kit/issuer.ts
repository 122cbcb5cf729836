import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { printed } from './printed.ts'

export const issuerClient = { clientId: 'shop-assistant', clientSecret: 'a-client-secret-for-tests-alone' }
const every = 'throughline:read throughline:promise throughline:handover'

export interface IssuerOptions {
  /** What its tokens may be made for. */
  resources: readonly string[]
  brandId: string
}

/** The issuer that docs/oauth.md prints, as a process of its own on this machine. */
export async function startIssuer({ resources, brandId }: IssuerOptions) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'throughline-issuer-'))
  const [script = ''] = printed({ page: 'oauth', heading: 'An issuer of your own', language: 'js' })
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    // Below tests/ its packages are found as in a project that has installed them.
    cwd: join(import.meta.dirname, '..'),
    env: {
      ...process.env,
      ISSUER: url,
      PORT: String(port),
      RESOURCES: resources.join(' '),
      CLIENT_ID: issuerClient.clientId,
      CLIENT_SECRET: issuerClient.clientSecret,
      BRAND: brandId,
      KEYS: join(folder, 'keys.json'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let complained = ''
  child.stderr.on('data', (chunk) => {
    complained += chunk
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes(`Issuer ${url}`) && resolve())
    child.once('exit', () => reject(new Error(`the issuer ended: ${complained}`)))
  })
  return {
    url,
    /** An access token for this resource, as a client asks for one. */
    async token(resource: string, scope = every): Promise<string> {
      const { clientId, clientSecret } = issuerClient
      const reply = await fetch(`${url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope }),
      })
      const body = (await reply.json()) as { access_token?: string }
      if (body.access_token === undefined) throw new Error(`no token: ${JSON.stringify(body)}`)
      return body.access_token
    },
    async close() {
      child.kill()
      await gone
      rmSync(folder, { recursive: true })
    },
  }
}
