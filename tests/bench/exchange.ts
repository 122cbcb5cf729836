import { createHash } from 'node:crypto'

/** One upstream call of a look-up and its reply, as it went over the wire. `hop` counts dependent steps from 0. */
export interface Exchange {
  hop: number
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  headers: Record<string, string>
  body: string
  reply: { status: number; headers: Record<string, string>; body: string }
}

/** What tells one recorded call from another. */
export const exchangeKey = ({ method, path, body }: Pick<Exchange, 'method' | 'path' | 'body'>): string =>
  createHash('sha1').update(`${method} ${path} ${body}`).digest('hex')
