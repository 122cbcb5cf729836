import type { Panel, PanelRequest, SearchRequest } from '@throughline/shared/contract'

/** What the panel asks of the bridge. Every call rejects with a `BridgeError` or `ZafError`, and always ends. */
export type Bridge = {
  forTicket(request: PanelRequest, signal: AbortSignal): Promise<Panel>
  search(request: SearchRequest, signal: AbortSignal): Promise<Panel>
  /** Forgets the session, so that the next call asks for a new one. */
  signInAgain(): void
}
