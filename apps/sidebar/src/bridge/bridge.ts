import type {
  CorrectCauseRequest,
  CorrectedCause,
  OrderStock,
  Panel,
  PanelRequest,
  RecordedPromise,
  RecordPromiseRequest,
  ReplyDraft,
  ReplyRequest,
  SearchRequest,
  StockRequest,
  TicketCause,
  WatchRequest,
} from '@throughline/shared/contract'
import type { Told } from './told.ts'

/** What the panel asks of the bridge. Every call rejects with a `BridgeError` or `ZafError`, and always ends. */
export type Bridge = {
  forTicket(request: PanelRequest, signal: AbortSignal): Promise<Panel>
  search(request: SearchRequest, signal: AbortSignal): Promise<Panel>
  /** A reply to the customer, composed of nothing but what the order's card carries. */
  draft(request: ReplyRequest, signal: AbortSignal): Promise<ReplyDraft>
  /** Keeps a day that a reply gave, once it was sent. */
  recordPromise(request: RecordPromiseRequest, signal: AbortSignal): Promise<RecordedPromise>
  /** How many there are of the articles of an order. */
  stock(request: StockRequest, signal: AbortSignal): Promise<OrderStock>
  /** Why the customer of a saved ticket wrote; null where nothing is kept of it. */
  causeOf(ticketId: string, signal: AbortSignal): Promise<TicketCause>
  /** Says that it was something else; `null` takes that back. */
  correctCause(request: CorrectCauseRequest, signal: AbortSignal): Promise<CorrectedCause>
  /**
   * A ticket's panels as they change, until the bridge ends it, the connection breaks or `signal` says so. Rejects with a `WatchRefused`
   * as well. A broken connection may end in silence: who watches must miss the heartbeat.
   */
  watch(request: WatchRequest, signal: AbortSignal): AsyncIterable<Told>
  /** Forgets the session, so that the next call asks for a new one. */
  signInAgain(): void
}
