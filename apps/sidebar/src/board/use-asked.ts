import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type {
  Audit,
  AuditRequest,
  BoardCauses,
  BoardFilter,
  BoardMe,
  BoardOverview,
  BoardToday,
} from '@throughline/shared/contract'
import { mayPass } from '../bridge/failure.ts'
import { useBoardServices } from './board-services.ts'

/** The numbers come from sums that change with each solved ticket; a minute old is new. */
const freshMs = 60_000
/** The ticket in the address of a sign-in lives ten minutes. */
const renewMs = 8 * 60_000

const patient = {
  staleTime: freshMs,
  retry: (failures: number, error: Error) => failures < 1 && mayPass(error),
} as const

export const useMe = (): UseQueryResult<BoardMe> => {
  const { bridge } = useBoardServices()
  return useQuery({
    ...patient,
    queryKey: ['me'],
    queryFn: ({ signal }) => bridge.me(signal),
    refetchInterval: ({ state }) => (state.data?.role === 'unproven' ? renewMs : false),
  })
}

export const useOverview = (filter: BoardFilter): UseQueryResult<BoardOverview> => {
  const { bridge } = useBoardServices()
  return useQuery({
    ...patient,
    placeholderData: keepPreviousData,
    queryKey: ['overview', filter],
    queryFn: ({ signal }) => bridge.overview(filter, signal),
  })
}

export const useCauses = (filter: BoardFilter): UseQueryResult<BoardCauses> => {
  const { bridge } = useBoardServices()
  return useQuery({
    ...patient,
    placeholderData: keepPreviousData,
    queryKey: ['causes', filter],
    queryFn: ({ signal }) => bridge.causes(filter, signal),
  })
}

export const useAudit = (request: AuditRequest): UseQueryResult<Audit> => {
  const { bridge } = useBoardServices()
  return useQuery({
    ...patient,
    placeholderData: keepPreviousData,
    queryKey: ['audit', request],
    queryFn: ({ signal }) => bridge.audit(request, signal),
  })
}

export const useToday = (): UseQueryResult<BoardToday> => {
  const { bridge } = useBoardServices()
  return useQuery({
    ...patient,
    queryKey: ['today'],
    queryFn: ({ signal }) => bridge.today(signal),
    refetchInterval: 5 * freshMs,
  })
}
