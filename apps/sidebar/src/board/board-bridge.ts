import type {
  Audit,
  AuditOrders,
  AuditOrdersRequest,
  AuditRequest,
  BoardCauses,
  BoardFilter,
  BoardMe,
  BoardOverview,
  BoardTickets,
  BoardTicketsRequest,
  BoardToday,
} from '@throughline/shared/contract'
import { type AskingOptions, createAsking } from '../bridge/asking.ts'

/** What the board asks of the bridge. Every call rejects with a `BridgeError` or `ZafError`, and always ends. */
export type BoardBridge = {
  me(signal: AbortSignal): Promise<BoardMe>
  overview(filter: BoardFilter, signal: AbortSignal): Promise<BoardOverview>
  causes(filter: BoardFilter, signal: AbortSignal): Promise<BoardCauses>
  tickets(request: BoardTicketsRequest, signal: AbortSignal): Promise<BoardTickets>
  today(signal: AbortSignal): Promise<BoardToday>
  audit(request: AuditRequest, signal: AbortSignal): Promise<Audit>
  auditOrders(request: AuditOrdersRequest, signal: AbortSignal): Promise<AuditOrders>
}

/** Speaks to the bridge for the board. */
export const createBoardBridge = (options: AskingOptions): BoardBridge => {
  const { client, ask } = createAsking(options)
  const { board } = client
  return {
    me: (signal) => ask((patience) => board.me.query({}, { signal: patience }), signal),
    overview: (filter, signal) =>
      ask((patience) => board.overview.query(filter, { signal: patience }), signal),
    causes: (filter, signal) => ask((patience) => board.causes.query(filter, { signal: patience }), signal),
    tickets: (request, signal) =>
      ask((patience) => board.tickets.query(request, { signal: patience }), signal),
    today: (signal) => ask((patience) => board.today.query({}, { signal: patience }), signal),
    audit: (request, signal) => ask((patience) => board.audit.query(request, { signal: patience }), signal),
    auditOrders: (request, signal) =>
      ask((patience) => board.auditOrders.query(request, { signal: patience }), signal),
  }
}
