import {
  type OrderCard,
  OrderStock,
  Panel,
  PanelEvent,
  PanelRequest,
  RecordedPromise,
  RecordPromiseRequest,
  type Ref,
  ReplyDraft,
  ReplyRequest,
  SearchRequest,
  StockRequest,
  WatchRequest,
} from '@throughline/shared/contract'
import { replyLanguageFor } from '@throughline/shared/vocabulary'
import { composeReply } from '../domain/wording/reply.ts'
import type { PanelFlow } from '../flow/panel.ts'
import type { RecordPromise } from '../flow/record-promise.ts'
import type { Scope } from '../flow/scope.ts'
import type { StockFlow } from '../flow/stock.ts'
import type { WarmFlow } from '../flow/warm.ts'
import type { Watch } from '../flow/watch.ts'
import { type BoardOperationsOptions, createBoardOperations } from './board-operations.ts'
import type { Caller } from './caller.ts'
import { type Call, operation, streamOperation } from './operation.ts'
import { panelFacts } from './panel-facts.ts'
import { Refused } from './refuse.ts'

export interface OperationsOptions {
  flow: Pick<PanelFlow, 'forTicket' | 'search'> & Partial<Pick<WarmFlow, 'stands'>>
  /** Absent where nothing is kept: then there is nothing to watch. */
  watch?: Watch | undefined
  /** Absent where nothing is kept. */
  recordPromise?: RecordPromise | undefined
  /** Absent where nobody counts stock. */
  stockOf?: StockFlow | undefined
  /** The connections that a brand of this caller asks. */
  connectionsFor(caller: Caller, brandId: string | undefined): readonly string[]
  /** Absent where nobody looks at a board. */
  board?: BoardOperationsOptions | undefined
  /** Hears what an agent saw of a ticket, after she has it. */
  onShown?: ((caller: Caller, ticketId: string, panel: Panel) => void) | undefined
}

export type Operations = ReturnType<typeof createOperations>

/** Every public verb, stated once. */
export function createOperations({
  flow,
  watch,
  recordPromise,
  stockOf,
  connectionsFor,
  board = { me: async () => ({ role: 'unproven' }) },
  onShown,
}: OperationsOptions) {
  const tell = (caller: Caller, ticketId: string | undefined, panel: Panel): void => {
    if (onShown && ticketId !== undefined) setImmediate(onShown, caller, ticketId, panel)
  }
  const answer = async (
    { caller, note, mayRepeat }: Call,
    brandId: string | undefined,
    ask: (scope: Scope) => Promise<Panel>,
  ) => {
    const connections = connectionsFor(caller, brandId)
    const panel = await ask({ connections })
    note(panelFacts(panel, connections))
    if (flow.stands) mayRepeat(() => flow.stands?.(panel) ?? false)
    return connections.length > 0 ? panel : nobodyAsked(panel)
  }
  /** Checked and made once for all who watch the same: they share one panel. */
  const eventOf = (panel: Panel): PanelEvent => {
    const known = events.get(panel)
    if (known) return known
    const event = PanelEvent.parse({ panel })
    events.set(panel, event)
    return event
  }
  const events = new WeakMap<Panel, PanelEvent>()
  /** Composed for this caller: what a page says of an order is no reason to say it to a customer, or to keep it. */
  const cardFor = async (
    { ticket, choices, ref }: Pick<PanelRequest, 'ticket' | 'choices'> & { ref: Ref },
    { caller, note }: Pick<Call, 'caller' | 'note'>,
  ) => {
    const connections = connectionsFor(caller, ticket.brandId)
    const panel = await flow.forTicket({ ticket, choices, fresh: false }, { connections })
    note(panelFacts(panel, connections))
    const card = panel.orders.find((one) => one.ref.connection === ref.connection && one.ref.key === ref.key)
    if (!card) throw new Refused('NOT_FOUND', 'The panel of this ticket shows no such order.')
    return { panel, card }
  }

  return {
    ...createBoardOperations(board),
    panelForTicket: operation({
      name: 'panel.forTicket',
      summary: 'Everything known about the orders of the customer of a ticket.',
      who: 'agent',
      input: PanelRequest,
      output: Panel,
      // Who asks anew wants no answer of a minute ago, however often.
      run: (request, call) =>
        answer(request.fresh ? { ...call, mayRepeat: () => {} } : call, request.ticket.brandId, (scope) =>
          flow.forTicket(request, scope),
        ),
    }),
    panelWatch: streamOperation({
      name: 'panel.watch',
      summary: 'The panel of a ticket now, and again whenever it changes.',
      who: 'agent',
      input: WatchRequest,
      output: PanelEvent,
      run({ lastEventId, ...request }, { caller, note, signal }) {
        if (!watch) throw new Refused('NOT_IMPLEMENTED')
        const connections = connectionsFor(caller, request.ticket.brandId)
        const watched = watch({
          request,
          scope: { connections },
          lastEventId: lastEventId ?? undefined,
          signal,
        })
        return mapped(watched, ({ id, panel }) => {
          note(panelFacts(panel, connections))
          tell(caller, request.ticket.ticketId, panel)
          return { id, data: eventOf(connections.length > 0 ? panel : nobodyAsked(panel)) }
        })
      },
    }),
    ordersSearch: operation({
      name: 'orders.search',
      summary: 'Orders by an e-mail, phone, order, return or tracking number that an agent typed.',
      who: 'agent',
      input: SearchRequest,
      output: Panel,
      run: (request, call) => answer(call, request.brandId, (scope) => flow.search(request, scope)),
    }),
    repliesDraft: operation({
      name: 'replies.draft',
      summary: 'A reply to the customer about one order of a ticket, composed of proven facts alone.',
      who: 'agent',
      input: ReplyRequest,
      output: ReplyDraft,
      async run({ ticket, choices, ref, language }, { caller, note }) {
        const { panel, card } = await cardFor({ ticket, choices, ref }, { caller, note })
        return composeReply(card, {
          language: language ?? replyLanguageFor(ticket.requester.locale),
          asOf: panel.asOf,
        })
      },
    }),
    stockOfOrder: operation({
      name: 'stock.ofOrder',
      summary: 'The stock of the articles of one order of a ticket, asked when an agent opens its items.',
      who: 'agent',
      input: StockRequest,
      output: OrderStock,
      async run({ ticket, choices, ref }, { caller, note }) {
        const { card } = await cardFor({ ticket, choices, ref }, { caller, note })
        if (!stockOf) return { articles: [], truncated: false, silent: [] }
        const connections = connectionsFor(caller, ticket.brandId)
        return stockOf(card, { connections, brandId: ticket.brandId })
      },
    }),
    promisesRecord: operation({
      name: 'promises.record',
      summary: 'Keeps a day that a reply gave the customer of an order of a ticket.',
      who: 'agent',
      input: RecordPromiseRequest,
      output: RecordedPromise,
      async run({ ticket, choices, ref, kind, latest, about }, { caller, note }) {
        if (!recordPromise) throw new Refused('NOT_IMPLEMENTED', nothingIsKept)
        const { panel, card } = await cardFor({ ticket, choices, ref }, { caller, note })
        if (about !== undefined && !partsOf(card).includes(about)) {
          throw new Refused('NOT_FOUND', 'This order has no such parcel or return.')
        }
        if (latest < dayBefore(panel.asOf)) {
          throw new Refused('BAD_REQUEST', `latest: ${latest} has passed; a promise is of a day to come.`)
        }
        return { madeAt: await recordPromise(card.ref, { by: 'agent', kind, latest, about }) }
      },
    }),
  }
}

const nothingIsKept =
  'This bridge keeps no store, so no promise is remembered. Configure `store` to have promises watched.'

const partsOf = ({ parcels, returns }: OrderCard): string[] =>
  [...parcels.map(({ trackingNumber }) => trackingNumber), ...returns.map(({ number }) => number)].flatMap(
    (one) => one ?? [],
  )

/** West of Greenwich today may still be yesterday. */
const dayBefore = (time: string): string => new Date(Date.parse(time) - 86_400_000).toISOString().slice(0, 10)

/** Not `none`: there may be orders, and the agent should know that a retry changes nothing. */
const nobodyAsked = (panel: Panel): Panel => ({
  ...panel,
  outcome: 'unavailable',
  notice: 'brand_not_connected',
})

async function* mapped<From, To>(all: AsyncIterable<From>, to: (one: From) => To): AsyncGenerator<To> {
  for await (const one of all) yield to(one)
}
