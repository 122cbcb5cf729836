import type { PanelEvent } from '@throughline/shared/contract'
import { expect, inject, onTestFinished, test } from 'vitest'
import { emptyDatabase } from '../../kit/databases.ts'
import { readEvents } from '../../kit/event-reader.ts'
import { startPostgres } from '../../kit/postgres.ts'
import { startBridgeProcess } from './bridge-process.ts'
import { openCarrier, trackingNumber } from './carrier.ts'
import { configText, signIn, signInWith, zendeskToken } from './merchant.ts'

const ticket = { requester: { emails: ['ada@example.com'] }, subject: `Where is ${trackingNumber}?` }

/** Two bridge processes over one database and one carrier. */
async function twoBridges(databaseUrl: string) {
  const carrier = await openCarrier('in_transit')
  const config = configText(carrier.url).replace('store: false', `store: { databaseUrl: "${databaseUrl}" }`)
  const [one, other] = await Promise.all([startBridgeProcess(config), startBridgeProcess(config)])
  return { carrier, one, other }
}

const post = async (url: string, path: string, body: object) => {
  const reply = await fetch(`${url}/trpc/${path}`, {
    method: 'POST',
    headers: await signIn(url),
    body: JSON.stringify(body),
  })
  expect(reply.status).toBe(200)
  return reply
}

/** What an agent does who has not heard of the change: asks the sources anew. */
const askAnew = async (url: string) => {
  const reply = await post(url, 'panel.forTicket', { ticket, fresh: true })
  return (await reply.json()).result.data
}

/** A watch, and what its events said. */
async function watch(url: string, lastEventId?: string) {
  const events = readEvents(await post(url, 'panel.watch', { ticket, lastEventId }))
  onTestFinished(() => events.leave().catch(() => {}))
  const seen: { id: string | undefined; stage: string | undefined }[] = []
  return {
    seen,
    /** In which order the parcel moved. An event whose only news is when a source was asked last leaves it where it is. */
    stages: () => seen.map(({ stage }) => stage).filter((stage, at, all) => stage !== all[at - 1]),
    /** Reads on until the parcel is there. */
    async until(expected: string): Promise<void> {
      for (let stage: string | undefined; stage !== expected; ) {
        const { id, data } = await events.answer<PanelEvent>()
        stage = data.panel.looseParcels[0]?.stage
        seen.push({ id, stage })
      }
    },
    next: () => events.answer(),
    leave: events.leave,
  }
}

const distinct = (all: readonly unknown[]): number => new Set(all).size

test('what one bridge hears of reaches the sidebars of the other', { timeout: 60_000 }, async () => {
  const location = await emptyDatabase('PostgreSQL')
  const { carrier, one, other } = await twoBridges('databaseUrl' in location ? location.databaseUrl : '')
  const sidebar = await watch(other.url)
  await sidebar.until('in_transit')
  carrier.say('out_for_delivery')
  await askAnew(one.url)
  await sidebar.until('out_for_delivery')
  carrier.say('delivered')
  await askAnew(one.url)
  await sidebar.until('delivered')
  expect(sidebar.stages()).toEqual(['in_transit', 'out_for_delivery', 'delivered'])
})

test('a sign-in that one bridge has taken is refused by the other', { timeout: 60_000 }, async () => {
  const location = await emptyDatabase('PostgreSQL')
  const { one, other } = await twoBridges('databaseUrl' in location ? location.databaseUrl : '')
  const [token, another] = [await zendeskToken({ jti: 'a1' }), await zendeskToken({ jti: 'a2' })]
  const statuses = [
    (await signInWith(one.url, token)).status,
    (await signInWith(other.url, token)).status,
    (await signInWith(other.url, another)).status,
    (await signInWith(one.url, another)).status,
  ]
  expect(statuses).toEqual([200, 401, 200, 401])
})

test('a sidebar whose bridge stops resumes at the other with what happened in between', {
  timeout: 60_000,
}, async () => {
  const location = await emptyDatabase('PostgreSQL')
  const { carrier, one, other } = await twoBridges('databaseUrl' in location ? location.databaseUrl : '')
  const before = await watch(one.url)
  await before.until('in_transit')
  one.child.kill('SIGTERM')
  await expect(before.next()).rejects.toThrow('the stream ended')
  carrier.say('delivered')
  await askAnew(other.url)
  const after = await watch(other.url, before.seen.at(-1)?.id)
  await after.until('delivered')
  expect([...before.stages(), ...after.stages()]).toEqual(['in_transit', 'delivered'])
  expect(after.seen[0]?.id).toMatch(/^2-/)
})

test('after PostgreSQL was away, watchers get what happened meanwhile, once', {
  timeout: 120_000,
}, async () => {
  expect(inject('postgresUrl')).toBeTruthy()
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const { carrier, one, other } = await twoBridges(postgres.url)
  const sidebars = [await watch(one.url), await watch(other.url)]
  await Promise.all(sidebars.map((sidebar) => sidebar.until('in_transit')))
  for (const status of ['out_for_delivery', 'available_for_pickup', 'delivered']) {
    await postgres.restart()
    carrier.say(status)
    // At once, before the bridges listen again.
    await askAnew(one.url)
    await Promise.all(sidebars.map((sidebar) => sidebar.until(status)))
  }
  for (const sidebar of sidebars) {
    expect(sidebar.stages()).toEqual(['in_transit', 'out_for_delivery', 'available_for_pickup', 'delivered'])
    expect(distinct(sidebar.seen.map(({ id }) => id))).toBe(sidebar.seen.length)
  }
})
