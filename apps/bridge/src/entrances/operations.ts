import { Panel, PanelRequest, SearchRequest } from '@throughline/shared/contract'
import type { z } from 'zod'
import type { PanelFlow, Scope } from '../flow/panel.ts'
import type { Caller } from './caller.ts'
import { type PanelFacts, panelFacts } from './panel-facts.ts'

/** What a door hands over with the input: who asks, and where to leave what may be logged. */
export interface Call {
  caller: Caller
  note(facts: PanelFacts): void
}

/** One public verb. Doors project it and add nothing: same name, same input, same answer everywhere. */
export interface Operation<Input extends z.ZodType, Output extends z.ZodType> {
  name: string
  summary: string
  /** Which callers may run it. */
  who: Caller['kind']
  input: Input
  output: Output
  run(input: z.output<Input>, call: Call): Promise<z.output<Output>>
}

const operation = <Input extends z.ZodType, Output extends z.ZodType>(stated: Operation<Input, Output>) =>
  stated

export interface OperationsOptions {
  flow: Pick<PanelFlow, 'forTicket' | 'search'>
  /** The connections that a brand of this caller asks. */
  connectionsFor(caller: Caller, brandId: string | undefined): readonly string[]
}

export type Operations = ReturnType<typeof createOperations>

/** Every public verb, stated once. */
export function createOperations({ flow, connectionsFor }: OperationsOptions) {
  const answer = async (
    { caller, note }: Call,
    brandId: string | undefined,
    ask: (scope: Scope) => Promise<Panel>,
  ) => {
    const connections = connectionsFor(caller, brandId)
    const panel = await ask({ connections })
    note(panelFacts(panel, connections))
    return connections.length > 0 ? panel : nobodyAsked(panel)
  }
  return {
    panelForTicket: operation({
      name: 'panel.forTicket',
      summary: 'Everything known about the orders of the customer of a ticket.',
      who: 'agent',
      input: PanelRequest,
      output: Panel,
      run: (request, call) => answer(call, request.ticket.brandId, (scope) => flow.forTicket(request, scope)),
    }),
    ordersSearch: operation({
      name: 'orders.search',
      summary: 'Orders by an e-mail, phone, order, return or tracking number that an agent typed.',
      who: 'agent',
      input: SearchRequest,
      output: Panel,
      run: (request, call) => answer(call, request.brandId, (scope) => flow.search(request, scope)),
    }),
  }
}

/** Not `none`: there may be orders, and the agent should know that a retry changes nothing. */
const nobodyAsked = (panel: Panel): Panel => ({
  ...panel,
  outcome: 'unavailable',
  notice: 'brand_not_connected',
})
