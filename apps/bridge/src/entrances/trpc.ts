import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import type { Call, Operations } from './operations.ts'
import { refusalMessage } from './refuse.ts'
import type { RequestFacts } from './request-log.ts'

export interface TrpcContext {
  caller: Caller | undefined
  facts: RequestFacts
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
  t.procedure.use(({ ctx: { caller, facts }, next }) => {
    if (caller?.kind !== who) {
      throw new TRPCError({ code: 'UNAUTHORIZED', message: refusalMessage('UNAUTHORIZED') })
    }
    const call: Call = { caller, note: (said) => Object.assign(facts, said) }
    return next({ ctx: { call } })
  })

/** The operations as tRPC speaks them. */
export const createRouter = ({ panelForTicket, ordersSearch }: Operations) =>
  t.router({
    panel: t.router({
      forTicket: procedureFor(panelForTicket)
        .input(panelForTicket.input)
        .output(panelForTicket.output)
        .query(({ input, ctx }) => panelForTicket.run(input, ctx.call)),
    }),
    orders: t.router({
      search: procedureFor(ordersSearch)
        .input(ordersSearch.input)
        .output(ordersSearch.output)
        .query(({ input, ctx }) => ordersSearch.run(input, ctx.call)),
    }),
  })

export type AppRouter = ReturnType<typeof createRouter>
