import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { mayPass } from '../bridge/failure.ts'
import { useServices } from '../services.ts'
import type { TicketRead } from '../zaf/read-ticket.ts'

/** What the ticket says, read again when it changes and when the agent comes back to it. */
export const useTicket = (): UseQueryResult<TicketRead> => {
  const { helpdesk } = useServices()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['ticket'],
    queryFn: () => helpdesk.readTicket(),
    retry: (failures, error) => failures < 1 && mayPass(error),
    // The helpdesk tells of changes; a focus alone changes no ticket.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

  useEffect(() => {
    const readAgain = () => void queries.invalidateQueries({ queryKey: ['ticket'] })
    const stopTicket = helpdesk.watchTicket(readAgain)
    const stopAttention = helpdesk.watchAttention((active) => {
      if (!active) return
      readAgain()
      void queries.refetchQueries({ queryKey: ['panel'], type: 'active', stale: true })
    })
    return () => {
      stopTicket()
      stopAttention()
    }
  }, [helpdesk, queries])

  return query
}
