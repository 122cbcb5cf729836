import { createHmac } from 'node:crypto'
import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import {
  demoConfig,
  demoTickets,
  type HelpdeskTicket,
  startDemoMerchant,
  startSimulatedZendesk,
} from '@throughline/demo-merchant'
import type { BoardTickets } from '@throughline/shared/contract'
import { SignJWT } from 'jose'
import { expect, onTestFinished, test, vi } from 'vitest'
import { client, people } from '../bridge/contacts/helpdesk.ts'
import { freePort } from '../kit/free-port.ts'

const origin = 'http://localhost:4301'
const webhookSecret = 'the signing secret of the tests'

/** Merchant, bridge and a simulated Zendesk in which one ticket of the demo has just been opened. */
async function helpdeskDemo() {
  const port = await freePort()
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const demo = demoTickets(merchant.world).find(
    (one) => one.subject.includes('#1') && one.requester.email !== null,
  )
  if (!demo) throw new Error('no ticket of the demo names its order')
  const time = (minutes: number): string =>
    `${new Date(merchant.clock.now() + minutes * 60_000).toISOString().slice(0, 19)}Z`
  const ticket: HelpdeskTicket = {
    id: demo.id,
    requester: 700,
    channel: 'email',
    brand: Number(demo.brand.id),
    updates: [{ id: 1, at: time(0), by: 700, status: 'new' }],
  }
  const requester = {
    id: 700,
    name: 'Requester',
    role: 'end-user' as const,
    email: demo.requester.email ?? '',
  }
  const zendesk = await startSimulatedZendesk({
    helpdesk: { people: [...people, requester], tickets: [ticket] },
    client: { ...client, redirectUris: [`http://localhost:${port}/auth/zendesk/callback`] },
    now: merchant.clock.now,
  })
  const { clientId, clientSecret } = client
  const config = demoConfig({
    merchantUrl: merchant.url,
    bridge: { port },
    zendesk: {
      extraOrigins: [origin],
      apiUrl: zendesk.url,
      oauth: { clientId, clientSecret },
      webhookSecret,
    },
  })
  const [installation] = config.zendesk
  const bridge = await startBridge({
    config: parseConfig(JSON.stringify(config), { file: 'demo.yaml', env: {} }),
    now: merchant.clock.now,
    logDestination: { write: () => true },
  })
  onTestFinished(async () => {
    await bridge.close()
    await zendesk.close()
    await merchant.close()
  })

  let sent = 0
  const tell = async (type: string, event: object, { minutes = 0, detail = {} } = {}) => {
    sent += 1
    const body = JSON.stringify({
      type: `zen:event-type:${type}`,
      time: time(minutes),
      detail: {
        id: String(ticket.id),
        requester_id: '700',
        actor_id: '501',
        brand_id: demo.brand.id,
        created_at: time(0),
        updated_at: time(minutes),
        via: { channel: 'mail' },
        tags: [],
        ...detail,
      },
      event,
    })
    const timestamp = new Date(merchant.clock.now()).toISOString()
    const reply = await fetch(`${bridge.url}/webhooks/zendesk/demo`, {
      method: 'POST',
      headers: {
        'x-zendesk-webhook-signature': createHmac('sha256', webhookSecret)
          .update(timestamp + body)
          .digest('base64'),
        'x-zendesk-webhook-signature-timestamp': timestamp,
        'x-zendesk-webhook-invocation-id': String(sent),
      },
      body,
    })
    expect(reply.status).toBe(200)
  }
  const call = async <Answer>(
    operation: string,
    input: object | undefined,
    token: string,
  ): Promise<Answer> => {
    const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
    const reply = await fetch(`${bridge.url}/trpc/${operation}${query}`, {
      headers: { authorization: `Bearer ${token}`, origin },
    })
    const body: { result?: { data: Answer }; error?: { message: string } } = await reply.json()
    if (!body.result) throw new Error(`${reply.status} ${body.error?.message}`)
    return body.result.data
  }
  const installationSession = async (): Promise<string> => {
    const token = await new SignJWT({ iss: 'demo', aud: 'throughline', sub: '500', installation: '1' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(Math.floor(merchant.clock.now() / 1000) + 60)
      .sign(new TextEncoder().encode(installation?.appSecret))
    const reply = await fetch(`${bridge.url}/auth/zendesk`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ origin }),
    })
    const session: { token: string } = await reply.json()
    return session.token
  }
  /** As the window of the sign-in does it, with the button of this person. */
  const prove = async (token: string, person: number): Promise<string> => {
    const { signInUrl } = await call<{ signInUrl: string }>('board.me', undefined, token)
    const here = (address: string) => address.replace(`http://localhost:${port}`, bridge.url)
    const begun = await fetch(here(signInUrl), { redirect: 'manual' })
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
    const back = await fetch(`${begun.headers.get('location')}&as=${person}`, { redirect: 'manual' })
    const page = await fetch(here(back.headers.get('location') ?? ''), { headers: { cookie } })
    const { message }: { message: { token: string } } = JSON.parse(
      /const \{ message, origin \} = (.+)/.exec(await page.text())?.[1] ?? '{}',
    )
    return message.token
  }
  const day = time(0).slice(0, 10)
  const filter = {
    from: new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10),
    to: new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10),
  }
  return { tell, call, installationSession, prove, demo, filter }
}

test('a ticket that opens, is answered and solved stands on the lead’s board with its order and its cause, and an agent of others does not see it', {
  timeout: 60_000,
}, async () => {
  const { tell, call, installationSession, prove, demo, filter } = await helpdeskDemo()
  await tell('ticket.created', {}, { detail: { actor_id: '700', status: 'NEW' } })
  await tell('ticket.comment_added', {
    comment: { id: '1', body: 'Where?', is_public: true, author: { id: '700', is_staff: false } },
  })
  const session = await installationSession()
  await expect(call('board.tickets', { filter, of: 'immature' }, session)).rejects.toThrow(/sign in/i)

  const lead = await prove(session, 500)
  expect(await call('board.me', undefined, lead)).toEqual({ role: 'lead', agentId: '500' })
  const board = async (token: string) =>
    (await call<BoardTickets>('board.tickets', { filter, of: 'immature' }, token)).rows

  await tell(
    'ticket.comment_added',
    { comment: { id: '2', body: 'Tomorrow.', is_public: true, author: { id: '501', is_staff: true } } },
    { minutes: 5 },
  )
  await tell('ticket.status_changed', { current: 'SOLVED', previous: 'OPEN' }, { minutes: 5 })
  await vi.waitFor(
    async () =>
      expect(await board(lead)).toMatchObject([{ ticketId: String(demo.id), order: expect.any(String) }]),
    {
      timeout: 20_000,
      interval: 250,
    },
  )
  const [row] = await board(lead)
  expect(row).toMatchObject({ agentId: '501', channel: 'email', oneTouch: true })
  expect(row?.cause).not.toBe('unknown')

  expect(await board(await prove(session, 501))).toHaveLength(1)
  expect(await board(await prove(session, 502))).toEqual([])
})
