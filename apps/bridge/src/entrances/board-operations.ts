import {
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
  CauseRequest,
  CorrectCauseRequest,
  CorrectedCause,
  TicketCause,
} from '@throughline/shared/contract'
import { z } from 'zod'
import type { Board, Onlooker } from '../flow/board.ts'
import type { CauseOf, CorrectCause } from '../flow/correct-cause.ts'
import type { Caller } from './caller.ts'
import { operation } from './operation.ts'
import { Refused } from './refuse.ts'

export interface BoardOperationsOptions {
  /** Absent where nothing is kept. */
  board?: Board | undefined
  correctCause?: CorrectCause | undefined
  causeOf?: CauseOf | undefined
  /** Who a caller is, as far as Zendesk proved it, and where to prove it. */
  me(caller: Caller): Promise<BoardMe>
}

const Nothing = z.strictObject({}).optional()

/** The verbs of the board. A lead sees everybody's contacts; an agent sees what she answered first; who has proven nothing sees nothing. */
export function createBoardOperations({ board, correctCause, causeOf, me }: BoardOperationsOptions) {
  const asLooking = <Answer>(caller: Caller, read: (board: Board, who: Onlooker) => Answer): Answer => {
    if (!board) throw new Refused('NOT_IMPLEMENTED', nothingIsKept)
    const { proof } = caller
    if (!proof) throw new Refused('FORBIDDEN', notProven)
    return read(board, proof.role === 'lead' ? {} : { agentId: proof.agentId })
  }
  const asLead = <Answer>(caller: Caller, read: (board: Board) => Answer): Answer =>
    asLooking(caller, (known, { agentId }) => {
      if (agentId !== undefined) throw new Refused('FORBIDDEN', forLeads)
      return read(known)
    })

  return {
    boardMe: operation({
      name: 'board.me',
      summary: 'Who looks at the board, and where to prove it.',
      who: 'agent',
      input: Nothing,
      output: BoardMe,
      run: (_, { caller }) => me(caller),
    }),
    boardOverview: operation({
      name: 'board.overview',
      summary: 'The three numbers with their trend, and what is in none of them.',
      who: 'agent',
      input: BoardFilter,
      output: BoardOverview,
      run: async (filter, { caller }) => asLooking(caller, (known, who) => known.overview(filter, who)),
    }),
    boardCauses: operation({
      name: 'board.causes',
      summary: 'What customers wrote about, by the first contacts that it lost.',
      who: 'agent',
      input: BoardFilter,
      output: BoardCauses,
      run: async (filter, { caller }) => asLooking(caller, (known, who) => known.causes(filter, who)),
    }),
    boardTickets: operation({
      name: 'board.tickets',
      summary: 'The tickets behind a number, each with why it counts or does not.',
      who: 'agent',
      input: BoardTicketsRequest,
      output: BoardTickets,
      run: async (request, { caller }) => asLooking(caller, (known, who) => known.tickets(request, who)),
    }),
    boardToday: operation({
      name: 'board.today',
      summary: 'Returns past due by owner, and promises that are about to break.',
      who: 'agent',
      input: Nothing,
      output: BoardToday,
      run: async (_, { caller }) => asLooking(caller, (known, who) => known.today(who)),
    }),
    boardAudit: operation({
      name: 'board.audit',
      summary: 'Errors by kind, place and week, and where they are more frequent than elsewhere.',
      who: 'agent',
      input: AuditRequest,
      output: Audit,
      run: async (request, { caller }) =>
        asLooking(caller, (known, { agentId }) => known.audit(request, { withCost: agentId === undefined })),
    }),
    boardAuditOrders: operation({
      name: 'board.auditOrders',
      summary: 'The orders and tickets behind a cell of the audit.',
      who: 'agent',
      input: AuditOrdersRequest,
      output: AuditOrders,
      run: async (request, { caller }) =>
        asLead(caller, (known) => known.auditOrders(request, { withCost: true })),
    }),
    contactsCauseOf: operation({
      name: 'contacts.causeOf',
      summary: 'Why the customer of a ticket wrote, as it is counted now.',
      who: 'agent',
      input: CauseRequest,
      output: TicketCause,
      run: async ({ ticketId }, { caller }) => (await causeOf?.(caller.subdomain, ticketId)) ?? null,
    }),
    contactsCorrectCause: operation({
      name: 'contacts.correctCause',
      summary: 'Says that a ticket had another cause than the facts gave, or takes that back.',
      who: 'agent',
      input: CorrectCauseRequest,
      output: CorrectedCause,
      async run({ ticketId, cause }, { caller }) {
        if (!correctCause) throw new Refused('NOT_IMPLEMENTED', nothingIsKept)
        const corrected = await correctCause(caller.subdomain, {
          ticketId,
          cause,
          // Attribution, no permission: every agent may say what she knows of a ticket.
          by: caller.proof?.agentId ?? caller.agentId ?? 'unknown',
        })
        if (!corrected) throw new Refused('NOT_FOUND', `Nothing is known of ticket ${ticketId}.`)
        return corrected
      },
    }),
  }
}

const nothingIsKept = 'This bridge keeps no store, so nothing is counted. Configure `store` to have a board.'
const notProven = 'The board shows contacts of customers: sign in with Zendesk first. `board.me` says where.'
const forLeads = 'Only leads see this: an administrator lists them under board.leads.'
