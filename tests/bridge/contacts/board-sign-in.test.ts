import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '@throughline/bridge/entrances/app.ts'
import { type BoardSignInOptions, createBoardSignIn } from '@throughline/bridge/entrances/board-sign-in.ts'
import { createSessions } from '@throughline/bridge/entrances/bridge-session.ts'
import { createInstallations } from '@throughline/bridge/entrances/installations.ts'
import { createOperations } from '@throughline/bridge/entrances/operations.ts'
import { createStreams } from '@throughline/bridge/entrances/streams.ts'
import { createRouter } from '@throughline/bridge/entrances/trpc.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import { startSimulatedZendesk } from '@throughline/demo-merchant'
import { decodeJwt, SignJWT } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { eight, installation, pageOrigin, sessionSecret } from '../entrances/open-door.ts'
import { emptyPanel } from '../entrances/panels.ts'
import { client, helpdeskOf } from './helpdesk.ts'

const caller = {
  kind: 'agent' as const,
  subdomain: 'demo',
  installationId: '1',
  agentId: '500',
  origin: pageOrigin,
  sessionId: 's',
  expiresAt: 0,
}

/** A bridge whose board is signed in to at a simulated Zendesk. */
async function openBoard(options: Partial<Pick<BoardSignInOptions, 'leads' | 'accountOf'>> = {}) {
  const clock = { now: eight }
  const zendesk = await startSimulatedZendesk({ helpdesk: helpdeskOf([]), client, now: () => clock.now })
  const http = createHttp()
  const installations = createInstallations([
    installation,
    { ...installation, subdomain: 'other', installationId: '2', appId: '777' },
  ])
  const bridge = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost',
    sessionSecret,
    trustProxy: [],
    limits: { signIn: 1_000, address: 1_000, session: 1_000, webhooks: 1_000, streams: 10 },
  }
  const desk = createBoardSignIn({
    accountOf: () => ({ url: zendesk.url, oauth: client }),
    leads: { roles: ['admin'], groups: [], agents: [] },
    installations,
    bridge,
    http,
    now: () => clock.now,
    ...options,
  })
  const lines: string[] = []
  const app = createApp({
    bridge,
    installations,
    router: createRouter(
      createOperations({
        flow: { forTicket: async () => emptyPanel([]), search: async () => emptyPanel([]) },
        connectionsFor: () => [],
      }),
    ),
    readiness: { isOpen: () => true, connections: () => ({}) },
    boardSignIn: desk,
    streams: createStreams({ inAll: 1 }),
    log: createLog({ write: (line) => lines.push(line) }),
    now: () => clock.now,
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await http.close()
    await zendesk.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const get = (address: string, headers: Record<string, string> = {}) =>
    fetch(address.replace('http://localhost', url), { redirect: 'manual', headers })

  /** Opens the window: where Zendesk's page is, and the cookie that the window keeps. */
  const begin = async (who = caller) => {
    const { signInUrl = '' } = await desk.me(who)
    const reply = await get(signInUrl)
    const cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    return { status: reply.status, page: reply.headers.get('location') ?? '', cookie, reply }
  }
  /** A person presses the button with her name; answers where Zendesk sends the window. */
  const press = async (page: string, person: number) =>
    (await fetch(`${page}&as=${person}`, { redirect: 'manual' })).headers.get('location') ?? ''
  const finish = (address: string, cookie: string) => get(address, { cookie })

  return {
    desk,
    zendesk,
    clock,
    lines,
    begin,
    press,
    finish,
    get,
    sessions: createSessions({ secret: sessionSecret, installations, now: () => clock.now }),
    async signIn(person: number) {
      const { page, cookie } = await begin()
      const reply = await finish(await press(page, person), cookie)
      return { reply, told: toldIn(await reply.text()) }
    },
  }
}

/** What the window tells the page that opened it, and which page may hear it. */
const toldIn = (html: string): { message: Record<string, string>; origin: string | null } =>
  JSON.parse(/const \{ message, origin \} = (.+)/.exec(html)?.[1] ?? '{}')

test.each([
  ['an admin', 500, 'lead'],
  ['an agent', 501, 'agent'],
])('%s proves who she is at Zendesk, and the board’s page alone is told', async (...[, person, role]) => {
  const board = await openBoard()
  const { reply, told } = await board.signIn(person)
  expect(reply.status).toBe(200)
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.headers.get('cross-origin-opener-policy')).toBe('unsafe-none')
  expect(told.origin).toBe(pageOrigin)
  expect(told.message).toMatchObject({ type: 'throughline.signed-in', role, agentId: String(person) })
  const verdict = await board.sessions.verify(told.message.token, pageOrigin)
  expect(verdict).toMatchObject({
    ok: true,
    caller: { proof: { role, agentId: String(person) }, agentId: String(person) },
  })
  if (verdict.ok) expect(await board.desk.me(verdict.caller)).toEqual({ role, agentId: String(person) })
})

test('members of a lead’s group, and users who are named, are leads', async () => {
  const leads = { roles: [], groups: ['8'], agents: ['501'] }
  const board = await openBoard({ leads })
  expect((await board.signIn(502)).told.message.role).toBe('lead')
  expect((await board.signIn(501)).told.message.role).toBe('lead')
  expect((await board.signIn(500)).told.message.role).toBe('agent')
})

test('an agent who claims in the page to be the lead stays whom Zendesk says she is', async () => {
  const board = await openBoard()
  const { page, cookie } = await board.begin({ ...caller, agentId: '500' })
  const reply = await board.finish(await board.press(page, 501), cookie)
  expect(toldIn(await reply.text()).message).toMatchObject({ role: 'agent', agentId: '501' })
})

test('a session without a proof is told where to prove it, or nothing where there is no OAuth client', async () => {
  const board = await openBoard()
  expect(await board.desk.me(caller)).toEqual({
    role: 'unproven',
    signInUrl: expect.stringMatching(/^http:\/\/localhost\/auth\/zendesk\/start\?ticket=/),
  })
  const without = await openBoard({ accountOf: () => undefined })
  expect(await without.desk.me(caller)).toEqual({ role: 'unproven' })
})

test('the code is asked for with PKCE, and the verifier stays with the bridge', async () => {
  const board = await openBoard()
  const { page, status } = await board.begin()
  expect(status).toBe(302)
  const asked = new URL(page).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('scope')).toBe('users:read')
  expect(asked.get('redirect_uri')).toBe('http://localhost/auth/zendesk/callback')
  const state = decodeJwt(asked.get('state') ?? '')
  expect(asked.get('code_challenge')).not.toBe(
    createHash('sha256').update(String(state.jti)).digest('base64url'),
  )
})

test('a customer of the helpdesk is nobody here', async () => {
  const board = await openBoard()
  const { reply, told } = await board.signIn(101)
  expect(reply.status).toBe(403)
  expect(told.message).toEqual({ type: 'throughline.sign-in-failed', reason: 'no_colleague' })
})

const forge = (secret: string, claims: object) =>
  new SignJWT({ subdomain: 'demo', installation: '1', origin: pageOrigin, nonce: '', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('throughline-board-state')
    .setExpirationTime(eight / 1_000 + 600)
    .setJti('forged')
    .sign(new TextEncoder().encode(secret))

test('a forged, an altered, an old or a strange state opens nothing, and tells no page', async () => {
  const board = await openBoard()
  const { page, cookie } = await board.begin()
  const good = new URL(await board.press(page, 500))
  const state = good.searchParams.get('state') ?? ''
  const [head, body, signature] = state.split('.')
  const altered = Buffer.from(
    JSON.stringify({ ...decodeJwt(state), origin: 'https://evil.example' }),
  ).toString('base64url')
  const session = (await board.sessions.issue({ installation: installed() }, pageOrigin)).token
  const states = [
    '',
    'x',
    await forge('another-secret-of-32-characters-at-least-00', {}),
    await forge(sessionSecret, {}),
    `${head}.${altered}.${signature}`,
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`,
    session,
    'x'.repeat(3_000),
  ]
  for (const one of states) {
    good.searchParams.set('state', one)
    const reply = await board.finish(good.href, cookie)
    expect(reply.status, one).toBe(400)
    expect(toldIn(await reply.text()).origin).toBeNull()
  }
  good.searchParams.set('state', state)
  board.clock.now += 11 * 60_000
  expect((await board.finish(good.href, cookie)).status).toBe(400)
})

const installed = () => {
  const found = createInstallations([installation]).find('demo', '1')
  if (!found) throw new Error('the installation is gone')
  return found
}

test('a window that comes back twice is taken once', async () => {
  const board = await openBoard()
  const { page, cookie } = await board.begin()
  const address = await board.press(page, 500)
  expect((await board.finish(address, cookie)).status).toBe(200)
  const again = await board.finish(address, cookie)
  expect(again.status).toBe(400)
  expect(board.lines.at(-1)).toContain('used_before')
})

test('nobody finishes in her browser what another began in his', async () => {
  const board = await openBoard()
  const attacker = await board.begin()
  const victim = await board.begin()
  const address = await board.press(attacker.page, 501)
  for (const cookie of ['', 'throughline-sign-in=', victim.cookie]) {
    const reply = await board.finish(address, cookie)
    expect(reply.status).toBe(400)
    expect(toldIn(await reply.text()).origin).toBeNull()
  }
})

test('a session of one installation is not one of another, and works from its own page alone', async () => {
  const board = await openBoard()
  const { told } = await board.signIn(500)
  const { token } = told.message
  expect(decodeJwt(token ?? '')).toMatchObject({ subdomain: 'demo', installation: '1', role: 'lead' })
  expect(await board.sessions.verify(token, 'https://777.apps.zdusercontent.com')).toEqual({
    ok: false,
    reason: 'other_origin',
  })
  const elsewhere = createSessions({
    secret: sessionSecret,
    installations: createInstallations([{ ...installation, installationId: '2' }]),
    now: () => eight,
  })
  expect(await elsewhere.verify(token, pageOrigin)).toEqual({ ok: false, reason: 'unknown_installation' })
  const { page, cookie } = await board.begin({
    ...caller,
    subdomain: 'other',
    installationId: '2',
    origin: 'https://777.apps.zdusercontent.com',
  })
  const other = toldIn(await (await board.finish(await board.press(page, 500), cookie)).text())
  expect(other.origin).toBe('https://777.apps.zdusercontent.com')
})

test('a page that is not the app’s gets no window', async () => {
  const board = await openBoard()
  const { signInUrl = '' } = await board.desk.me({ ...caller, origin: 'https://evil.example' })
  expect((await board.get(signInUrl)).status).toBe(400)
  expect((await board.get('http://localhost/auth/zendesk/start?ticket=x')).status).toBe(400)
  expect((await board.get('http://localhost/auth/zendesk/start')).status).toBe(400)
})

test('somebody who declines is not signed in, and the board hears it', async () => {
  const board = await openBoard()
  const { page, cookie } = await board.begin()
  const state = new URL(page).searchParams.get('state') ?? ''
  const reply = await board.finish(
    `http://localhost/auth/zendesk/callback?error=access_denied&state=${encodeURIComponent(state)}`,
    cookie,
  )
  expect(reply.status).toBe(403)
  expect(toldIn(await reply.text())).toEqual({
    message: { type: 'throughline.sign-in-failed', reason: 'not_allowed' },
    origin: pageOrigin,
  })
})

test('a code that Zendesk does not take, and a Zendesk that is away, sign nobody in', async () => {
  const board = await openBoard()
  const first = await board.begin()
  const address = new URL(await board.press(first.page, 500))
  address.searchParams.set('code', 'guessed')
  const refused = await board.finish(address.href, first.cookie)
  expect(refused.status).toBe(401)
  expect(toldIn(await refused.text()).message).toEqual({
    type: 'throughline.sign-in-failed',
    reason: 'zendesk_unauthorized',
  })

  const second = await board.begin()
  const good = await board.press(second.page, 500)
  board.zendesk.fail(503)
  const away = await board.finish(good, second.cookie)
  expect(away.status).toBe(502)
  expect(toldIn(await away.text()).message).toEqual({
    type: 'throughline.sign-in-failed',
    reason: 'zendesk_unreachable',
  })
})

test('no code, no token and no state gets into the log', async () => {
  const board = await openBoard()
  const { page, cookie } = await board.begin()
  const address = await board.press(page, 500)
  const html = await (await board.finish(address, cookie)).text()
  const { token = '' } = toldIn(html).message
  const asked = new URL(address).searchParams
  for (const secret of [token, asked.get('code') ?? '-', asked.get('state') ?? '-', cookie]) {
    expect(board.lines.join('')).not.toContain(secret)
  }
})
