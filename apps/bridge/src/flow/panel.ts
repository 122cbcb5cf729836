import type { Panel, PanelRequest, SearchRequest } from '@throughline/shared/contract'
import { type IdentifyOptions, identify, type SearchableTicket } from '../domain/identity/identify.ts'
import { group } from '../domain/merge/group.ts'
import { view } from '../domain/view/view.ts'
import type { Source } from './ask.ts'
import { type Asking, lookup } from './lookup.ts'

/** What the flow needs from outside. */
export interface PanelFlowOptions {
  sources: readonly Source[]
  identity: IdentifyOptions
  /** Epoch milliseconds. */
  now: () => number
  /** How long a ticket may wait for everybody. */
  deadlineMs: number
}

/** A ticket, or what an agent typed into the search. */
type Ask = Omit<PanelRequest, 'ticket'> & { ticket: SearchableTicket }

/** Which connections this caller's brand may ask. Nothing crosses brands that the configuration does not join. */
export interface Scope {
  connections: readonly string[]
}

export interface PanelFlow {
  forTicket(request: PanelRequest, scope: Scope): Promise<Panel>
  search(request: SearchRequest, scope: Scope): Promise<Panel>
}

/**
 * How a ticket becomes a panel: identify → lookup → merge → view.
 *
 * 1. `identify` reads every e-mail, phone, order, return and tracking number from the ticket.
 * 2. `lookup` asks all sources at once and follows what they bring, under one deadline; each record is checked against who asked.
 * 3. `group` sorts the records into orders; conflicts keep all their sides.
 * 4. `view` says what an agent may see, what is only a candidate, and how each source did.
 */
export function createPanelFlow({ sources, identity, now, deadlineMs }: PanelFlowOptions): PanelFlow {
  const compose = async (request: Ask, scope: Scope): Promise<Panel> => {
    const { ticket, choices, fresh } = request
    const asked = sources.filter((source) => scope.connections.includes(source.connection))
    const { keys, truncated } = identify(ticket, identity)
    const { records, askings } = await lookup({ keys, sources: asked, deadlineMs, asking: { fresh } })
    return view({
      requester: { name: ticket.requester.name },
      keys,
      keysTruncated: truncated,
      groups: group(records),
      choices,
      sources: asked,
      told: askings.map(toldBy),
      now: now(),
    })
  }
  return {
    forTicket: compose,
    search: ({ query }, scope) =>
      compose({ ticket: asTicket(query), choices: { confirmed: [], dismissed: [] }, fresh: false }, scope),
  }
}

const toldBy = ({ source, capability, answer }: Asking) => ({
  connection: source.connection,
  kind: capability.kind,
  ...(answer.ok
    ? { asOf: answer.asOf, strangers: answer.data.strangers }
    : { failure: answer.failure, strangers: 0 }),
})

/** What an agent typed is one more text to find keys in, and the only one. */
const asTicket = (query: string): SearchableTicket => ({
  requester: { emails: [], phones: [] },
  subject: '',
  description: '',
  comments: [],
  customFields: [],
  search: query,
})
