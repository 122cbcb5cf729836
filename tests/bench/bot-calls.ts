import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Worker } from './worker.ts'

const conversation = 'bench-1'
/** An order of the demo's European brand, and who may ask for it. */
export const order = '#1062'
export const email = 'katharina.brandt@example.org'

export interface Call {
  url: string
  headers: Record<string, string>
  body: string
}

/** A verification at level 1; resolves to its token. */
export async function verify(url: string, key: string, more: object = {}): Promise<string> {
  const reply = await fetch(`${url}/v1/verification/start`, {
    method: 'POST',
    headers: headersOf(key),
    body: JSON.stringify({ conversation, order, email, ...more }),
  })
  const { level, token } = (await reply.json()) as { level: number; token: string }
  if (level !== 1) throw new Error(`the bench’s customer is verified at level ${level}, with ${reply.status}`)
  return token
}

export const headersOf = (key: string) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${key}`,
})

export const restAsk = (url: string, { key, token }: { key: string; token: string }): Call => ({
  url: `${url}/v1/order/status`,
  headers: headersOf(key),
  body: JSON.stringify({ conversation, token, order }),
})

/** `order.status` through each door. */
export async function botAsks(
  url: string,
  who: { key: string; token: string },
): Promise<Record<string, Call>> {
  const rest = restAsk(url, who)
  return {
    '`order.status` by REST': rest,
    '`order.status` by MCP': await mcpAsk(url, who),
    '`order.status` by tRPC': { ...rest, url: `${url}/trpc/order.status` },
  }
}

/** With a verification that outlasts the leaps to come. */
export const again = async (bridge: Worker, name: string, { key }: { key: string }): Promise<Call> => {
  const token = await verify(bridge.url, key)
  const call = (await botAsks(bridge.url, { key, token }))[name]
  if (!call) throw new Error(`there is no door ${name}`)
  return call
}

/** A tool call exactly as the SDK's client sends it. */
async function mcpAsk(url: string, { key, token }: { key: string; token: string }): Promise<Call> {
  let last: Call | undefined
  const client = new Client({ name: 'bench', version: '1.0.0' })
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', url), {
    requestInit: { headers: { authorization: `Bearer ${key}` } },
    fetch: (to, init) => {
      const body = String(init?.body ?? '')
      if (body.includes('tools/call')) {
        last = { url: String(to), headers: Object.fromEntries(new Headers(init?.headers)), body }
      }
      return fetch(to, init)
    },
  })
  await client.connect(transport)
  await client.callTool({ name: 'order_status', arguments: { conversation, token, order } })
  await client.close()
  if (!last) throw new Error('the client called no tool')
  return last
}
