import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CorrectedCause } from '@throughline/shared/contract'
import type { ContactCause } from '@throughline/shared/vocabulary'
import { useState } from 'react'
import { useServices } from '../services.ts'

/** Counted again with every message; while a ticket is open, once is enough. */
const freshForMs = 300_000

/**
 * Why the customer of a saved ticket wrote, and how to say otherwise. `known` is missing where nothing is kept or the bridge does not
 * answer: the panel is complete without it. `correct` resolves to what is counted now, and to nothing when it was not saved.
 */
export const useCause = (ticketId: string | undefined) => {
  const { bridge } = useServices()
  const queries = useQueryClient()
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')
  const queryKey = ['cause', ticketId]
  const { data } = useQuery({
    queryKey,
    enabled: ticketId !== undefined,
    queryFn: async ({ signal }) => (ticketId === undefined ? null : bridge.causeOf(ticketId, signal)),
    staleTime: freshForMs,
    retry: false,
  })
  const correct = async (cause: ContactCause | null): Promise<CorrectedCause | undefined> => {
    if (ticketId === undefined || state === 'saving') return undefined
    setState('saving')
    try {
      const known = await bridge.correctCause({ ticketId, cause }, new AbortController().signal)
      queries.setQueryData(queryKey, known)
      setState('ready')
      return known
    } catch {
      setState('failed')
      return undefined
    }
  }
  return { known: data ?? undefined, state, correct }
}
