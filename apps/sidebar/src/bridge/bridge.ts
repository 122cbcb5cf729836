import type {
  Panel,
  PanelRequest,
  ReplyDraft,
  ReplyRequest,
  SearchRequest,
  WatchRequest,
} from '@throughline/shared/contract'
import type { Told } from './told.ts'

/** What the panel asks of the bridge. Every call rejects with a `BridgeError` or `ZafError`, and always ends. */
export type Bridge = {
  forTicket(request: PanelRequest, signal: AbortSignal): Promise<Panel>
  search(request: SearchRequest, signal: AbortSignal): Promise<Panel>
  /** A reply to the customer, composed of nothing but what the order's card carries. */
  draft(request: ReplyRequest, signal: AbortSignal): Promise<ReplyDraft>
  /**
   * A ticket's panels as they change, until the bridge ends it, the connection breaks or `signal` says so. Rejects with a `WatchRefused`
   * as well. A broken connection may end in silence: who watches must miss the heartbeat.
   */
  watch(request: WatchRequest, signal: AbortSignal): AsyncIterable<Told>
  /** Forgets the session, so that the next call asks for a new one. */
  signInAgain(): void
}
