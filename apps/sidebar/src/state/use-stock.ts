import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { OrderCard, OrderStock } from '@throughline/shared/contract'
import { useServices } from '../services.ts'
import { refId } from './choices.ts'
import { versionOf } from './subject.ts'
import type { Replying } from './use-replies.ts'

/** Stock changes by the minute, and asking costs every warehouse a question. */
const freshForMs = 60_000

/** The stock of an order's articles, asked when its items are opened and the panel has brought none. */
export const useStock = (order: OrderCard, ticketOf: Replying | undefined): UseQueryResult<OrderStock> => {
  const { bridge } = useServices()
  const isWanted = order.lines.some(({ sku, stock }) => sku !== undefined && stock === undefined)
  return useQuery({
    queryKey: ['stock', ticketOf ? versionOf(ticketOf.ticket) : undefined, refId(order.ref)],
    enabled: ticketOf !== undefined && isWanted,
    queryFn: ({ signal }) => {
      if (!ticketOf) throw new Error('There is no ticket to ask for.')
      const { ticket, choices } = ticketOf
      return bridge.stock({ ticket, choices, ref: order.ref }, signal)
    },
    staleTime: freshForMs,
    retry: false,
  })
}
