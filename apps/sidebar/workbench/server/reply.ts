import type { IncomingMessage, ServerResponse } from 'node:http'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** `type` is a file name or its ending. */
export type Reply = { status?: number; type: string; body: string | Buffer; headers?: Record<string, string> }

/** Sends without caching: a rebuilt app must show on reload. */
export const send = (res: ServerResponse, { status = 200, type, body, headers }: Reply): void => {
  res.writeHead(status, {
    'content-type': types[type.slice(type.lastIndexOf('.'))] ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  res.end(body)
}

export const sendJson = (res: ServerResponse, value: unknown, status = 200): void =>
  send(res, { status, type: '.json', body: JSON.stringify(value) })

/** @throws Error when the body is longer than `longest` bytes */
export const readBody = async (req: IncomingMessage, longest = 2_000_000): Promise<string> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length
    if (size > longest) throw new Error(`The request is longer than ${longest} bytes.`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
