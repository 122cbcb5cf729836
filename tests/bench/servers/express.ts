import { createServer } from 'node:http'
import express from 'express'
import { Pool } from 'undici'
import type { Exchange } from '../exchange.ts'
import { serveParent } from '../worker.ts'
import { callAll } from './calls.ts'

/** The same by hand in Express, as most integrations are written. */
serveParent<{ upstream: string; exchanges: Exchange[]; panel: unknown }>(({ upstream, exchanges, panel }) => {
  const pool = new Pool(upstream, { connections: 64 })
  const app = express()
  app.use(express.json({ limit: '1mb' }))
  app.post('/trpc/panel.forTicket', async (_request, response) => {
    const found = await callAll(pool, exchanges)
    response.json({ panel, found: found.length })
  })
  return createServer(app)
})
