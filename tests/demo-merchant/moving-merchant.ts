import {
  type ConnectionId,
  demoCredentials,
  type Envelope,
  type Intervention,
  startDemoMerchant,
} from '@throughline/demo-merchant'
import { onTestFinished } from 'vitest'
import { at, friday } from './merchant.ts'

export interface Sent extends Envelope {
  connection: ConnectionId
}

interface Options {
  /** What the bridge answers, in turn; 200 once they are used up. A text is a network that fails so. */
  answers?: (number | string)[]
  /** Systems that nobody subscribed to. */
  deaf?: ConnectionId[]
  seed?: number
}

/** The merchant behind HTTP with a clock that stands still, and everything that it sends. */
export async function movingMerchant({ answers = [], deaf = [], seed }: Options = {}) {
  const sent: Sent[] = []
  const pauses: number[] = []
  const merchant = await startDemoMerchant({
    port: 0,
    limits: false,
    seed,
    now: () => friday,
    webhookTarget: (connection) =>
      deaf.includes(connection) ? undefined : `http://bridge.test/${connection}`,
    post: async (envelope) => {
      sent.push({ ...envelope, connection: envelope.url.split('/').at(-1) as ConnectionId })
      const answer = answers.shift() ?? 200
      if (typeof answer === 'string') throw new Error(answer)
      return answer
    },
    pause: async (ms) => void pauses.push(ms),
  })
  onTestFinished(() => merchant.close())

  const post = async (path: string, { body, headers }: { body: unknown; headers: Record<string, string> }) =>
    (
      await fetch(merchant.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    ).json()

  return {
    merchant,
    sent,
    pauses,
    /** Makes it happen, told at once, and waits for the webhooks: those that it caused. */
    async does(intervention: Intervention): Promise<Sent[]> {
      merchant.tellAtOnce(true)
      const before = sent.length
      merchant.intervene(intervention)
      await merchant.webhooks.settled()
      return sent.slice(before)
    },
    async passes(ms: number): Promise<Sent[]> {
      const before = sent.length
      merchant.clock.jump(ms)
      await merchant.webhooks.settled()
      return sent.slice(before)
    },
    parcelOf(name: string, nth = 0) {
      const order = merchant.world.orders.find((one) => one.name === name)
      const parcel = order?.jobs.flatMap((job) => job.shipments.flatMap((one) => one.parcels))[nth]
      if (!parcel) throw new Error(`${name} has no parcel ${nth}`)
      return parcel
    },
    async shop(name: string, fields: string): Promise<unknown> {
      const id = name.startsWith('US-') ? 'shop-us' : 'shop-eu'
      const body = await post(`/${id}/admin/api/2026-10/graphql.json`, {
        body: {
          query: `query ($q: String) { orders(first: 1, query: $q) { nodes { ${fields} } } }`,
          variables: { q: `name:"${name}"` },
        },
        headers: { 'x-shopify-access-token': demoCredentials[id].accessToken },
      })
      return at(body, 'data.orders.nodes.0')
    },
    async warehouse(name: string, fields: string): Promise<unknown> {
      const body = await post('/wms/graphql', {
        body: {
          query: `query ($n: String) { orders(order_number: $n) { data(first: 1) { edges { node { ${fields} } } } } }`,
          variables: { n: name },
        },
        headers: { authorization: `Bearer ${demoCredentials.wms.accessToken}` },
      })
      return at(body, 'data.orders.data.edges.0.node')
    },
    async carriers(number: string): Promise<Record<string, unknown>> {
      const body = await post('/easypost/v2/trackers/batch', {
        body: { tracking_codes: [number] },
        headers: { authorization: `Bearer ${demoCredentials.easypost.apiKey}` },
      })
      const tracker = at(body, 'trackers.0')
      return typeof tracker === 'object' && tracker !== null ? { ...tracker } : {}
    },
    async portal(name: string): Promise<Record<string, unknown>> {
      const reply = await fetch(
        `${merchant.url}/loop/api/v1/warehouse/return/details?order_name=${encodeURIComponent(name.replace('#', ''))}`,
        { headers: { 'x-authorization': demoCredentials.loop.apiKey } },
      )
      return reply.json()
    },
  }
}

/** The vendor's word for what a webhook is about, wherever that vendor writes it. */
export function topicOf({ headers, body }: Envelope): string {
  const words = JSON.parse(body)
  return String(
    headers['X-Shopify-Topic'] ??
      words.webhook_type ??
      words.fulfillment?.webhook_type ??
      words.trigger ??
      words.description,
  )
}

export const toldBy = (sent: readonly Sent[]): string[] =>
  sent.map((one) => `${one.connection} ${topicOf(one)}`).toSorted()
