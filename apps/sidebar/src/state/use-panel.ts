import { type QueryKey, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
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
/** As long as the bridge itself takes an answer for current. */
const askAgainMs = 60_000

export type PanelQuery = {
  query: UseQueryResult<Arrival>
  /** Asks every source again, past the bridge's memory. */
  askAll(): void
}

/** The ticket's version is part of it: an answer for an older text or another person has nowhere to go. */
export const panelKey = (ticket: TicketContext | undefined, choices: Choices): QueryKey => [
  'panel',
  ticket ? versionOf(ticket) : undefined,
  choices,
]

export type PanelOptions = {
  ticket: TicketContext | undefined
  choices: Choices
  /** Nobody tells of changes: ask, now and from time to time. */
  asking: boolean
}

/** The panel as it was last told or asked. */
export const usePanel = ({ ticket, choices, asking }: PanelOptions): PanelQuery => {
  const { bridge, now } = useServices()
  const queries = useQueryClient()
  const wantsFresh = useRef(false)
  const key = panelKey(ticket, choices)
  const query = useQuery({
    queryKey: key,
    enabled: asking && ticket !== undefined,
    queryFn: async ({ signal }): Promise<Arrival> => {
      if (!ticket) throw new Error('There is no ticket to look up.')
      const fresh = wantsFresh.current
      const askedAt = now()
      const panel = await bridge.forTicket({ ticket, choices, fresh }, signal)
      wantsFresh.current = false
      // Told meanwhile, and put together later than what we asked for.
      const told = queries.getQueryData<Arrival>(key)
      return !fresh && told && told.at >= askedAt ? told : { panel, at: now() }
    },
    staleTime: freshForMs,
    retry: (failures, error) => failures < 2 && mayPass(error),
    retryDelay: (failures) => 400 * 2 ** failures,
    refetchInterval: ({ state }) => {
      if (state.error) return mayPass(state.error) ? tryAgainMs : false
      return askAgainMs
    },
  })

  const { refetch } = query
  const askAll = useCallback(() => {
    wantsFresh.current = true
    void refetch({ cancelRefetch: true })
  }, [refetch])
  return { query, askAll }
}
