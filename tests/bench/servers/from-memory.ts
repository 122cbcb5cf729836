import { createServer } from 'node:http'
import { Panel } from '@throughline/shared/contract'
import { initTRPC } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import { Pool } from 'pg'
import { z } from 'zod'
import { serveParent } from '../worker.ts'

export interface FromMemory {
  how: keyof typeof servers
  panel: Panel
  /** With the panel in `panels (ticket text, answer text)`, for the one that reads it there. */
  databaseUrl: string
}

/** Servers that know the answer: what the least, the usual and the convenient way of giving it cost. None checks who asks. */
const servers = {
  'static node:http': ({ panel }: FromMemory) => {
    const bytes = Buffer.from(JSON.stringify({ result: { data: panel } }))
    return createServer((request, response) => {
      request.resume()
      response.writeHead(200, { 'content-type': 'application/json' }).end(bytes)
    })
  },
  'Express, a ready text': ({ panel }: FromMemory) => {
    const text = JSON.stringify({ result: { data: panel } })
    const app = express().use(express.json({ limit: '1mb' }))
    app.post('/trpc/panel.forTicket', (_, response) => void response.type('json').send(text))
    return createServer(app)
  },
  'Express + PostgreSQL, a text column': ({ databaseUrl }: FromMemory) => {
    const pool = new Pool({ connectionString: databaseUrl })
    const app = express().use(express.json({ limit: '1mb' }))
    app.post('/trpc/panel.forTicket', async (request, response) => {
      const { rows } = await pool.query('SELECT answer FROM panels WHERE ticket = $1', [
        request.body.ticket.ticketId,
      ])
      response.type('json').send(`{"result":{"data":${rows[0].answer}}}`)
    })
    return createServer(app)
  },
  'tRPC’s adapter, an object in memory': ({ panel }: FromMemory) => {
    const t = initTRPC.create()
    const forTicket = t.procedure.input(z.unknown()).output(Panel)
    const router = t.router({ panel: t.router({ forTicket: forTicket.query(() => panel) }) })
    const app = express().use(express.json({ limit: '1mb' }))
    app.use('/trpc', createExpressMiddleware({ router, allowMethodOverride: true }))
    return createServer(app)
  },
}

serveParent<FromMemory>((options) => servers[options.how](options))
