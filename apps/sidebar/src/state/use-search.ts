import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { mayPass } from '../bridge/failure.ts'
import { useServices } from '../services.ts'
import type { Arrival } from './screen.ts'

/** The contract's shortest query. */
export const shortestSearch = 2
export const longestSearch = 320

/** Looks for what an agent typed; idle while `text` is empty. */
export const useSearch = (text: string, brandId: string | undefined): UseQueryResult<Arrival> => {
  const { bridge, now } = useServices()
  return useQuery({
    queryKey: ['search', text, brandId],
    enabled: text.length >= shortestSearch,
    queryFn: async ({ signal }): Promise<Arrival> => ({
      panel: await bridge.search({ query: text, brandId }, signal),
      at: now(),
    }),
    staleTime: 15_000,
    retry: (failures, error) => failures < 1 && mayPass(error),
    refetchOnWindowFocus: false,
  })
}
