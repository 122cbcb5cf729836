import { type BackfillOptions, createBackfill } from '@throughline/bridge/flow/backfill.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { createZendeskApi } from '@throughline/bridge/platform/zendesk/api.ts'
import { createZendeskExport } from '@throughline/bridge/platform/zendesk/export.ts'
import {
  type Helpdesk,
  type SimulatedZendeskOptions,
  startSimulatedZendesk,
} from '@throughline/demo-merchant'
import { onTestFinished } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { client } from './helpdesk.ts'
import { facts } from './webhook-bodies.ts'

/** Far enough from the events of the tests that all of them are exported. */
export const now = Date.parse('2026-11-20T09:00:00Z')

export interface ReadingOptions extends Partial<Omit<SimulatedZendeskOptions, 'helpdesk' | 'client'>> {
  store?: Store
}

/** A simulated account and what reads it, on a clock that moves only when somebody waits. Closed after the test. */
export async function openReading(helpdesk: Helpdesk, { store: given, ...simulated }: ReadingOptions = {}) {
  const clock = { now }
  const zendesk = await startSimulatedZendesk({
    helpdesk,
    client,
    now: () => clock.now,
    elapsed: () => clock.now,
    ...simulated,
  })
  const http = createHttp()
  onTestFinished(async () => {
    await http.close()
    await zendesk.close()
  })
  const store = given ?? (await openTestStore(await emptyDatabase('PGlite'), { now: () => clock.now }))
  const contacts = createContacts({ store: store.contacts })
  const waits: number[] = []
  const account = { url: zendesk.url, oauth: client }
  const api = createZendeskApi(account, { http, now: () => clock.now })
  const wait = async (ms: number) => {
    waits.push(ms)
    clock.now += ms
  }
  const backfillWith = (more: Partial<BackfillOptions> = {}) =>
    createBackfill({
      store,
      contacts,
      api,
      exported: createZendeskExport(api, { now: () => clock.now, wait }),
      facts,
      now: () => clock.now,
      ...more,
    })
  return { zendesk, store, contacts, clock, waits, backfillWith, backfill: backfillWith() }
}
