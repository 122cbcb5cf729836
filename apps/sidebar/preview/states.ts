import type { OrderStock, Panel, ReplyDraft } from '@throughline/shared/contract'
import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import { BridgeError, type FailureKind } from '../src/bridge/failure.ts'
import type { Told } from '../src/bridge/told.ts'
import type { Services } from '../src/services.ts'
import { ZafError, type ZafFailure } from '../src/zaf/zaf-error.ts'
import { fakeServices } from './fake-services.ts'
import { type PanelName, panels } from './panels.ts'
import { gone } from './worries.ts'

type Connect = (locale: string) => Promise<Services>

const never = <T>(): Promise<T> => new Promise(() => undefined)

const search = async ({ query }: { query: string }): Promise<Panel> =>
  query.includes('nobody')
    ? { ...panels.none, searched: [{ kind: 'email', shown: query, places: ['search'] }] }
    : { ...panels.conflict, requester: {} }

const draft = async (language: ReplyLanguage): Promise<ReplyDraft> => ({
  text: `Hello Ada Lovelace,\n\nin ${language}: <b>your parcel</b> is on its way.`,
  language,
  facts: [],
  promises: [],
})

/** Asked when the items are opened. */
const stock: OrderStock = {
  articles: [{ sku: 'MUG-350', stock: gone }],
  truncated: false,
  silent: ['Shop US'],
}

const showing =
  (name: PanelName): Connect =>
  async (locale) =>
    fakeServices({ locale, answers: [async () => panels[name]], search, draft, stock })

const failing =
  (kind: FailureKind, detail: string): Connect =>
  async (locale) =>
    fakeServices({ locale, answers: [() => Promise.reject(new BridgeError(kind, detail))] })

/** A stream that says these panels: the first at once, each of the others when the window hears `change`. Then it stays or breaks. */
const streaming = (shown: PanelName[], { breaks = false } = {}) =>
  async function* (): AsyncGenerator<Told> {
    yield { kind: 'connected' }
    for (const [index, name] of shown.entries()) {
      if (index > 0)
        await new Promise((resolve) => window.addEventListener('change', resolve, { once: true }))
      yield { kind: 'panel', id: `${index + 1}-x`, panel: panels[name] }
    }
    if (!breaks) await never()
  }

const silent = async function* (): AsyncGenerator<Told> {
  yield* await never<Told[]>()
}

const live =
  (...streams: (() => AsyncIterable<Told>)[]): Connect =>
  async (locale) =>
    fakeServices({ locale, streams, answers: [async () => panels.found], search })

const unconnected =
  (kind: ZafFailure, detail: string): Connect =>
  () =>
    Promise.reject(new ZafError(kind, detail))

const shown = Object.fromEntries(
  Object.keys(panels).map((name) => [name, showing(name as PanelName)]),
) as Record<PanelName, Connect>

/** Every state that an agent can meet, by the name in the preview's address. */
export const states: Record<string, Connect> = {
  ...shown,
  loading: async (locale) => fakeServices({ locale, answers: [() => never()] }),
  connecting: () => never(),
  /** The bridge answers once and is gone afterwards. */
  stale: async (locale) =>
    fakeServices({
      locale,
      answers: [
        async () => panels.found,
        () => Promise.reject(new BridgeError('bridge_unreachable', 'https://bridge.example gave no answer')),
      ],
    }),
  /** Something happens while the agent looks. */
  news: async (locale) =>
    fakeServices({ locale, answers: [async () => panels.found, async () => panels.moved], search }),
  /** Something happens by itself, when the window hears `change`. */
  live: live(streaming(['found', 'moved'])),
  live_new_order: live(streaming(['found', 'another'])),
  /** The stream breaks and none comes back. */
  reconnecting: live(streaming(['found'], { breaks: true }), silent),
  /** Why she wrote is counted, and can be corrected. */
  cause: async (locale) =>
    fakeServices({ locale, answers: [async () => panels.found], cause: 'refund_overdue' }),
  updating: async (locale) => fakeServices({ locale, answers: [async () => panels.found, () => never()] }),
  /** The requester changes while the answer for the first is still on its way; `first-answer` lets that one in. */
  other_person: async (locale) =>
    fakeServices({
      locale,
      requesters: ['Ada Lovelace', 'Grace Hopper'],
      answers: [
        () => new Promise((resolve) => window.addEventListener('first-answer', () => resolve(panels.found))),
        async () => ({ ...panels.conflict, requester: { name: 'Grace Hopper' } }),
      ],
    }),
  /** The requester changes when the panel is there, and the answer for the second never comes. */
  other_person_waits: async (locale) =>
    fakeServices({
      locale,
      requesters: ['Ada Lovelace', 'Grace Hopper'],
      answers: [async () => panels.found, () => never()],
    }),
  /** Signing in again works. */
  session_expired: async (locale) =>
    fakeServices({
      locale,
      answers: [
        () =>
          Promise.reject(
            new BridgeError('session_expired', 'https://bridge.example did not accept the session (401).'),
          ),
        async () => panels.found,
      ],
    }),
  session_refused: failing('session_refused', 'https://bridge.example refused the session (403).'),
  bridge_unreachable: failing('bridge_unreachable', 'https://bridge.example gave no answer: fetch failed'),
  bridge_failed: failing('bridge_failed', 'https://bridge.example answered 502: Bad Gateway'),
  unexpected_reply: failing('unexpected_reply', 'https://bridge.example answered, but not as a bridge.'),
  outside_helpdesk: unconnected(
    'outside_helpdesk',
    'Open this page inside a Zendesk ticket or the workbench.',
  ),
  sdk_missing: unconnected('sdk_missing', 'Zendesk’s app script did not load.'),
  helpdesk_silent: unconnected(
    'no_answer',
    'The helpdesk did not answer the app’s greeting within 20000 ms.',
  ),
  bridge_url_wrong: unconnected('bridge_url_wrong', 'The app’s setting “Bridge address” is empty.'),
}
