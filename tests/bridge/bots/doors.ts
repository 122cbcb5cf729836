import { botDoors } from '@throughline/bridge/entrances/bot-doors.ts'
import express from 'express'
import { onTestFinished } from 'vitest'
import type { openDesk } from './desk.ts'

/** What came through a door: the status of the answer or of its problem, and every byte of what was said. */
export interface Heard {
  status: number
  text: string
  body: Record<string, unknown>
  headers: Headers
}

type Desk = Pick<Awaited<ReturnType<typeof openDesk>>, 'wired' | 'apiKey'>

export interface Caller {
  url: string
  apiKey: string
  /** Where a proxy says that the call comes from. */
  address?: string
}

/** The three doors of the bridge before this desk, behind real HTTP. */
export async function openDoors({ wired, apiKey }: Desk) {
  const app = express()
    .set('trust proxy', 'loopback')
    .use(botDoors({ ...wired, publicUrl: 'https://bridge.example.com', addressPerMinute: 100_000 }))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the doors did not open')
  const caller = { url: `http://127.0.0.1:${address.port}`, apiKey }
  return { ...caller, byDoor: doorsOf(caller) }
}

/** One call of one verb through each door; what is said of it comes without the envelope that is the door's own. */
export const doorsOf = (caller: Caller) => ({
  async rest(name: string, input: object): Promise<Heard> {
    const reply = await post(caller, `/v1/${name.replaceAll('.', '/')}`, input)
    const text = await reply.text()
    return { status: reply.status, text, body: JSON.parse(text), headers: reply.headers }
  },
  async trpc(name: string, input: object): Promise<Heard> {
    const reply = await post(caller, `/trpc/${name}`, input)
    const text = await reply.text()
    const { result, error } = JSON.parse(text)
    return { status: reply.status, text, body: result?.data ?? error.data.problem, headers: reply.headers }
  },
  async mcp(name: string, input: object): Promise<Heard> {
    const params = { name: name.replaceAll('.', '_'), arguments: input }
    const reply = await post(caller, '/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params })
    const text = await reply.text()
    const { result } = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text)
    const problem = result.isError ? JSON.parse(result.content[0].text) : undefined
    const body = problem ?? result.structuredContent
    return { status: problem?.status ?? reply.status, text, body, headers: reply.headers }
  },
})

const post = ({ url, apiKey, address }: Caller, path: string, body: object): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(address && { 'x-forwarded-for': address }),
    },
    body: JSON.stringify(body),
  })
