import { createServer } from 'node:http'
import { type Exchange, exchangeKey } from '../exchange.ts'
import { serveParent } from '../worker.ts'

/** Upstreams: answers recorded calls from memory after a set delay. */
serveParent<{ exchanges: Exchange[]; delayMs: number }>(({ exchanges, delayMs }) => {
  const replies = new Map(exchanges.map((one) => [exchangeKey(one), one.reply]))
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const reply = replies.get(
        exchangeKey({ method: request.method as 'GET', path: request.url ?? '', body }),
      )
      const send = () => response.writeHead(reply?.status ?? 404, reply?.headers).end(reply?.body)
      if (delayMs > 0) setTimeout(send, delayMs)
      else send()
    })
  })
})
