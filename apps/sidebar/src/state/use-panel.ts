import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Choices, TicketContext } from '@throughline/shared/contract'
import { useCallback, useRef } from 'react'
import { mayPass } from '../bridge/failure.ts'
import { useServices } from '../services.ts'
import type { Arrival } from './screen.ts'
import { versionOf } from './subject.ts'

/** 15 s: coming back to a tab within that shows what is there; the bridge would answer from its own memory anyway. */
const freshForMs = 15_000
/** While the bridge is away we try again by ourselves, gently: an agent has thirty tickets open. */
const tryAgainMs = 20_000

export type PanelQuery = {
  query: UseQueryResult<Arrival>
  /** Asks every source again, past the bridge's memory. */
  askAll(): void
}

export const usePanel = (ticket: TicketContext | undefined, choices: Choices): PanelQuery => {
  const { bridge, now } = useServices()
  const wantsFresh = useRef(false)
  const query = useQuery({
    // The ticket's version is part of the key: an answer for an older text or another person has nowhere to go.
    queryKey: ['panel', ticket ? versionOf(ticket) : undefined, choices],
    enabled: ticket !== undefined,
    queryFn: async ({ signal }): Promise<Arrival> => {
      if (!ticket) throw new Error('There is no ticket to look up.')
      const fresh = wantsFresh.current
      const panel = await bridge.forTicket({ ticket, choices, fresh }, signal)
      wantsFresh.current = false
      return { panel, at: now() }
    },
    staleTime: freshForMs,
    retry: (failures, error) => failures < 2 && mayPass(error),
    retryDelay: (failures) => 400 * 2 ** failures,
    refetchInterval: ({ state }) => (state.error && mayPass(state.error) ? tryAgainMs : false),
  })

  const { refetch } = query
  const askAll = useCallback(() => {
    wantsFresh.current = true
    void refetch({ cancelRefetch: true })
  }, [refetch])
  return { query, askAll }
}
