import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, parseConfig } from '@throughline/bridge/config.ts'
import { group } from '@throughline/bridge/domain/merge/group.ts'
import { defaultPolicy } from '@throughline/bridge/domain/policy/policy.ts'
import { view } from '@throughline/bridge/domain/view/view.ts'
import { runBotOperation } from '@throughline/bridge/entrances/run-bot-operation.ts'
import type { HandOverFacts, HandOverLog } from '@throughline/bridge/flow/create-bot-desk.ts'
import type { PanelFlow } from '@throughline/bridge/flow/panel.ts'
import { keyScopes, newApiKey } from '@throughline/bridge/platform/keys/api-key.ts'
import { writeKeys } from '@throughline/bridge/platform/keys/keys-file.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { wireBots } from '@throughline/bridge/wire-bots.ts'
import type { SourceRecord } from '@throughline/shared/model'
import { type DatabaseKind, emptyDatabase, openTestStore } from '../../kit/databases.ts'

export const platformSecret = 'signs-people-in-at-the-platform-and-is-long'

const configOf = (folder: string, perMinute: number): Config =>
  parseConfig(
    JSON.stringify({
      company: 'Demo Merchant',
      bridge: {
        publicUrl: 'https://bridge.example.com',
        sessionSecret: 'signs-sessions-and-is-32-characters-long',
      },
      zendesk: [
        {
          subdomain: 'demo',
          installationId: '1',
          appId: '12345',
          appSecret: 'the-secure-setting-of-the-app-32-chars',
        },
      ],
      bots: {
        keysFile: join(folder, 'keys.json'),
        perMinute,
        platformSecrets: [platformSecret],
        mail: { from: 'Demo Merchant <service@example.com>', outboxFolder: join(folder, 'outbox') },
      },
      connections: { carriers: { vendor: 'easypost', settings: { apiKey: 'EZAK-a-secret-key' } } },
    }),
    { file: '/throughline.yaml', env: {} },
  )

interface DeskOptions {
  perMinute?: number
  /** Instead of what these records hold. */
  find?: PanelFlow['find']
  /** Then who verifies really waits, in steps of so many milliseconds. */
  stepMs?: number
  /** What hears of answers and hand-overs, instead of a list. */
  handOversOn?: (store: Store, now: () => number) => HandOverLog
}

/** The desk of chatbots over these records, with a real store and an outbox; its clock stands until a test moves it. */
export async function openDesk(
  records: readonly SourceRecord[],
  kind: DatabaseKind = 'PostgreSQL',
  { perMinute = 300, find, stepMs, handOversOn }: DeskOptions = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  const clock = { now: Date.parse('2026-11-20T09:00:00Z') }
  const store = await openTestStore(await emptyDatabase(kind), { now: () => clock.now })
  const waited: number[] = []
  const { token: apiKey, ...made } = newApiKey()
  const [createdAt, expiresAt] = ['2026-11-01T00:00:00Z', '2027-11-01T00:00:00Z']
  writeKeys(join(folder, 'keys.json'), [
    { ...made, name: 'shop bot', scopes: [...keyScopes], createdAt, expiresAt },
  ])
  const handedOver: HandOverFacts[] = []
  const promised: unknown[] = []
  /** What an agent's search of this text would show. */
  const search: PanelFlow['search'] = async ({ query }) =>
    view({
      requester: {},
      keys: [
        query.includes('@')
          ? { kind: 'email', value: query, shown: query, places: ['search'] }
          : { kind: 'order_number', value: query.replace('#', ''), shown: query, places: ['search'] },
      ],
      keysTruncated: false,
      groups: group(records),
      choices: { confirmed: [], dismissed: [] },
      sources: [],
      told: [],
      policyOf: () => defaultPolicy,
      isHoliday: () => false,
      commitmentsOf: () => [],
      now: clock.now,
    })
  const wired = wireBots(configOf(folder, perMinute), {
    store,
    flow: { search, find: find ?? search },
    recordPromise: async (ref, word) => {
      promised.push({ ref, ...word })
      return new Date(clock.now).toISOString()
    },
    handOvers: handOversOn?.(store, () => clock.now) ?? {
      answered: async () => {},
      create: async (one) => {
        handedOver.push(one)
        return { id: `handover-${handedOver.length}` }
      },
    },
    log: createLog({ write: () => {} }),
    now: () => clock.now,
    ...(stepMs === undefined
      ? {
          elapsed: () => clock.now,
          wait: async (ms: number) => {
            waited.push(ms)
          },
        }
      : { stepMs }),
  })
  /** As a bot at any door: the answer, or the problem's status, title and seconds to wait. */
  const ask = async (name: string, input: object, { keyId = 'key1', address = '192.0.2.1' } = {}) => {
    const operation = wired.operations.find((one) => one.name === name)
    if (!operation) throw new Error(`there is no ${name}`)
    return runBotOperation(operation, {
      input: { conversation: 'c-1', ...input },
      caller: {
        kind: 'bot',
        keyId,
        brandId: undefined,
        scopes: ['read', 'promise', 'handover'],
        connections: ['shop-eu'],
        address,
      },
    })
  }
  const mails = () => {
    const outbox = join(folder, 'outbox')
    return readdirSync(outbox).map((name) => readFileSync(join(outbox, name), 'utf8'))
  }
  return { ask, clock, waited, mails, store, handedOver, promised, wired, apiKey }
}

export const codeIn = (mail: string | undefined): string =>
  /\b\d{6}\b/.exec(mail?.split('\n\n')[1] ?? '')?.[0] ?? ''
