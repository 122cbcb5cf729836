import { createServer } from 'node:http'
import { Pool } from 'undici'
import type { Exchange } from '../exchange.ts'
import { serveParent } from '../worker.ts'
import { callAll } from './calls.ts'

/** The baseline: node:http, an undici pool, the calls, and an answer of the panel's size. No checks, no merge, no words. */
serveParent<{ upstream: string; exchanges: Exchange[]; panel: unknown }>(({ upstream, exchanges, panel }) => {
  const pool = new Pool(upstream, { connections: 64 })
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      JSON.parse(Buffer.concat(chunks).toString())
      const found = await callAll(pool, exchanges)
      const body = JSON.stringify({ panel, found: found.length })
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    })
  })
})
