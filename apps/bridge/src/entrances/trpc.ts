import { initTRPC, TRPCError, tracked } from '@trpc/server'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import type { Call } from './operation.ts'
import type { Operations } from './operations.ts'
import { Refused, refusalMessage } from './refuse.ts'
import type { RequestFacts } from './request-log.ts'

export interface TrpcContext {
  caller: Caller | undefined
  facts: RequestFacts
  /** Hears that the answer may be given again; absent where nobody would. */
  mayRepeat?: Call['mayRepeat']
}

/** Plain JSON: the contract has ISO strings and no Dates. `isDev: false` keeps stack traces at home, wherever the bridge runs. */
const t = initTRPC.context<TrpcContext>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: messageOf(error),
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
  }),
})

/** What the caller can act on: which input is wrong. Of our own failures nothing: their messages may quote a customer's data. */
const messageOf = (error: TRPCError): string => {
  if (error.code === 'INTERNAL_SERVER_ERROR') return refusalMessage('INTERNAL_SERVER_ERROR')
  if (!(error.cause instanceof z.core.$ZodError)) return error.message
  const [first, ...others] = error.cause.issues
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return `${first?.path.join('.') || 'input'}: ${first?.message}${more}`
}

/** Lets in whom the operation is for, whatever the door before it did. */
const procedureFor = ({ who }: { who: Caller['kind'] }) =>
  t.procedure.use(async ({ ctx: { caller, facts, mayRepeat = () => {} }, next }) => {
    if (caller?.kind !== who) {
      throw new TRPCError({ code: 'UNAUTHORIZED', message: refusalMessage('UNAUTHORIZED') })
    }
    const call: Call = { caller, note: (said) => Object.assign(facts, said), mayRepeat }
    const result = await next({ ctx: { call } })
    if (!result.ok && result.error.cause instanceof Refused) {
      const { refusal, message } = result.error.cause
      throw new TRPCError({ code: refusal, message })
    }
    return result
  })

/** Each answer under its id, for a client that resumes. */
async function* trackedAll<Data>(answers: AsyncIterable<{ id: string; data: Data }>) {
  for await (const { id, data } of answers) yield tracked(id, data)
}

/** The operations as tRPC speaks them. */
export const createRouter = ({
  panelForTicket,
  panelWatch,
  ordersSearch,
  repliesDraft,
  promisesRecord,
  stockOfOrder,
  boardMe,
  boardOverview,
  boardCauses,
  boardTickets,
  boardToday,
  boardAudit,
  boardAuditOrders,
  contactsCauseOf,
  contactsCorrectCause,
}: Operations) =>
  t.router({
    panel: t.router({
      forTicket: procedureFor(panelForTicket)
        .input(panelForTicket.input)
        .output(panelForTicket.output)
        .query(({ input, ctx }) => panelForTicket.run(input, ctx.call)),
      watch: procedureFor(panelWatch)
        .input(panelWatch.input)
        // Without a signal it is a caller within this process, which ends the iteration itself.
        .subscription(({ input, ctx, signal = new AbortController().signal }) =>
          trackedAll(panelWatch.run(input, { ...ctx.call, signal })),
        ),
    }),
    orders: t.router({
      search: procedureFor(ordersSearch)
        .input(ordersSearch.input)
        .output(ordersSearch.output)
        .query(({ input, ctx }) => ordersSearch.run(input, ctx.call)),
    }),
    replies: t.router({
      draft: procedureFor(repliesDraft)
        .input(repliesDraft.input)
        .output(repliesDraft.output)
        .query(({ input, ctx }) => repliesDraft.run(input, ctx.call)),
    }),
    stock: t.router({
      ofOrder: procedureFor(stockOfOrder)
        .input(stockOfOrder.input)
        .output(stockOfOrder.output)
        .query(({ input, ctx }) => stockOfOrder.run(input, ctx.call)),
    }),
    board: t.router({
      me: procedureFor(boardMe)
        .input(boardMe.input)
        .output(boardMe.output)
        .query(({ input, ctx }) => boardMe.run(input, ctx.call)),
      overview: procedureFor(boardOverview)
        .input(boardOverview.input)
        .output(boardOverview.output)
        .query(({ input, ctx }) => boardOverview.run(input, ctx.call)),
      causes: procedureFor(boardCauses)
        .input(boardCauses.input)
        .output(boardCauses.output)
        .query(({ input, ctx }) => boardCauses.run(input, ctx.call)),
      tickets: procedureFor(boardTickets)
        .input(boardTickets.input)
        .output(boardTickets.output)
        .query(({ input, ctx }) => boardTickets.run(input, ctx.call)),
      today: procedureFor(boardToday)
        .input(boardToday.input)
        .output(boardToday.output)
        .query(({ input, ctx }) => boardToday.run(input, ctx.call)),
      audit: procedureFor(boardAudit)
        .input(boardAudit.input)
        .output(boardAudit.output)
        .query(({ input, ctx }) => boardAudit.run(input, ctx.call)),
      auditOrders: procedureFor(boardAuditOrders)
        .input(boardAuditOrders.input)
        .output(boardAuditOrders.output)
        .query(({ input, ctx }) => boardAuditOrders.run(input, ctx.call)),
    }),
    contacts: t.router({
      causeOf: procedureFor(contactsCauseOf)
        .input(contactsCauseOf.input)
        .output(contactsCauseOf.output)
        .query(({ input, ctx }) => contactsCauseOf.run(input, ctx.call)),
      correctCause: procedureFor(contactsCorrectCause)
        .input(contactsCorrectCause.input)
        .output(contactsCorrectCause.output)
        .mutation(({ input, ctx }) => contactsCorrectCause.run(input, ctx.call)),
    }),
    promises: t.router({
      record: procedureFor(promisesRecord)
        .input(promisesRecord.input)
        .output(promisesRecord.output)
        .mutation(({ input, ctx }) => promisesRecord.run(input, ctx.call)),
    }),
  })

export type AppRouter = ReturnType<typeof createRouter>
