import { z } from 'zod'
import { type Asked, type Connector, type Draft, defineConnector } from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { readWire } from '../reply.ts'
import { verifySigned } from '../signed-webhook.ts'
import { type Client, carrierName, createClient, refuseErrors } from './client.ts'
import { hasMore, hintsOf, modeOf, toTrackings } from './map.ts'
import { EventBody, WebhookList } from './wire.ts'

const Settings = z.strictObject({
  /** Test and production keys see different trackers. */
  apiKey: z.string().min(1),
  baseUrl: z
    .url()
    .default('https://api.easypost.com/v2')
    .transform((url) => url.replace(/\/+$/, '')),
  /** Whether a number that EasyPost does not follow yet is registered there. In production each costs money, so a look-up does not. */
  createMissing: z.boolean().default(false),
})

const longestPage = 100

/** Created side by side: a ticket rarely names more, and a look-up has a second and a half. */
const createdAtOnce = 5

export const easypost = defineConnector({
  vendor: 'easypost',
  title: 'EasyPost',
  docs: 'https://docs.easypost.com/docs/trackers',
  settings: Settings,
  // The longest batch is not documented; 100 is the page size of lists.
  capabilities: [{ kind: 'tracking', by: 'tracking_number', batch: 100 }],
  // Lists allow 5 requests a second: https://docs.easypost.com/guides/rate-limiting-guide
  concurrency: 4,
  connect: (settings, { http }) => createConnector(createClient(settings, http), settings.createMissing),
  webhooks: {
    topics: [],
    setup: {
      where:
        'one webhook for all events: https://www.easypost.com/account/webhooks-and-events, or POST /v2/webhooks',
      secret: 'your own, given as webhook_secret when the webhook is made',
    },
    // https://docs.easypost.com/guides/webhooks-guide – read 2026-11. The key is the secret in Unicode's form NFKD.
    verify: verifySigned({
      header: 'x-hmac-signature',
      prefix: 'hmac-sha256-hex=',
      encoding: 'hex',
      keyOf: (secret) => secret.normalize('NFKD'),
      event: (body) => {
        const { id, description } = EventBody.safeParse(body).data ?? {}
        return { eventId: id ?? undefined, topic: description ?? undefined }
      },
    }),
    hints: hintsOf,
  },
  explain: {
    tracking: (body) => {
      refuseErrors(body)
      return toTrackings(body)
    },
  },
})

function createConnector(client: Client, createMissing: boolean): Connector {
  return {
    async ask({ kind, by, values }, signal) {
      if (kind !== 'tracking' || by !== 'tracking_number') {
        throw new ConnectorError('not_supported', `EasyPost cannot be asked for ${kind} by ${by}`)
      }
      const { records, missing } = await readExisting(client, values, signal)
      if (!createMissing) return { records }
      return { records: [...records, ...(await createAll(client, missing, signal))] }
    },
    /**
     * New trackers alone: lists can be narrowed by the time of creation, not of change, and reach back a month from there. What
     * changes on a known parcel is found by asking for it. https://docs.easypost.com/docs/trackers – read 2026-11
     */
    async changedSince(since, cursor, signal) {
      const body = await client.list({ createdSince: since, before: cursor, pageSize: longestPage }, signal)
      const records = body === undefined ? [] : toTrackings(body)
      return { records, ...(hasMore(body) && { next: records.at(-1)?.key }) }
    },
    async subscriptions(signal) {
      const { webhooks } = readWire(WebhookList, (await client.webhooks(signal)) ?? {}, 'EasyPost')
      return webhooks.map(({ url, disabled_at }) => ({ url, active: !disabled_at }))
    },
    async check(signal) {
      const body = await client.list({ pageSize: 1 }, signal)
      const mode = modeOf(body)
      return mode ? `trackers readable, ${mode} mode` : 'trackers readable, there is none yet'
    },
  }
}

/** Several trackers may share a number: carriers reuse them. All are given back, each with its own key. */
async function readExisting(client: Client, values: readonly Asked[], signal: AbortSignal) {
  const records = new Map<string, Draft>()
  let missing: readonly Asked[] = values
  const keep = (body: unknown): void => {
    for (const draft of body === undefined ? [] : toTrackings(body)) records.set(draft.key, draft)
    const found = new Set([...records.values()].map(numberOf))
    missing = missing.filter(({ value }) => !found.has(value))
  }
  // An answer that was cut off is not "not found": what it lacks is asked again, and at last one by one.
  for (let cutOff = true; cutOff && missing.length > 0; ) {
    const before = missing.length
    const body = await client.batch([...new Set(missing.map(({ value }) => value))], signal)
    keep(body)
    cutOff = hasMore(body)
    if (!cutOff || missing.length < before) continue
    for (const { value } of missing)
      keep(await client.list({ trackingCode: value, pageSize: longestPage }, signal))
    cutOff = false
  }
  return { records: [...records.values()], missing }
}

async function createAll(client: Client, missing: readonly Asked[], signal: AbortSignal): Promise<Draft[]> {
  const records: Draft[] = []
  for (let at = 0; at < missing.length; at += createdAtOnce) {
    const bodies = await Promise.all(
      missing
        .slice(at, at + createdAtOnce)
        .map(({ value, carrier }) => client.create({ code: value, carrier: carrierName(carrier) }, signal)),
    )
    for (const body of bodies) if (body !== undefined) records.push(...toTrackings(body))
  }
  return records
}

/** Numbers come back as they were sent, in capitals without spaces; a carrier's own spelling may differ. */
const numberOf = (draft: Draft): string =>
  draft.kind === 'tracking' ? draft.data.trackingNumber.replace(/\s/g, '').toUpperCase() : ''
