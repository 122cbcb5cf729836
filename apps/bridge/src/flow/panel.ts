import type { Panel, PanelRequest, Ref, SearchRequest } from '@throughline/shared/contract'
import type { Key, SourceRecord } from '@throughline/shared/model'
import type { HolidayLookup } from '../domain/calendar/work-calendar.ts'
import type { Commitment, Waiting } from '../domain/case/order-case.ts'
import { type IdentifyOptions, identify, type SearchableTicket } from '../domain/identity/identify.ts'
import { group } from '../domain/merge/group.ts'
import { defaultPolicy, type Policy } from '../domain/policy/policy.ts'
import { view } from '../domain/view/view.ts'
import type { AskOptions, Source } from './ask.ts'
import type { HandOversOf } from './hand-overs.ts'
import { type Asking, lookup } from './lookup.ts'
import { currentMs } from './remember.ts'
import type { Scope } from './scope.ts'

/** What the flow needs from outside. */
export interface PanelFlowOptions {
  sources: readonly Source[]
  identity: IdentifyOptions
  /** Epoch milliseconds. */
  now: () => number
  /** How long a ticket may wait for everybody. */
  deadlineMs: number
  /** What the orders of a connection are judged by on tickets of a brand; the default policy when absent. */
  policyOf?: (brand: string | undefined, connection: string) => Policy
  isHoliday?: HolidayLookup
  /** The dates that agents and bots gave the customers of these orders. Answers none when it cannot tell. */
  commitmentsOf?: (refs: readonly Ref[]) => Promise<(ref: Ref) => readonly Commitment[]>
  /** What waits at the warehouses now, as far as somebody counts it. */
  waitingNow?: () => Waiting
  /** Conversations with bots that led to a ticket. Answers none when it cannot tell. */
  handOversOf?: HandOversOf
}

/** A ticket, or what an agent typed into the search. */
type Ask = Omit<PanelRequest, 'ticket'> & { ticket: SearchableTicket; firstHop?: boolean }

export interface PanelFlow {
  forTicket(request: PanelRequest, scope: Scope): Promise<Panel>
  search(request: SearchRequest, scope: Scope): Promise<Panel>
  /** What the first questions of a search find, and nothing that follows from it: the same questions whether or not there is something. */
  find(request: SearchRequest, scope: Scope): Promise<Panel>
  /** A search from memory: asks nobody for what was ever asked. For work behind agents' backs. */
  recall(request: SearchRequest, scope: Scope): Promise<Panel>
  /** The same, with what a watcher needs: what the panel rests on, and who is being asked behind it. */
  compose(request: PanelRequest, scope: Scope, asking: AskOptions): Promise<Composed>
}

export interface Composed {
  panel: Panel
  /** What the same records say at another time, in epoch milliseconds: nobody is asked again. */
  panelAt: (time: number) => Panel
  /** The ticket with its keys, and identities of all records: a change that touches none of them cannot change this panel. */
  restsOn: { ticketId?: string | undefined; keys: readonly Key[]; records: readonly SourceRecord[] }
  refreshes: readonly Promise<void>[]
  /** Epoch milliseconds until which every answer in it is current; 0 when a source failed. */
  currentUntil: number
}

/**
 * How a ticket becomes a panel: identify → lookup → merge → view.
 *
 * 1. `identify` reads every e-mail, phone, order, return and tracking number from the ticket.
 * 2. `lookup` asks all sources at once and follows what they bring, under one deadline; each record is checked against who asked.
 * 3. `group` sorts the records into orders; conflicts keep all their sides.
 * 4. `view` says what an agent may see, what is only a candidate, and how each source did.
 */
export function createPanelFlow({
  sources,
  identity,
  now,
  deadlineMs,
  policyOf = () => defaultPolicy,
  isHoliday = () => false,
  commitmentsOf = async () => () => [],
  waitingNow,
  handOversOf = async () => [],
}: PanelFlowOptions): PanelFlow {
  const compose = async (ask: Ask, scope: Scope, asking: AskOptions): Promise<Composed> => {
    const { ticket, choices, firstHop } = ask
    const asked = sources.filter((source) => scope.connections.includes(source.connection))
    const { keys, truncated } = identify(ticket, identity)
    const { records, askings, refreshes } = await lookup({
      keys,
      sources: asked,
      deadlineMs,
      asking,
      firstHop,
    })
    const groups = group(records)
    const waiting = waitingNow?.()
    const refs = groups.orders.map(({ root: { connection, key } }) => ({ connection, key }))
    const [given, handOvers] = await Promise.all([
      commitmentsOf(refs),
      // A search is no ticket: nobody has come from a bot with it.
      ticket.search === undefined ? handOversOf({ ticketId: ticket.ticketId, keys, refs }, scope) : [],
    ])
    const told = askings.map(toldBy)
    const panelAt = (time: number): Panel =>
      view({
        requester: { name: ticket.requester.name },
        keys,
        keysTruncated: truncated,
        groups,
        choices,
        sources: asked,
        told,
        policyOf: (connection) => policyOf(ticket.brandId, connection),
        isHoliday,
        commitmentsOf: given,
        waiting,
        handOvers,
        now: time,
      })
    const panel = panelAt(now())
    return {
      panel,
      panelAt,
      restsOn: { ticketId: ticket.ticketId, keys, records },
      refreshes,
      currentUntil: currentUntil(askings, now()),
    }
  }
  return {
    compose,
    forTicket: async (request, scope) => (await compose(request, scope, askingOf(request))).panel,
    search: async (request, scope) => (await compose(asRequest(request), scope, whileCurrent)).panel,
    recall: async (request, scope) => (await compose(asRequest(request), scope, fromMemory)).panel,
    find: async (request, scope) =>
      (await compose({ ...asRequest(request), firstHop: true }, scope, whileCurrent)).panel,
  }
}

/** What the store knows may be newer than what a source said to another agent a moment ago: webhooks end there, of all bridges. */
export const whileCurrent: AskOptions = { remembered: 'while_current' }

const fromMemory: AskOptions = { remembered: 'unless_new' }

/** How a ticket is asked when nobody waits for what comes later. */
export const askingOf = ({ fresh }: PanelRequest): AskOptions => (fresh ? { fresh: true } : whileCurrent)

const currentUntil = (askings: readonly Asking[], now: number): number =>
  Math.min(now, ...askings.map(({ answer }) => (answer.ok ? Date.parse(answer.asOf) : -currentMs))) +
  currentMs

const toldBy = ({ source, capability, answer }: Asking) => ({
  connection: source.connection,
  kind: capability.kind,
  // Of a number there is one: only of a person's records the older ones can be missing.
  more: isPerson(capability) && (answer.ok ? answer.data : answer.lastGood?.data)?.more === true,
  ...(answer.ok
    ? { asOf: answer.asOf, strangers: answer.data.strangers }
    : { failure: answer.failure, asOf: answer.lastGood?.asOf, strangers: 0 }),
})

const isPerson = ({ by }: Asking['capability']): boolean => by === 'email' || by === 'phone'

/** What an agent typed is one more text to find keys in, and the only one. */
export const asRequest = ({ query, brandId }: SearchRequest): Ask => ({
  ticket: {
    brandId,
    requester: { emails: [], phones: [] },
    subject: '',
    description: '',
    comments: [],
    customFields: [],
    search: query,
  },
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
})
