import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BoardMe } from '@throughline/shared/contract'
import { sampleAnswers } from '../sidebar/board/sample-answers.ts'

export type Role = 'lead' | 'agent'

/** A bridge that knows one set of answers; who has signed in is in the bearer, as it is with the real one. */
export async function startBoardBridge() {
  const asked: { path: string; input: unknown }[] = []
  let failing: number | undefined
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const send = (status: number, body: unknown) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
      })
      response.end(JSON.stringify(body))
    }
    if (request.method === 'OPTIONS') return send(200, {})
    const session = (token: string) => ({ token, expiresAt: new Date(Date.now() + 3_600_000).toISOString() })
    if (pathname === '/auth/zendesk') return send(200, session('own'))
    if (pathname === '/sign-in') {
      const as = (role: Role) =>
        `<button onclick='opener.postMessage(${JSON.stringify({ type: 'throughline.signed-in', role, agentId: '500', ...session(role) })}, "*"); close()'>${role}</button>`
      response.writeHead(200, { 'content-type': 'text/html' })
      return response.end(`<!doctype html><link rel="icon" href="data:,">${as('lead')}${as('agent')}`)
    }
    const path = pathname.replace('/trpc/', '')
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    asked.push({ path, input: JSON.parse(Buffer.concat(parts).toString() || 'null') })
    const role = request.headers.authorization?.replace('Bearer ', '')
    const { port } = server.address() as AddressInfo
    if (path === 'board.me') {
      const me =
        role === 'own' ? { role: 'unproven', signInUrl: `http://localhost:${port}/sign-in` } : { role }
      return send(200, { result: { data: BoardMe.parse(me) } })
    }
    if (failing) {
      const data = { code: 'INTERNAL_SERVER_ERROR', httpStatus: failing, path }
      return send(failing, { error: { code: -32_603, message: 'It failed.', data } })
    }
    const answer = Object.entries(sampleAnswers).find(([name]) => name === path)?.[1]
    send(answer ? 200 : 404, answer ? { result: { data: answer } } : {})
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    asked,
    fail(status: number | undefined) {
      failing = status
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
