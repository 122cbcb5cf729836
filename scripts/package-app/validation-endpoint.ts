import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { zcliDir } from './zcli.ts'

export type Verdict = { status: number; description?: string }

export type ValidationEndpoint = {
  port: number
  /** PEM of the authority that signed the endpoint's certificate; made for this run, kept nowhere. */
  certificate: string
  close: () => Promise<void>
}

/**
 * A stand-in for `POST /api/v2/apps/validate`, which zcli asks before it calls a package good. 200 means yes; any other
 * status makes zcli fail and print `description`.
 */
export const startValidationEndpoint = async (
  judge: (zip: Buffer) => Verdict,
): Promise<ValidationEndpoint> => {
  const { cert, key } = await selfSigned()
  const server = createServer({ cert, key }, async (req, res) => {
    const { status, description } = await verdictOn(req, judge)
    res.writeHead(status, { 'content-type': 'application/json' })
    res.end(JSON.stringify(description === undefined ? {} : { description }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    certificate: cert,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const verdictOn = async (req: IncomingMessage, judge: (zip: Buffer) => Verdict): Promise<Verdict> => {
  if (req.method !== 'POST' || !/^\/api\/v2\/apps\/validate(\.json)?$/.test(req.url ?? ''))
    return { status: 404, description: `${req.method} ${req.url} is not the validation endpoint.` }
  if (!req.headers.authorization) return { status: 401, description: 'Couldn’t authenticate you' }
  const parts: Buffer[] = []
  for await (const part of req as AsyncIterable<Buffer>) parts.push(part)
  const form = new Response(Buffer.concat(parts), {
    headers: { 'content-type': req.headers['content-type'] ?? '' },
  })
  const file = (await form.formData()).get('file')
  if (!(file instanceof File)) return { status: 422, description: 'The form has no “file”.' }
  return judge(Buffer.from(await file.arrayBuffer()))
}

type SelfSigned = {
  generate: (names: unknown, options: unknown) => Promise<{ cert: string; private: string }>
}

const selfSigned = async (): Promise<{ cert: string; key: string }> => {
  // Installed beside zcli, not in the workspace, hence loaded from there.
  const { generate } = createRequire(join(zcliDir, 'package.json'))('selfsigned') as SelfSigned
  const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  })
  return { cert: made.cert, key: made.private }
}
