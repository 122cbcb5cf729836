import { randomBytes } from 'node:crypto'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Config } from '../../apps/bridge/src/config.ts'
import { accountsOf, factsOptions, wireBackfill } from '../../apps/bridge/src/wire-contacts.ts'
import type { BridgeParts } from '../../apps/bridge/src/wiring.ts'
import {
  createYear,
  type SimulatedZendesk,
  staff,
  startSimulatedZendesk,
  yearBot,
} from '../../packages/demo-merchant/src/index.ts'
import { loadYear } from './load-year.ts'

export interface DemoHelpdeskOptions {
  /** Where browsers find the bridge. */
  bridgeUrl: string
  /** Epoch milliseconds. */
  now: () => number
}

/** A simulated Zendesk that knows its colleagues, for signing in to the board, and will hold a year of tickets. */
export async function startDemoHelpdesk({ bridgeUrl, now }: DemoHelpdeskOptions) {
  const oauth = { clientId: 'throughline', clientSecret: randomBytes(32).toString('hex') }
  const zendesk = await startSimulatedZendesk({
    helpdesk: { people: staff, tickets: [] },
    client: { ...oauth, redirectUris: [`${bridgeUrl}/auth/zendesk/callback`], person: 500 },
    now,
  })
  return {
    zendesk,
    /** For `demoConfig`. */
    account: { apiUrl: zendesk.url, oauth },
    /** For the configuration. */
    board: {
      botUsers: [String(yearBot)],
      timeZone: 'Europe/Berlin',
      costPerHour: { minor: 3_600, currency: 'EUR' },
    },
  }
}

export interface FillOptions {
  config: Config
  parts: BridgeParts
  zendesk: SimulatedZendesk
  now: () => number
  /** Milliseconds between a few writes; 0 for those who wait for it. */
  pauseMs: number
  signal: AbortSignal
  planted?: boolean
  /** Epoch milliseconds: orders before are left out, for who looks at a quarter alone. */
  ordersFrom?: number
}

const factsAtOnce = 50

/** Fills a bridge with the simulated year. Answers how that ended. */
export async function fillWithYear(options: FillOptions): Promise<'done' | 'stopped'> {
  const { config, parts, zendesk, now, pauseMs, signal, planted, ordersFrom = 0 } = options
  const { store, contacts } = parts
  const year = createYear({ now: now(), ...(planted !== undefined && { planted }) })
  zendesk.hold(year.helpdesk)
  const [account] = accountsOf(config)
  if (!account) throw new Error('The configuration names no helpdesk.')
  const pause = pauseMs > 0 ? () => setTimeout(pauseMs) : () => setImmediate()
  // A page of the export in one write would hold visitors up for seconds.
  const inSmallWrites: BridgeParts['contacts'] = {
    ...contacts,
    async append(name, told) {
      const fresh = []
      for (let from = 0; from < told.length; from += factsAtOnce) {
        fresh.push(...(await contacts.append(name, told.slice(from, from + factsAtOnce))))
        await pause()
      }
      return fresh
    },
  }
  const facts = factsOptions(config, account, store)
  const reader = wireBackfill(account, { store, contacts: inSmallWrites, facts, now })
  if (!reader) throw new Error('The configuration has no way to read the simulated helpdesk.')
  try {
    const backfill = reader.create()
    return await loadYear({
      year,
      ordersFrom,
      store,
      contacts,
      backfill,
      account: account.subdomain,
      pause,
      signal,
    })
  } finally {
    await reader.close()
  }
}
